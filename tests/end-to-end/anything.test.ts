import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ActError, buttonsOf, type Message, type Outcome, textOf } from '../../src/local-discord/index.ts';
import { type DeliveringBot, news, ROOM, startDelivering } from '../support/delivering-bot.ts';
import { runs } from '../support/runs.ts';

const THREADS = ['Yesterday in general', 'Which countries joined the sanctions?'];
const CHANNELS = ['world-news', 'general', 'announcements', 'questions', 'moderators-only', ...THREADS];
/** What a person types who tries what happens, and what is meant seriously. */
const TYPED = [
  '',
  ' ',
  ',',
  '@everyone',
  '<@&1>',
  '**x**',
  '```',
  '\ud83d',
  '\u200b',
  '[a](https://x.y)',
  'entry:x',
]
  .concat([
    'china',
    'western sanctions',
    'x'.repeat(500),
    'The news',
    '2026',
    'now',
    '8am',
    '25:00',
    'Berlin',
  ])
  .concat(['CST', '+05:30', 'all', 'trade, energy']);
const FORMS = ['', 'x', '# Hi\n\nText.', '---\nid: news1\n---\n# Other\n\nText.', '## Did you know?\n- a'];
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  '/briefing': ['briefing'],
  '/explain': ['query'],
  '/retract': ['briefing'],
  '/publish': [],
  '/subscribe': ['channel', 'role', 'time', 'timezone', 'topic'],
  '/subscriptions': [],
  '/unsubscribe': ['channel'],
};

const typed = fc.constantFrom(...TYPED);
/** Mostly left out, as a command of which every option makes no sense is only refused. */
const perhaps = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one });
const options = fc.record({
  query: typed,
  channel: perhaps(fc.constantFrom(...CHANNELS)),
  role: perhaps(fc.constantFrom('News readers', 'Moderators', '@everyone')),
  briefing: perhaps(typed),
  time: perhaps(typed),
  timezone: perhaps(typed),
  topic: perhaps(typed),
});
const act = fc.record({
  who: fc.constantFrom('Rosa', 'Milo', 'Milo', 'Olivia'),
  where: fc.constantFrom('direct messages', ...CHANNELS, 'world-news', 'general', 'announcements'),
  kind: fc.constantFrom(
    'type',
    'type',
    'type',
    'press',
    'press',
    'press',
    'pick',
    'publish',
    'permit',
    'close',
    'wait',
  ),
  command: fc.constantFrom(...Object.keys(COMMANDS), '/subscribe', '/subscriptions', '/subscriptions'),
  options,
  form: fc.constantFrom(...FORMS),
  denied: fc.constantFrom(
    'sendMessages',
    'viewChannel',
    'sendMessagesInThreads',
    'readMessageHistory',
    undefined,
  ),
  news: fc.constantFrom('', 'retracted: true\n', 'correction: "*It* was @everyone"\n'),
  nth: fc.nat({ max: 999 }),
  button: fc.nat({ max: 999 }),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const HOURS = 60 * 60_000;

/** Does it, and resolves with what the bot answered, if it was asked anything. */
async function perform(bot: DeliveringBot, seen: readonly Message[], act: Act): Promise<Outcome | undefined> {
  const { discord } = bot;
  const person = discord.as(act.who);
  const where = act.where === 'direct messages' ? person.directMessages().id : `${ROOM}/${act.where}`;
  const any = <T>(all: readonly T[], nth = act.nth): T | undefined => all[nth % Math.max(all.length, 1)];
  if (act.kind === 'type') {
    const known = COMMANDS[act.command] ?? [];
    const given = Object.entries(act.options).flatMap(([name, value]) =>
      known.includes(name) && value !== undefined ? [[name, value] as const] : [],
    );
    const outcome = await person.type(where, act.command, Object.fromEntries(given));
    return outcome.kind === 'modal' ? person.submit(outcome.modal, { text: act.form }) : outcome;
  }
  const theirs = seen.filter(({ visibleTo }) => visibleTo === null || visibleTo === person.user.id);
  // Mostly the latest ones.
  const shown = any(act.nth % 4 ? theirs.slice(-3) : [...theirs, ...person.messages(where)]);
  if (act.kind === 'press' && shown) {
    const pressable = buttonsOf(shown).filter(({ custom_id, disabled }) => custom_id && !disabled);
    const button = any(pressable, act.button);
    return button?.custom_id ? person.press(shown, button.custom_id) : undefined;
  }
  if (act.kind === 'pick' && shown) return person.contextMenu(shown, 'Explain this');
  if (act.kind === 'publish')
    await bot.publish(news(`news${act.nth % 4}`, `It happened ${act.nth}.`, act.news));
  if (act.kind === 'permit' && act.where !== 'direct messages')
    discord.setPermissions(where, { role: 'Briefings' }, act.denied ? { deny: [act.denied] } : {});
  if (act.kind === 'close')
    discord.editThread(any(THREADS) ?? '', { archived: act.nth % 2 === 0, locked: act.nth % 3 === 0 });
  if (act.kind === 'wait') bot.clock.advance(5 * HOURS);
  return undefined;
}

test('whatever people type, press, permit and publish, in whatever order, each gets an answer in time and nothing breaks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 300, maxLength: 300 }), async (acts) => {
      const bot = await startDelivering();
      const seen: Message[] = [];
      for (const one of acts) {
        const outcome = await perform(bot, seen, one).catch((error: unknown) => {
          // What Discord's client lets nobody do.
          if (error instanceof ActError) return undefined;
          throw error;
        });
        expect(outcome?.kind, JSON.stringify([one, outcome])).not.toBe('failed');
        if (outcome?.kind !== 'message' && outcome?.kind !== 'update') continue;
        expect(textOf(outcome.message)).not.toMatch(/Something broke|no longer knows|undefined|\[object/);
        seen.push(outcome.message);
      }
      expect(seen.length).toBeGreaterThan(20);
      expect(bot.log.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
      await bot.bot.close();
    }),
    { numRuns: runs(3), endOnFailure: true },
  );
});
