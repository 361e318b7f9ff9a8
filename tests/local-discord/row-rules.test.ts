import { describe, expect } from 'vitest';
import { BAD_ADDRESSES, button, classic, type Refused, row, select, times } from './bodies.ts';
import { test, testRefusals } from './newsroom.ts';

const LONG = 'x'.repeat(101);
const option = (parts: object) => classic(row(select({ options: [{ label: 'A', value: 'a', ...parts }] })));

const defaults = (type: number, kinds: readonly string[], range: object = { max_values: 1 }) =>
  classic(
    row({
      type,
      custom_id: 's',
      ...range,
      default_values: kinds.map((kind, i) => ({ id: `${i}`, type: kind })),
    }),
  );

const INVALID: readonly Refused[] = [
  ['6 action rows', classic(...times(6, (i) => row(button({ custom_id: `b${i}` })))), 'components'],
  ['an empty action row', classic(row()), 'components.0.components'],
  [
    '6 buttons in a row',
    classic(row(...times(6, (i) => button({ custom_id: `b${i}` })))),
    'components.0.components',
  ],
  ['a select beside a button', classic(row(button(), select())), 'components.0.components'],
  [
    'a button without custom id',
    classic(row(button({ custom_id: undefined }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a button label over 80',
    classic(row(button({ label: 'x'.repeat(81) }))),
    'components.0.components.0.label',
  ],
  [
    'a button without label or emoji',
    classic(row(button({ label: undefined }))),
    'components.0.components.0.label',
  ],
  [
    'a custom id over 100',
    classic(row(button({ custom_id: 'x'.repeat(101) }))),
    'components.0.components.0.custom_id',
  ],
  ['a custom id used twice', classic(row(button(), button())), 'components.0.components.1.custom_id'],
  [
    'a link button with a custom id',
    classic(row(button({ style: 5, url: 'https://a.org' }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a link button without an address',
    classic(row({ type: 2, style: 5, label: 'x' })),
    'components.0.components.0.url',
  ],
  [
    'a link over 512',
    classic(row({ type: 2, style: 5, label: 'x', url: `https://a.org/${'x'.repeat(500)}` })),
    'components.0.components.0.url',
  ],
  [
    'a link to a script',
    classic(row({ type: 2, style: 5, label: 'x', url: 'javascript://x' })),
    'components.0.components.0.url',
  ],
  [
    '26 options in a select',
    classic(row(select({ options: times(26, (i) => ({ label: `${i}`, value: `${i}` })) }))),
    'components.0.components.0.options',
  ],
  ['a select without options', classic(row(select({ options: [] }))), 'components.0.components.0.options'],
  [
    'two options of the same value',
    classic(row(select({ options: times(2, () => ({ label: 'A', value: 'a' })) }))),
    'components.0.components.0.options.1.value',
  ],
  [
    'a select placeholder over 150',
    classic(row(select({ placeholder: 'x'.repeat(151) }))),
    'components.0.components.0.placeholder',
  ],
  [
    'more values than options',
    classic(row(select({ max_values: 2 }))),
    'components.0.components.0.max_values',
  ],
  [
    'a least above the most',
    classic(row(select({ min_values: 2, max_values: 1 }))),
    'components.0.components.0.min_values',
  ],
  [
    'a button that sells',
    classic(row({ type: 2, style: 6, sku_id: '1' })),
    'components.0.components.0.style',
  ],
  [
    '26 values to choose',
    classic(row({ type: 5, custom_id: 's', max_values: 26 })),
    'components.0.components.0.max_values',
  ],
  ['a button outside a row', classic(button()), 'components.0.type'],
  ['an option label over 100', option({ label: LONG }), 'components.0.components.0.options.0.label'],
  ['an option value over 100', option({ value: LONG }), 'components.0.components.0.options.0.value'],
  [
    'an option description over 100',
    option({ description: LONG }),
    'components.0.components.0.options.0.description',
  ],
  [
    'a button with an emoji that is none',
    classic(row(button({ label: undefined, emoji: {} }))),
    'components.0.components.0.emoji.name',
  ],
  ...BAD_ADDRESSES.map(
    (url): Refused => [
      `a link to ${url}`,
      classic(row({ type: 2, style: 5, label: 'x', url })),
      'components.0.components.0.url',
    ],
  ),
  ['a role chosen among users', defaults(5, ['role']), 'components.0.components.0.default_values.0.type'],
  ['a user chosen among channels', defaults(8, ['user']), 'components.0.components.0.default_values.0.type'],
  ['two chosen where one can be', defaults(7, ['user', 'role']), 'components.0.components.0.default_values'],
  [
    'one chosen where two must be',
    defaults(5, ['user'], { min_values: 2, max_values: 3 }),
    'components.0.components.0.default_values',
  ],
  ['a button label of spaces', classic(row(button({ label: '  ' }))), 'components.0.components.0.label'],
  ['an option label of spaces', option({ label: ' ' }), 'components.0.components.0.options.0.label'],
  ...['x', '→', ':bell:', '🔔🔔'].map(
    (name): Refused => [
      `a button with the emoji ${name}`,
      classic(row(button({ emoji: { name } }))),
      'components.0.components.0.emoji.name',
    ],
  ),
  [
    'an option with an emoji that is none',
    option({ emoji: {} }),
    'components.0.components.0.options.0.emoji.name',
  ],
];

describe('rows, buttons and selects that Discord would refuse', () => testRefusals(INVALID));

describe('rows, buttons and selects that Discord takes', () => {
  test.for<[number, string]>([
    [5, 'user'],
    [6, 'role'],
    [7, 'role'],
    [8, 'channel'],
  ])(
    'a select of type %i with as many defaults as can be chosen, of a kind it lists',
    async ([type, kind], { room }) => {
      expect((await room.post(defaults(type, [kind]))).status).toBe(200);
    },
  );

  test('an option with an emoji of everybody’s, or one of a server', async ({ room }) => {
    for (const emoji of [
      { name: '🔔' },
      { name: '❤' },
      { name: '👩‍👩‍👧' },
      { id: '1100000000000000009', name: 'bell' },
    ])
      expect((await room.post(option({ emoji }))).status).toBe(200);
  });
});
