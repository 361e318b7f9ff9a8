// Ours and what bots usually do, posting to 1,000 channels of 100 servers on the local Discord with its limits on. See docs/benchmarks.md.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalDiscord } from '../../src/local-discord/index.ts';
import { embeddedPlace } from '../support/places.ts';
import { typed } from '../support/typed.ts';
import { setStage } from '../torture/stage.ts';
import { town } from '../torture/town.ts';
import { type Burst, type Latencies, measureBurst, memoryOf, percentile, typeUntil } from './measure.ts';

typed('bench:delivery', {});

const SIZE = { channels: 1000, perGuild: 10, kinds: ['text'] } as const;
/** Where somebody types meanwhile; nothing is posted there. */
const CHANNEL = 'Server 0/square';
const BURSTS = 5;
const IDLE = 15_000;

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
console.log(
  `${SIZE.channels} channels of ${SIZE.channels / SIZE.perGuild} servers; times in ms, memory in MB\n`,
);
console.log(
  '| bot | burst | requests/s | of 50/s | 429s | refused requests | commands p50 | commands p99 | p99 ÷ idle | memory |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
await ours();
await peer('one-by-one', 'discord.js, `await channel.send()` one after the other');
await peer('all-at-once', 'discord.js, `Promise.all` over every channel');

async function ours(): Promise<void> {
  const { place, remove } = await embeddedPlace();
  const stage = await setStage(place, SIZE);
  const { pid } = stage.start();
  await stage.discord.until(() => (stage.discord.commands().length ? true : undefined));
  await delay(2000);
  const idle = await idleOf(stage.discord);
  print('ours', 'none', idle, undefined, memoryOf(pid));
  for (let burst = 1; burst <= BURSTS; burst += 1) {
    const begin = () => stage.publish(`News of burst ${burst}.`);
    const measured = await measureBurst(stage.discord, {
      posts: SIZE.channels,
      pid,
      channel: CHANNEL,
      begin,
    });
    const { wrong } = stage.reached(`News of burst ${burst}.`);
    if (wrong.length) throw new Error(`not exactly once: ${wrong.join(', ')}`);
    print('ours', String(burst), idle, measured);
  }
  await stage.close();
  await remove();
}

async function peer(how: string, name: string): Promise<void> {
  const { world } = town(SIZE);
  const discord = await startLocalDiscord({ world, trafficKept: 200 });
  const child = fork(new URL('peer.ts', import.meta.url), [how, discord.apiUrl], {
    env: { PATH: process.env['PATH'] ?? '', DISCORD_TOKEN: discord.token },
    execArgv: [],
  });
  await once(child, 'message');
  const pid = child.pid ?? 0;
  const idle = await idleOf(discord);
  print(name, 'none', idle, undefined, memoryOf(pid));
  const begin = async () => void child.send('News.');
  print(name, '1', idle, await measureBurst(discord, { posts: SIZE.channels, pid, channel: CHANNEL, begin }));
  child.kill();
  await discord.close();
}

async function idleOf(discord: Parameters<typeof typeUntil>[0]): Promise<Latencies> {
  const until = performance.now() + IDLE;
  return typeUntil(discord, CHANNEL, () => performance.now() > until);
}

function print(
  name: string,
  burst: string,
  idle: Latencies,
  measured?: Burst,
  memory = measured?.memory ?? 0,
): void {
  const p99 = percentile(idle, 0.99);
  const cells = measured
    ? [
        measured.requestsPerSecond.toFixed(1),
        `${((100 * measured.requestsPerSecond) / 50).toFixed(0)}%`,
        measured.refused429,
        measured.invalid,
        measured.p50.toFixed(1),
        measured.p99.toFixed(1),
        (measured.p99 / p99).toFixed(2),
      ]
    : ['–', '–', '–', '–', percentile(idle, 0.5).toFixed(1), p99.toFixed(1), '1'];
  console.log(`| ${[name, burst, ...cells, memory.toFixed(0)].join(' | ')} |`);
}
