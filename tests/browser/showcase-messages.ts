/** What the showcase bot answers, as Discord's API takes it: each thing a page must be able to draw, once. */

const option = (label: string, description?: string) => ({
  label,
  value: label.toLowerCase(),
  ...(description !== undefined && { description }),
});
const row = (...components: object[]) => ({ type: 1, components });
const label = (words: string, component: object, description?: string) => ({
  type: 18,
  label: words,
  ...(description !== undefined && { description }),
  component,
});
const SEASONS = [option('Spring', 'Things grow'), option('Summer'), option('Autumn')];

const TEXT = [
  '# One',
  '## Two',
  '### Three',
  '-# Small',
  '**bold** *italic* __under__ ~~struck~~ `code` ||spoiler||',
  '> quoted',
  '- a',
  '- b',
  '  - c',
  '1. first',
  '2. second',
  '```ts\nconst a = 1;\n```',
  '[a link](https://example.org/) and https://example.org/plain <t:1767603600:R>',
  '[brackets](https://example.org/a_(b)) (https://example.org/c_(d)), (https://example.org/e)',
].join('\n');

/** The data of a message, by what it shows. */
export const MESSAGES: Record<string, object> = {
  text: { content: TEXT },
  embed: {
    content: 'Seen today:',
    embeds: [
      {
        title: 'The harbour reopens',
        url: 'https://example.org/harbour',
        description: 'Ships **call again** after two years.\n- Ferries twice a day',
        color: 0x3ba55d,
        author: { name: 'Harbour Street News' },
        fields: [
          { name: 'Ferries', value: '2 a day', inline: true },
          { name: 'Ships', value: '14', inline: true },
          { name: 'Visitors', value: 'many', inline: true },
          { name: 'In all', value: 'A field as wide as the embed' },
        ],
        footer: { text: 'Written by hand' },
        timestamp: '2026-03-01T12:00:00.000Z',
      },
    ],
  },
  buttons: {
    content: 'Press one.',
    components: [
      row(
        ...['Primary', 'Secondary', 'Success', 'Danger'].map((words, i) => ({
          type: 2,
          style: i + 1,
          label: words,
          custom_id: words,
        })),
        { type: 2, style: 5, label: 'Link', url: 'https://example.org/' },
      ),
      row(
        { type: 2, style: 2, label: 'Not now', custom_id: 'off', disabled: true },
        { type: 2, style: 2, emoji: { name: '🔔' }, custom_id: 'bell' },
        { type: 2, style: 2, label: 'Unheard', custom_id: 'unheard' },
      ),
    ],
  },
  selects: {
    content: 'Choose.',
    components: [
      row({ type: 3, custom_id: 'string', placeholder: 'Pick a season', options: SEASONS }),
      row({ type: 5, custom_id: 'user', placeholder: 'Pick a person' }),
      row({ type: 6, custom_id: 'role', placeholder: 'Pick a role' }),
      row({ type: 7, custom_id: 'mentionable', placeholder: 'Pick anyone', max_values: 2 }),
      row({ type: 8, custom_id: 'channel', placeholder: 'Pick a channel', channel_types: [0, 5] }),
    ],
  },
  layout: {
    flags: 1 << 15,
    components: [
      { type: 10, content: '# A heading\nWords before the box.' },
      {
        type: 17,
        accent_color: 0xf0b132,
        components: [
          {
            type: 9,
            components: [{ type: 10, content: '### A section\nwith a button beside it' }],
            accessory: { type: 2, style: 2, label: 'Beside', custom_id: 'beside' },
          },
          { type: 14, divider: true, spacing: 2 },
          { type: 10, content: '-# Small words\n> A quotation' },
          row({ type: 2, style: 1, label: 'Below', custom_id: 'below' }),
        ],
      },
    ],
  },
};

/** A modal with every kind of field. */
export const MODAL = {
  custom_id: 'form',
  title: 'Tell us more',
  components: [
    { type: 10, content: 'All of it stays **here**.' },
    label('Title', { type: 4, custom_id: 'title', style: 1, max_length: 20 }, 'A short one'),
    label('Text', {
      type: 4,
      custom_id: 'text',
      style: 2,
      required: false,
      placeholder: 'As long as you like',
    }),
    label('Season', { type: 3, custom_id: 'season', placeholder: 'Pick a season', options: SEASONS }),
    label('File', { type: 19, custom_id: 'file', required: false }),
  ],
};

/** The showcase bot's commands, with translations for Rosa, who reads Spanish. */
export const COMMANDS = [
  {
    name: 'show',
    name_localizations: { 'es-ES': 'mostrar' },
    description: 'Shows what a message can be',
    description_localizations: { 'es-ES': 'Muestra lo que puede ser un mensaje' },
    options: [
      {
        type: 3,
        name: 'what',
        name_localizations: { 'es-ES': 'qué' },
        description: 'What to show',
        description_localizations: { 'es-ES': 'Qué mostrar' },
        required: true,
        choices: [...Object.keys(MESSAGES), 'modal', 'thinking', 'private', 'nothing'].map((kind) => ({
          name: kind,
          value: kind,
          name_localizations: { 'es-ES': kind === 'text' ? 'texto' : kind },
        })),
      },
    ],
  },
  {
    name: 'give',
    description: 'Takes a value of each kind',
    options: [
      { type: 4, name: 'count', description: 'From 1 to 5', min_value: 1, max_value: 5 },
      { type: 5, name: 'sure', description: 'Whether you are' },
      { type: 6, name: 'who', description: 'A person' },
      { type: 8, name: 'role', description: 'A role' },
      { type: 9, name: 'anyone', description: 'A person or a role' },
      { type: 7, name: 'where', description: 'A channel' },
    ],
  },
  { type: 3, name: 'Say it back', name_localizations: { 'es-ES': 'Repetir' } },
];
