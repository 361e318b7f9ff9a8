import { expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { rest } from '../local-discord/rest.ts';
import { openChromium } from './chromium.ts';
import { shared } from './shared.ts';
import { composer, visit } from './visit.ts';

const browser = await shared(openChromium());

/** Starts it again where it was before. */
async function again({ port }: LocalDiscord): Promise<LocalDiscord> {
  const discord = await startLocalDiscord({ port });
  expect(discord.port).toBe(port);
  return discord;
}

test('who goes elsewhere while nothing answers is there as soon as something does', async () => {
  const first = await startLocalDiscord();
  const { page } = await visit(browser, first.url);
  await first.close();
  await page.getByText('The local Discord does not answer.').waitFor();
  await page.getByRole('button', { name: 'world-news (text channel)' }).click();
  await page.getByRole('heading', { name: 'general', exact: true }).waitFor();
  const second = await again(first);
  await page.getByRole('heading', { name: 'world-news', exact: true }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'general', exact: true }).waitFor();
  await page.context().close();
  await second.close();
});

test('the developer panel goes on with the traffic of a local Discord that was started again', async () => {
  const first = await startLocalDiscord();
  const { page } = await visit(browser, first.url);
  const rows = page.locator('.traffic-row');
  await page.getByRole('button', { name: 'Developer panel', exact: true }).click();
  for (let i = 0; i < 3; i += 1) await rest(first, 'GET', '/users/@me');
  await expect.poll(() => rows.count()).toBe(3);
  await first.close();
  await page.getByText('The local Discord does not answer.').waitFor();
  const second = await again(first);
  await rest(second, 'GET', '/gateway/bot');
  await rows.filter({ hasText: 'GET /gateway/bot' }).waitFor();
  expect(await rows.count()).toBe(1);
  await page.context().close();
  await second.close();
});

test('however many tabs are open, each with the developer panel, all of them go on', async () => {
  const discord = await startLocalDiscord();
  const { page } = await visit(browser, discord.url);
  await page.getByRole('button', { name: 'Developer panel', exact: true }).click();
  for (let i = 0; i < 7; i += 1) {
    const tab = await page.context().newPage();
    await tab.goto(discord.url);
    await tab.getByRole('heading', { name: 'Developer panel' }).waitFor();
  }
  await composer(page).fill('Heard everywhere.');
  await page.keyboard.press('Enter');
  for (const tab of page.context().pages()) await tab.getByText('Heard everywhere.').waitFor();
  await page.context().close();
  await discord.close();
});
