import type { LocalDiscord } from '../../src/local-discord/index.ts';

/** Asks the stand-in, as its page does, to do something; its answer, whatever that says. */
export async function act(
  discord: LocalDiscord,
  name: string,
  body: unknown = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${discord.url}/local/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

/** Looks at something as the page does. */
export async function look(discord: LocalDiscord, path: string): Promise<Record<string, unknown>> {
  return (await fetch(`${discord.url}/local/${path}`)).json();
}
