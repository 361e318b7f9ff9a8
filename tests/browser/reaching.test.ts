import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { chromiumPath } from './chromium.ts';
import { shared } from './shared.ts';
import { openStage } from './stage.ts';
import { articles, become, composer, visitor } from './visit.ts';

const stage = await shared(openStage());

async function explain(page: Page, words: string): Promise<void> {
  await composer(page).pressSequentially(`/explain ${words}`);
  await page.keyboard.press('Enter');
  await articles(page, 'Olivia used').first().waitFor();
}

test.each([
  ['dark', 1280],
  ['light', 1280],
  ['dark', 360],
  ['light', 360],
] as const)('axe finds nothing: %s theme, %i px wide', async (theme, width) => {
  const { page } = await visitor(stage, { width, light: theme === 'light' });
  expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
  await explain(page, 'western sanctions');
  await explain(page, 'pizza recipe');
  expect(await violations(page)).toEqual([]);
  await composer(page).fill('/');
  await page.getByRole('option').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('article').first().focus();
  await page.keyboard.press('ContextMenu');
  await page.getByRole('menu').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('the browser goes back and forth between the channels and people that were gone to', async () => {
  const visit = await visitor(stage);
  const { page } = visit;
  const at = (name: string) => page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
  await page.getByRole('button', { name: 'world-news (text channel)' }).click();
  await at('world-news');
  await become(visit, 'Milo');
  await page.goBack();
  await page.getByRole('button', { name: /^You are Olivia/ }).waitFor();
  await page.goBack();
  await at('general');
  await page.goForward();
  await at('world-news');
});

test('axe finds nothing in the developer panel, a pill gone wrong and the forum', async () => {
  const { page } = await visitor(stage);
  await page.getByRole('button', { name: 'Developer panel', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Developer panel' });
  await panel.locator('summary').first().click();
  await composer(page).fill('/explain');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'query' }).press('Enter');
  await page.getByText('This option is required.').waitFor();
  expect(await violations(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Drop a briefing in…' }).click();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'questions (forum)' }).click();
  await page.getByRole('button', { name: /Which countries/ }).waitFor();
  expect(await violations(page)).toEqual([]);
});

test('on a phone the developer panel fills the screen, axe finds nothing in it, and it gives way again', async () => {
  const { page } = await stage.visit({ width: 360, light: true });
  await page.getByRole('button', { name: 'Servers and channels' }).click();
  await page.getByRole('button', { name: 'Developer panel', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Developer panel' });
  await panel.locator('summary').first().click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close the developer panel' }).click();
  await composer(page).click();
});

test('360 px wide, nothing is cut off, and servers and members slide in', async () => {
  const { page } = await visitor(stage, { width: 360 });
  await explain(page, 'western sanctions');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const overflowing = await page
    .locator('#messages')
    .evaluate(
      (box) => [...box.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > 361).length,
    );
  expect(overflowing).toBe(0);
  expect(await page.getByRole('button', { name: 'announcements (announcement channel)' }).isVisible()).toBe(
    false,
  );
  await page.getByRole('button', { name: 'Servers and channels' }).click();
  await page.getByRole('button', { name: 'announcements (announcement channel)' }).click();
  await page.getByRole('heading', { name: 'announcements', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Show members' }).click();
  await page.getByText('Moderators — 1').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Moderators — 1').waitFor({ state: 'hidden' });
});

test('with the keyboard alone: to another channel, as somebody else, a command, its button', async () => {
  const { page } = await visitor(stage);
  const tabTo = async (name: string | RegExp, role: 'button' | 'textbox' = 'button') => {
    const wanted = page.getByRole(role, { name }).first();
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await wanted.count()) > 0 && (await wanted.evaluate((one) => one === document.activeElement)))
        return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Sixty presses of Tab did not reach ${name}.`);
  };
  await tabTo('world-news (text channel)');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'world-news', exact: true }).waitFor();
  await tabTo(/^You are Olivia/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^You are Milo/ }).waitFor();
  await tabTo('Message #world-news', 'textbox');
  await page.keyboard.type('/expl');
  await page.getByRole('option', { name: /^\/explain/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('western sanctions');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open the briefing' }).waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('article').last().focus();
  await tabTo('Open the briefing');
  await page.keyboard.press('Enter');
  await page.getByText('Only you can see this').waitFor();
});

test('people read in their own time zone and language', async () => {
  const { page } = await stage.visit();
  const written = articles(page, 'Good morning!').getByRole('time');
  await written.waitFor();
  // 09:00 UTC in January is 10:00 in Berlin, where this visitor is.
  expect(await written.textContent()).toBe('05/01/2026 10:00');
});

test('without a browser, the browser tests say how to get one', () => {
  expect(() => chromiumPath(undefined, () => false)).toThrow(/apt-get install chromium[\s\S]*CHROMIUM_PATH=/);
  expect(() => chromiumPath('/nowhere', () => false)).toThrow(/CHROMIUM_PATH is \/nowhere/);
  expect(chromiumPath('/here', () => true)).toBe('/here');
});

test('where the machine chooses the colours, lines show where a dialog ends and what is marked', async () => {
  const { page } = await visitor(stage);
  await page.emulateMedia({ forcedColors: 'active' });
  const style = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);
  await composer(page).pressSequentially('/');
  expect(await style('.suggestion.marked', 'outline-style')).toBe('solid');
  expect(await style('.channel.current', 'outline-style')).toBe('solid');
  await page.getByRole('button', { name: 'Developer panel', exact: true }).click();
  await page.getByRole('button', { name: 'Reset…' }).click();
  for (const selector of ['dialog', '.button', '.avatar', '.bar'])
    expect([selector, await style(selector, 'border-top-width')]).toEqual([selector, '1px']);
});
