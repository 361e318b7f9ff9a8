import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { run } from '../../src/run.ts';
import { openChromium } from './chromium.ts';

/** The whole program without a token, and a browser to look at it with. */
export type Stage = {
  url: string;
  /** The folder the bot watches, with the real briefing in it. */
  briefings: string;
  /** A fresh visitor, whose page is open and whose bot is there. Complaints of the browser fail the test that asks `complaints`. */
  visit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
};

export type VisitOptions = { width?: number; height?: number; light?: boolean; touch?: boolean; at?: string };
export type Visit = { page: Page; complaints: string[] };

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

async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.light ? 'light' : 'dark',
    hasTouch: options.touch ?? false,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${url}${options.at ?? ''}`);
  await page.getByRole('button', { name: 'Use a command' }).waitFor();
  return { page, complaints };
}

/** Waits until the bot has registered its commands, so that a `/` offers them. */
export async function commandsOffered({ page }: Visit): Promise<void> {
  await page.getByRole('combobox', { name: /^Message/ }).waitFor();
  await page.waitForFunction(async () => {
    const home = await (await fetch('/local/home')).json();
    const channel = home.guilds[0].channels.find((one: { name: string }) => one.name === 'general');
    const { commands } = await (await fetch(`/local/channel?as=${home.me.id}&channel=${channel.id}`)).json();
    return home.bot.connected && commands.length > 0;
  });
}
