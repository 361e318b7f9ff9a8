import { setTimeout as delay } from 'node:timers/promises';
import { upset } from './faults.ts';
import { leapUntilReached } from './leap.ts';
import { between, type Random } from './random.ts';
import type { Stage } from './stage.ts';

/** What a round did; which channels do not have its briefing exactly once, and what was logged as an error. */
export type RoundReport = { kills: number; upsets: string[]; wrong: string[]; seconds: number };

const MINUTE = 60_000;
/** Time of the machine, in ms: between two looks, and after which a round in which nothing arrives any more is given up. */
const LOOK = 50;
const PATIENCE = 90_000;

/**
 * Publishes a briefing to all channels of the stage and, while it goes out, lets things go wrong and kills the bot at
 * random moments; then lets things settle, and looks. `text` is the briefing's and must be new.
 */
export async function playRound(stage: Stage, text: string, random: Random): Promise<RoundReport> {
  const began = performance.now();
  const upsets: string[] = [];
  let kills = 0;
  let progress = { channels: 0, at: began };
  const patience = (): void => {
    const { channels } = stage.reached(text);
    if (channels !== progress.channels) progress = { channels, at: performance.now() };
    if (performance.now() - progress.at < PATIENCE) return;
    const words = stage.bots.map((bot) => bot.lastWords()).join('\n---\n');
    throw new Error(
      `“${text}” reached ${channels} of ${stage.channels} channels in time.\n${upsets.join('\n')}\n${words}`,
    );
  };
  async function restart(away = 0): Promise<void> {
    for (const bot of stage.bots) await stage.kill(bot);
    kills += 1;
    stage.advance(away);
    stage.start();
  }

  if (!stage.bots.length) stage.start();
  await stage.publish(text);
  const moments = Array.from({ length: between(random, 1, 3) }, () => random() * stage.channels);
  let nextUpset = 0;
  for (const moment of moments.sort((a, b) => a - b)) {
    // Until so many channels have it, whatever comes between.
    for (let looks = 0; stage.reached(text).channels <= moment && looks < 200; looks += 1) {
      if (performance.now() - began > nextUpset) {
        upsets.push(upset(stage.discord, random));
        nextUpset = performance.now() - began + between(random, 100, 1500);
      }
      await delay(LOOK);
      // Time passes three times as fast, so that back-offs are not sat out.
      stage.advance(2 * LOOK);
    }
    // Now and then it stays away for longer than Discord remembers a nonce.
    const away = random() < 0.3 ? between(random, 4, 60) * MINUTE : 0;
    upsets.push(`killed${away ? `, away for ${away / MINUTE} min` : ''}`);
    await restart(away);
  }

  stage.discord.clearFaults();
  // While things went wrong nothing had to arrive, however long a busy machine took over it.
  progress = { ...progress, at: performance.now() };
  await leapUntilReached(stage, text, patience);
  // Whoever would repeat something does it now.
  await restart(between(random, 0, 10) * MINUTE);
  await stage.discord.until(() => (stage.discord.connected() ? true : undefined));
  for (let looks = 0; looks < 10; looks += 1) {
    await delay(LOOK);
    stage.advance(2 * MINUTE);
  }
  const wrong = [...stage.reached(text).wrong, ...stage.errors()];
  return { kills, upsets, wrong, seconds: (performance.now() - began) / 1000 };
}
