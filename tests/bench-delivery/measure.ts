import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { LocalDiscord } from '../../src/local-discord/index.ts';

/** What a burst of posts was like. Times in ms, memory in MB. */
export type Burst = {
  posts: number;
  /** Of all requests that count to Discord's 50 a second, between the first post and the last. */
  requestsPerSecond: number;
  refused429: number;
  invalid: number;
  commands: number;
  p50: number;
  p99: number;
  memory: number;
};

/** How long answers took from typing to seeing them, in ms, sorted. */
export type Latencies = readonly number[];

export const percentile = (sorted: Latencies, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** A person types one command after the other, `pause` ms between, until `done`. */
export async function typeUntil(
  discord: LocalDiscord,
  channel: string,
  done: () => boolean,
  pause = 20,
): Promise<Latencies> {
  const person = discord.as('Olivia');
  const took: number[] = [];
  while (!done()) {
    const began = performance.now();
    const outcome = await person.type(channel, '/explain', { query: 'wetsern sanctoins' });
    if (outcome.kind !== 'message') throw new Error(`A command was answered with: ${outcome.kind}`);
    took.push(performance.now() - began);
    await delay(pause);
  }
  return took.sort((a, b) => a - b);
}

/** Resident memory of a process in MB. */
export const memoryOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

/** Measures what happens between `begin` and the last of `posts` posts of a bot, while somebody types commands in `channel`. */
export async function measureBurst(
  discord: LocalDiscord,
  { posts, pid, channel, begin }: { posts: number; pid: number; channel: string; begin(): Promise<void> },
): Promise<Burst> {
  const arrived: number[] = [];
  let sent = 0;
  let refused429 = 0;
  const stop = discord.onTraffic((entry) => {
    if (entry.kind !== 'rest' || /^\/(interactions|webhooks)\//.test(entry.path)) return;
    arrived.push(performance.now());
    if (entry.status === 429) refused429 += 1;
    else if (entry.method === 'POST' && /\/(messages|threads)$/.test(entry.path)) sent += 1;
  });
  const invalidBefore = discord.invalidRequests();
  await begin();
  const latencies = await typeUntil(discord, channel, () => sent >= posts);
  stop();
  const [first = 0, last = 0] = [arrived[0], arrived.at(-1)];
  return {
    posts: sent,
    requestsPerSecond: (arrived.length - 1) / ((last - first) / 1000),
    refused429,
    invalid: discord.invalidRequests() - invalidBefore,
    commands: latencies.length,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    memory: memoryOf(pid),
  };
}
