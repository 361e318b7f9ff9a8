import { expect, test } from 'vitest';
import { buttonsOf, type LocalDiscord, textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';

const CHANNEL = 'The Reading Room/general';
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
  expect(textOf(said)).toBe('I was too slow to open the form. Please type the command again.');
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
