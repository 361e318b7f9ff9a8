import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { run } from '../../src/run.ts';
import { openChromium } from './chromium.ts';
import { type Visit, type VisitOptions, visit } from './visit.ts';

/** The whole program without a token, and a browser to look at it with. */
export type Stage = {
  url: string;
  /** The folder the bot watches, with the real briefing in it. */
  briefings: string;
  /** A fresh visitor, whose page is open. */
  visit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
};

/** Starts the program on a free port, with folders of its own. */
export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-page-'));
  const briefings = join(folder, 'briefings');
  await mkdir(briefings);
  await copyFile('data/briefings/putin-visits-china.txt', join(briefings, 'putin-visits-china.txt'));
  const stop = new AbortController();
  const { promise: welcome, resolve } = Promise.withResolvers<string>();
  const running = run(
    {
      discordApiUrl: 'http://127.0.0.1:9/api',
      briefingsDir: briefings,
      stateDir: join(folder, 'state'),
      localPort: 0,
      feeds: [],
      feedsLoose: false,
      feedsPrivate: false,
      logLevel: 'silent',
    },
    { clock: systemClock, log: createLog('silent'), say: resolve },
    stop.signal,
  );
  const said = await Promise.race([welcome, running.then(() => 'ended before it began')]);
  const url = /http:\/\/[\d.:]+/.exec(said)?.[0] ?? said;
  const browser = await openChromium();
  return {
    url,
    briefings,
    visit: (options) => visit(browser, url, options),
    async close() {
      await browser.close();
      stop.abort();
      await running;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
