import type { Fault, LocalDiscord } from '../../src/local-discord/index.ts';
import { between, pick, type Random } from './random.ts';

const SENDING = { method: 'POST', path: '/(messages|threads)$' };

/** What can go wrong with requests; `random` decides on the numbers. */
const REQUESTS: readonly [(random: Random) => Fault, ...((random: Random) => Fault)[]] = [
  (random) => ({ times: between(random, 1, 12), effect: { kind: 'status', status: 500 } }),
  (random) => ({ times: between(random, 1, 12), effect: { kind: 'status', status: 502 } }),
  (random) => ({
    ...SENDING,
    times: between(random, 1, 6),
    effect: { kind: 'status', status: 504, when: 'after' },
  }),
  (random) => ({ times: between(random, 1, 6), effect: { kind: 'drop', when: 'before' } }),
  (random) => ({ ...SENDING, times: between(random, 1, 8), effect: { kind: 'drop', when: 'after' } }),
  (random) => ({ ...SENDING, times: 2, effect: { kind: 'slow', ms: between(random, 100, 40_000) } }),
  (random) => ({ ...SENDING, times: 2, effect: { kind: 'late', ms: between(random, 100, 100_000) } }),
  (random) => ({ times: 2, effect: { kind: 'rate-limit', seconds: random() } }),
  (random) => ({ times: 1, effect: { kind: 'rate-limit', seconds: random() / 2, global: true } }),
  () => ({ ...SENDING, times: 1, effect: { kind: 'rate-limit', seconds: 1800 } }),
  () => ({ path: '/crosspost$', times: 1, effect: { kind: 'rate-limit', seconds: 1800 } }),
];

/** Closes after which Discord lets a bot connect again. */
const CLOSES = [4000, 4001, 4002, 4007, 4008, 4009] as const;

/** What can happen to the connection. */
const CONNECTION: readonly [
  (discord: LocalDiscord, random: Random) => string,
  ...((discord: LocalDiscord, random: Random) => string)[],
] = [
  ({ gateway }) => {
    gateway.cut();
    return 'connection cut';
  },
  ({ gateway }) => {
    gateway.askReconnect();
    return 'asked to reconnect';
  },
  ({ gateway }, random) => {
    const resumable = random() < 0.5;
    gateway.invalidate(resumable);
    return `session invalid, ${resumable ? 'to be resumed' : 'gone'}`;
  },
  ({ gateway }, random) => {
    const code = pick(random, CLOSES);
    gateway.closeAll(code);
    return `closed with ${code}`;
  },
];

/** Makes one thing go wrong, and says what. Each connection that is lost costs the bot seconds, so those are rarer. */
export function upset(discord: LocalDiscord, random: Random): string {
  if (random() < 0.15) return pick(random, CONNECTION)(discord, random);
  const fault = pick(random, REQUESTS)(random);
  discord.fault(fault);
  return `${fault.times} × ${JSON.stringify(fault.effect)}${fault.path ? ` for ${fault.path}` : ''}`;
}
