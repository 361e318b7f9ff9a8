import { describe, expect } from 'vitest';
import { ActError, type Outcome } from '../../src/local-discord/index.ts';
import { type Told, test, words } from './asking.ts';
import { type Json, rest } from './rest.ts';

const button = { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] };

describe('an interaction', () => {
  test('of a button can change its message at once or later, and nothing else can', async ({
    rosa,
    told,
    ask,
  }) => {
    const { answer } = await ask();
    expect(await answer({ type: 7, data: { content: 'x' } })).toMatchObject({
      body: { errors: { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } } },
    });
    await answer({ type: 4, data: { content: 'a', components: [button] } });
    const message = rosa.messages('world-news').at(-1);
    if (!message) throw new Error('no message');
    const press = async (body: unknown): Promise<[Promise<Outcome>, Told]> => {
      const outcome = rosa.press(message, 'go');
      const next = await told();
      expect((await next.answer(body)).status).toBe(204);
      return [outcome, next];
    };
    const [at, changed] = await press({ type: 7, data: { content: 'b' } });
    expect((await changed.webhook('GET', '/messages/@original')).body).toMatchObject({ id: message.id });
    expect(await at).toMatchObject({ kind: 'update', message: { id: message.id, content: 'b' } });
    const [later, { webhook }] = await press({ type: 6 });
    await webhook('PATCH', '/messages/@original', { content: 'c', components: [] });
    expect(await later).toMatchObject({ kind: 'update', message: { id: message.id, content: 'c' } });
    await expect(rosa.press(message, 'go')).rejects.toThrow(ActError);
  });

  test('of a button that is only taken note of is answered by a follow-up, or fails after 15 minutes', async ({
    discord,
    rosa,
    told,
    ask,
  }) => {
    const { answer } = await ask();
    await answer({ type: 4, data: { content: 'a', components: [button] } });
    const source = rosa.messages('world-news').at(-1)?.id ?? '';
    const press = async () => {
      const outcome = rosa.press(source, 'go');
      const next = await told();
      await next.answer({ type: 6 });
      return { outcome, ...next };
    };
    const answered = await press();
    const { body } = await answered.webhook('POST', '', { content: 'more' });
    expect(await answered.outcome).toMatchObject({ kind: 'message', message: { id: body['id'] } });
    const forgotten = await press();
    discord.advance(900_000);
    expect(await forgotten.outcome).toMatchObject({ kind: 'failed' });
  });

  test('for autocompletion takes choices only, at most 25 of 1 to 100 characters', async ({ rosa, told }) => {
    const choices = rosa.complete('world-news', '/ask', { what: 'x' });
    const { d, answer } = await told();
    expect(d).toMatchObject({ type: 4, data: { options: [{ focused: true, value: 'x' }] } });
    const many = Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` }));
    for (const refused of [
      words('x'),
      { type: 5 },
      { type: 8, data: { choices: many } },
      { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: 'x' }] } },
      { type: 8, data: { choices: [{ name: '', value: 'x' }] } },
      { type: 8, data: { choices: [{ name: ' ', value: 'x' }] } },
      { type: 8, data: { choices: [{ name: 'x', value: 'x'.repeat(101) }] } },
    ])
      expect(await answer(refused)).toMatchObject({ status: 400, body: { code: 50035 } });
    await answer({ type: 8, data: { choices: many.slice(1) } });
    expect(await choices).toEqual(many.slice(1));
  });

  test('may open a modal, with text, choice and file, whose submission comes back', async ({
    discord,
    rosa,
    told,
    ask,
  }) => {
    const { answer, outcome } = await ask();
    const label = (component: Json) => ({ type: 18, label: 'L', component });
    const data = {
      custom_id: 'form',
      title: 'Form',
      components: [
        label({ type: 4, custom_id: 'title', style: 1, max_length: 10 }),
        label({ type: 3, custom_id: 'kind', options: [{ label: 'One', value: '1' }] }),
        label({ type: 19, custom_id: 'file', min_values: 0, required: false }),
      ],
    };
    const six = {
      ...data,
      components: Array.from({ length: 6 }, (_, i) => label({ type: 4, custom_id: `t${i}`, style: 1 })),
    };
    const input = { type: 4, custom_id: 'title', style: 1 };
    for (const refused of [
      six,
      { ...data, components: [] },
      { ...data, components: [label(input), label(input)] },
      { ...data, components: [{ ...label(input), label: 'x'.repeat(46) }] },
      { ...data, components: [label({ ...input, value: 'x'.repeat(4001) })] },
      { ...data, components: [label({ ...input, max_length: 4001 })] },
      { ...data, components: [label({ ...input, placeholder: 'x'.repeat(101) })] },
      { ...data, components: [label({ ...input, style: 3 })] },
      { ...data, components: [{ ...label(input), description: 'x'.repeat(101) }] },
      { ...data, components: [label({ type: 19, custom_id: 'f', min_values: 2, max_values: 1 })] },
      { ...data, components: [label({ type: 19, custom_id: 'f', min_values: 0 })] },
      { ...data, components: [label({ type: 5, custom_id: 'u', min_values: 0 })] },
      { ...data, components: [label({ type: 6, custom_id: 'r', disabled: true })] },
      {
        ...data,
        components: [{ type: 1, components: ['a', 'b'].map((custom_id) => ({ ...input, custom_id })) }],
      },
      { ...data, title: 'x'.repeat(46) },
      { ...data, title: '  ' },
      { ...data, components: [{ ...label(input), label: ' ' }] },
      { ...data, custom_id: '' },
      { ...data, custom_id: 'x'.repeat(101) },
    ])
      expect(await answer({ type: 9, data: refused })).toMatchObject({ status: 400, body: { code: 50035 } });
    const rows = [input, input].map((one) => ({ type: 1, components: [one] }));
    expect((await answer({ type: 9, data: { ...data, components: rows } })).body).toHaveProperty(
      'errors.data.components.1.components.0.custom_id._errors.0.code',
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    );
    expect((await answer({ type: 9, data })).status).toBe(204);
    const opened = await outcome;
    if (opened.kind !== 'modal') throw new Error(opened.kind);
    await expect(rosa.submit(opened.modal, { title: 'x'.repeat(11) })).rejects.toThrow('1 to 10 characters');
    const filled = { title: 'Hi', kind: ['1'], file: [{ filename: 'a.md', text: '# A' }] };
    const unheard = rosa.submit(opened.modal, filled);
    await told();
    discord.advance(3_000);
    expect(await unheard).toMatchObject({ kind: 'failed' });
    const sent = rosa.submit(opened.modal, filled);
    const { d, answer: reply } = await told();
    expect(d).toMatchObject({
      type: 5,
      data: {
        custom_id: 'form',
        components: [
          { type: 18, component: { type: 4, value: 'Hi' } },
          { component: { values: ['1'] } },
          { component: { type: 19, values: [expect.any(String)] } },
        ],
      },
    });
    const [file] = Object.values(Object(d['data']).resolved.attachments).map((one) => Object(one));
    expect(await (await fetch(file.url)).text()).toBe('# A');
    for (const refused of [
      { type: 9, data },
      { type: 7, data: { content: 'There is no message to change.' } },
    ])
      expect(await reply(refused)).toMatchObject({ status: 400, body: { code: 50035 } });
    await reply(words('thanks'));
    const done = await sent;
    if (done.kind !== 'message') throw new Error(done.kind);
    const { id, channelId } = done.message;
    const wire = await rest(discord, 'GET', `/channels/${channelId}/messages/${id}`);
    expect(wire.body['webhook_id']).toBe(discord.world.application.id);
    expect(wire.body['interaction_metadata']).toMatchObject({
      type: 5,
      triggering_interaction_metadata: { type: 2, name: 'ask' },
    });
    expect(wire.body['interaction_metadata']).not.toHaveProperty('name');
  });

  test('of a message menu brings the message along', async ({ discord, rosa, told }) => {
    const written = discord.as('Milo').say('world-news', 'Rates rose.');
    void rosa.contextMenu(written, 'Read');
    const { d, answer } = await told();
    expect(d).toMatchObject({
      data: {
        type: 3,
        target_id: written.id,
        resolved: { messages: { [written.id]: { content: 'Rates rose.' } } },
      },
    });
    await answer(words('x'));
  });
});
