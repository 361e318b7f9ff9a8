import type { Json } from './rest.ts';

/** Parts of message bodies, as Discord's API takes them; `parts` replace what is usual. */
export const V2 = 1 << 15;

export const text = (content: string) => ({ type: 10, content });
export const button = (parts: Json = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...parts });
export const row = (...components: unknown[]) => ({ type: 1, components });
export const select = (parts: Json = {}) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'A', value: 'a' }],
  ...parts,
});
export const section = (parts: Json = {}) => ({
  type: 9,
  components: [text('x')],
  accessory: button(),
  ...parts,
});
export const embed = (parts: Json) => ({ embeds: [{ description: 'd', ...parts }] });

/** A message with the Components V2 flag, and one without. */
export const v2 = (...components: unknown[]) => ({ flags: V2, components });
export const classic = (...components: unknown[]) => ({ content: 'x', components });

/** A body with a file, a.txt, as multipart. */
export const withFile = (body: Json) => {
  const form = new FormData();
  form.set('payload_json', JSON.stringify(body));
  form.set('files[0]', new File(['a'], 'a.txt'));
  return form;
};

export const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Addresses that a parser forgives, or that lead nowhere. */
export const BAD_ADDRESSES = ['https://', 'http://a b c', 'https://a.org/ b'] as const;

/** A body that is refused as an invalid form: what is wrong with it, and the place that is blamed. */
export type Refused = readonly [what: string, body: unknown, place: string];
