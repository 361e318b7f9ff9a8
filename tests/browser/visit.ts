import type { Browser, Locator, Page } from 'playwright-core';

export type VisitOptions = { width?: number; height?: number; light?: boolean; touch?: boolean; at?: string };
/** An open page, and what its browser complained of: errors thrown or written to the console. */
export type Visit = { page: Page; complaints: string[] };

/** Opens the page of a local Discord for a fresh visitor, and waits until it is drawn. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.light ? 'light' : 'dark',
    hasTouch: options.touch ?? false,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${url}${options.at ?? ''}`);
  await page.getByRole('button', { name: 'Use a command' }).waitFor();
  return { page, complaints };
}

/** Where a message is written: a text of several lines, which offers the commands. */
export function composer(page: Page, name: string | RegExp = /^Message/): Locator {
  return page.getByRole('textbox', { name });
}

/** Waits until the bot has registered its commands, so that a `/` offers them. */
export async function commandsOffered({ page }: Visit): Promise<void> {
  await composer(page).waitFor();
  await page.waitForFunction(async () => {
    const home = await (await fetch('/local/home')).json();
    const channel = home.guilds[0].channels.find((one: { name: string }) => one.name === 'general');
    const { commands } = await (await fetch(`/local/channel?as=${home.me.id}&channel=${channel.id}`)).json();
    return home.bot.connected && commands.length > 0;
  });
}

/** A fresh visitor in #general, to whom the bot's commands are offered. */
export async function visitor(
  place: { visit(options?: VisitOptions): Promise<Visit> },
  options?: VisitOptions,
): Promise<Visit> {
  const visit = await place.visit(options);
  await commandsOffered(visit);
  return visit;
}

/** Becomes another person, by the corner that says who you are. */
export async function become({ page }: Visit, name: string): Promise<void> {
  await page.getByRole('button', { name: /^You are/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('button', { name: new RegExp(`^You are ${name}`) }).waitFor();
}

/** The messages with these words. */
export const articles = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('article').filter({ hasText: words });

/** The latest of them. */
export const lastArticle = (page: Page, words: string | RegExp): Locator => articles(page, words).last();
