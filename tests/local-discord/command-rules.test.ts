import { describe, expect } from 'vitest';
import { times } from './bodies.ts';
import { command, option, test } from './commands.ts';
import { type Json, rest } from './rest.ts';

const withOption = (parts: Json) => command({ options: [option(parts)] });

const INVALID: readonly [what: string, body: unknown, place: string][] = [
  ['a name in upper case', command({ name: 'Ask' }), 'name'],
  ['a name with a space', command({ name: 'ask me' }), 'name'],
  ['a name over 32', command({ name: 'a'.repeat(33) }), 'name'],
  ['no description', command({ description: undefined }), 'description'],
  ['a description over 100', command({ description: 'x'.repeat(101) }), 'description'],
  ['a description of spaces', command({ description: '  ' }), 'description'],
  ['an option described by spaces', withOption({ description: ' ' }), 'options.0.description'],
  [
    'a choice called by a space',
    withOption({ choices: [{ name: ' ', value: 'a' }] }),
    'options.0.choices.0.name',
  ],
  ['an unknown locale', command({ name_localizations: { xx: 'frag' } }), 'name_localizations.xx'],
  [
    'a localized name in upper case',
    command({ name_localizations: { de: 'Frag' } }),
    'name_localizations.de',
  ],
  ['26 options', command({ options: times(26, (i) => option({ name: `o${i}` })) }), 'options'],
  ['an unknown option type', withOption({ type: 12 }), 'options.0.type'],
  [
    'a required option after an optional one',
    command({ options: [option({ name: 'a' }), option({ name: 'b', required: true })] }),
    'options.1.required',
  ],
  ['two options of one name', command({ options: [option(), option()] }), 'options.1.name'],
  [
    'an option named like the translation of another',
    command({ options: [option({ name: 'was' }), option({ name_localizations: { de: 'was' } })] }),
    'options.1.name',
  ],
  [
    '26 choices',
    withOption({ choices: times(26, (i) => ({ name: `${i}`, value: `${i}` })) }),
    'options.0.choices',
  ],
  [
    'a choice value over 100',
    withOption({ choices: [{ name: 'a', value: 'x'.repeat(101) }] }),
    'options.0.choices.0.value',
  ],
  [
    'a choice name over 100',
    withOption({ choices: [{ name: 'x'.repeat(101), value: 'a' }] }),
    'options.0.choices.0.name',
  ],
  ['a choice of the wrong type', withOption({ choices: [{ name: 'a', value: 1 }] }), 'options.0.choices'],
  [
    'choices together with autocomplete',
    withOption({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }),
    'options.0.autocomplete',
  ],
  [
    'two choices of one name',
    withOption({ choices: times(2, (i) => ({ name: 'a', value: `${i}` })) }),
    'options.0.choices',
  ],
  ['a choice of a boolean', withOption({ type: 5, choices: [{ name: 'a', value: 1 }] }), 'options.0.choices'],
  [
    'a broken whole number',
    withOption({ type: 4, choices: [{ name: 'a', value: 1.5 }] }),
    'options.0.choices',
  ],
  [
    'a least value above the most',
    withOption({ type: 4, min_value: 2, max_value: 1 }),
    'options.0.min_value',
  ],
  ['a least length above the most', withOption({ min_length: 2, max_length: 1 }), 'options.0.min_length'],
  ['a group without subcommands', command({ options: [option({ type: 2 })] }), 'options.0.options'],
  ['autocomplete of a channel', withOption({ type: 7, autocomplete: true }), 'options.0.autocomplete'],
  [
    'a subcommand beside a value',
    command({ options: [option({ type: 1, name: 'a' }), option()] }),
    'options.1.type',
  ],
  [
    'a subcommand in a subcommand',
    command({ options: [option({ type: 1, options: [option({ type: 1, name: 'in' })] })] }),
    'options.0.options.0.type',
  ],
  [
    'a group in a group',
    command({ options: [option({ type: 2, options: [option({ type: 2, name: 'in' })] })] }),
    'options.0.options.0.type',
  ],
  ['an installation that does not exist', command({ integration_types: [2] }), 'integration_types.0'],
  ['options of an option', withOption({ options: [option({ name: 'in' })] }), 'options.0.options'],
  [
    'permissions that begin like a number',
    command({ default_member_permissions: '32x' }),
    'default_member_permissions',
  ],
  ['a context that does not exist', command({ contexts: [3] }), 'contexts.0'],
  [
    'permissions that are no number',
    command({ default_member_permissions: 'all' }),
    'default_member_permissions',
  ],
  ['a message menu with a name over 32', { type: 3, name: 'R'.repeat(33) }, 'name'],
  ['a message menu with a description', { type: 3, name: 'Read', description: 'x' }, 'description'],
  ['a message menu with options', { type: 3, name: 'Read', options: [option()] }, 'options.0'],
];

describe('a command Discord would refuse', () => {
  test.for(INVALID)('%s', async ([_, body, place], { discord, path }) => {
    const one = await rest(discord, 'POST', path, body);
    expect([one.status, one.body['code']]).toEqual([400, 50035]);
    expect(one.body).toHaveProperty(`errors.${place}._errors.0.code`);
    const all = await rest(discord, 'PUT', path, [body]);
    expect(all.body).toHaveProperty(`errors.0.${place}._errors.0.code`);
  });

  test('a locale called like what every object has', async ({ discord, path }) => {
    const { body } = await rest(discord, 'POST', path, command({ name_localizations: { constructor: 'x' } }));
    expect(JSON.stringify(body)).toContain('{"name_localizations":{"constructor":{"_errors"');
  });

  test('two of one name', async ({ discord, path }) => {
    const reply = await rest(discord, 'PUT', path, [command(), command()]);
    expect(reply.body).toHaveProperty('errors.1.name._errors.0.code', 'APPLICATION_COMMANDS_DUPLICATE_NAME');
  });

  test('one of another application', async ({ discord }) => {
    expect(await rest(discord, 'GET', '/applications/1457659890892899999/commands')).toMatchObject({
      status: 404,
      body: { code: 10002 },
    });
  });
});
