import { expect, test } from 'vitest';
import { buttonsOf, type LocalDiscord, textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';

const CHANNEL = 'The Reading Room/general';
const NEWS = 'The Reading Room/world-news';
const ask = { query: 'western sanctions' };

const callbacks = (discord: LocalDiscord) =>
  discord.traffic().flatMap((entry) => {
    const isAnswer = entry.kind === 'rest' && entry.path.includes('/callback');
    return isAnswer ? [Object(entry.request)] : [];
  });

/** A bot that, once told to, takes longer than the second and a half after which a reader is told that we are thinking. */
async function startSlowing() {
  const how = { slow: false };
  const { discord } = await startRunning({
    parts: ({ clock, ...parts }) => ({
      ...parts,
      clock: {
        ...clock,
        wait: (ms, signal) => (how.slow && ms === 1500 ? Promise.resolve() : clock.wait(ms, signal)),
      },
    }),
  });
  return { discord, how };
}

test.each([
  ['at once', false],
  ['only after long', true],
])('a press that is answered %s leaves the message that everybody sees as it is', async (_, slow) => {
  const { discord, how } = await startSlowing();
  const answer = messageOf(await discord.as('Rosa').type(CHANNEL, '/explain', ask));
  const [before, milo] = [textOf(answer), discord.as('Milo')];
  how.slow = slow;
  const show = buttonsOf(answer).find(({ label }) => label === 'Show');
  const related = messageOf(await milo.press(answer, show?.custom_id ?? ''));
  expect([related.visibleTo, related.id === answer.id]).toEqual([milo.user.id, false]);
  expect(textOf(answer)).toBe(before);
});

test('a form that could not be opened in time is said to have been too slow', async () => {
  const { discord, how } = await startSlowing();
  how.slow = true;
  const said = messageOf(await discord.as('Olivia').type(CHANNEL, '/publish'));
  expect(textOf(said)).toBe('I was too slow to open the form. Please try again.');
});

test.each([
  ['at once', false],
  ['only after long', true],
])(
  'what a press cannot do is said %s below the message that only its reader sees, which stays',
  async (_, slow) => {
    const { discord, how } = await startSlowing();
    await discord.as('Milo').type(CHANNEL, '/subscribe');
    discord.setPermissions(NEWS, { member: 'Rosa' }, { allow: ['manageChannels'] });
    const rosa = discord.as('Rosa');
    const list = messageOf(await rosa.type(NEWS, '/subscriptions'));
    const before = [textOf(list), buttonsOf(list).length];
    how.slow = slow;
    await rosa.press(list, 'Pause');
    const said = discord.messages(NEWS).at(-1) ?? expect.fail();
    expect(textOf(said)).toContain('Only people with **Manage Server**');
    expect([said.visibleTo, said.id === list.id]).toEqual([rosa.user.id, false]);
    expect([textOf(list), buttonsOf(list).length]).toEqual(before);
  },
);

test('a form that could not be opened in time leaves the text that was to be edited where it is', async () => {
  const { discord, how } = await startSlowing();
  const olivia = discord.as('Olivia');
  const form = await olivia.type(CHANNEL, '/publish');
  if (form.kind !== 'modal') return expect.fail();
  const refused = messageOf(await olivia.submit(form.modal, { text: 'No title.' }));
  how.slow = true;
  await olivia.press(refused, 'Edit the text');
  expect(textOf(discord.messages(CHANNEL).at(-1) ?? expect.fail())).toContain('I was too slow');
  how.slow = false;
  const again = await olivia.press(refused, 'Edit the text');
  if (again.kind !== 'modal') return expect.fail();
  how.slow = true;
  await olivia.submit(again.modal, { text: '# Title\n\nA text.' });
  expect(textOf(refused)).toContain('This is how readers will see it');
});

test('completion that breaks offers nothing, at once, and the log has why', async () => {
  const { discord, log } = await startRunning({
    parts: (parts) => ({
      ...parts,
      index: () => {
        throw new Error('the index fell over');
      },
    }),
  });
  expect(await discord.as('Rosa').complete(CHANNEL, '/explain', ask)).toEqual([]);
  expect(callbacks(discord)).toEqual([{ type: 8, data: { choices: [] } }]);
  expect(log.join('')).toContain('the index fell over');
});

test('no answer may ping anybody, whatever stands in it', async () => {
  const { discord } = await startRunning();
  const rosa = discord.as('Rosa');
  const answer = messageOf(await rosa.type(CHANNEL, '/explain', ask));
  const briefing = messageOf(await rosa.press(answer, 'Open the briefing'));
  await rosa.press(briefing, 'Analysis');
  const sent = callbacks(discord);
  expect(sent).toHaveLength(3);
  for (const { data } of sent) expect(data.allowed_mentions).toEqual({ parse: [] });
});
