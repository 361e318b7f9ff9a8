import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startLocalDiscord } from '../../src/local-discord/index.ts';
import { violations } from './axe.ts';
import { openChromium } from './chromium.ts';
import { shared } from './shared.ts';
import { openShowcase, show } from './showcase.ts';
import { articles, become, composer, lastArticle, visit, visitor } from './visit.ts';

const showcase = await shared(openShowcase());

test('a press that nobody answers says so under its message, until the next press', async () => {
  const { page } = await visitor(showcase);
  await show(page, 'buttons');
  const message = lastArticle(page, 'Press one.');
  const pressed = page.waitForRequest(/press$/);
  await message.getByRole('button', { name: 'Unheard' }).click();
  await pressed;
  await expect
    .poll(async () => {
      showcase.discord.advance(3_000);
      return message.getByText('This interaction failed. The application did not respond').count();
    })
    .toBe(1);
  expect(await violations(page)).toEqual([]);
  await message.getByRole('button', { name: 'Unheard' }).click();
  await message.getByText('This interaction failed.').waitFor({ state: 'detached' });
});

test('a form that nobody answers, or that lacks something, stays with what was written in it, says so, and can be sent again', async () => {
  const { page } = await visitor(showcase);
  await show(page, 'modal');
  const form = page.getByRole('dialog', { name: 'Tell us more' });
  const title = form.getByLabel(/^Title/);
  const submit = form.getByRole('button', { name: 'Submit' });
  await form.getByText('Season *', { exact: true }).waitFor();
  await title.fill('Unheard');
  await submit.click();
  await form.getByRole('alert').filter({ hasText: 'The select "season" takes 1 to 1 values' }).waitFor();
  await form.getByRole('combobox', { name: 'Pick a season' }).click();
  await form.getByRole('option', { name: 'Summer' }).click();
  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/submit')) sent += 1;
  });
  await submit.click();
  await submit.click();
  await expect.poll(() => sent).toBe(1);
  await expect
    .poll(async () => {
      showcase.discord.advance(3_000);
      return form.getByRole('alert').textContent();
    })
    .toContain('The application did not respond');
  expect(sent).toBe(1);
  expect(await violations(page)).toEqual([]);
  expect(await title.inputValue()).toBe('Unheard');
  await title.fill('Heard');
  await submit.click();
  await lastArticle(page, 'Sent: Heard, summer').waitFor();
  await form.waitFor({ state: 'detached' });
});

test('a form whose file is gone by the time it is sent says which, and can be sent with another', async () => {
  const { page } = await visitor(showcase);
  await show(page, 'modal');
  const form = page.getByRole('dialog', { name: 'Tell us more' });
  await form.getByLabel(/^Title/).fill('With a file');
  await form.getByRole('combobox', { name: 'Pick a season' }).click();
  await form.getByRole('option', { name: 'Summer' }).click();
  const folder = await mkdtemp(join(tmpdir(), 'gone-'));
  const path = join(folder, 'minutes.txt');
  await writeFile(path, 'a');
  await form.getByLabel('File').setInputFiles(path);
  await rm(folder, { recursive: true });
  await form.getByRole('button', { name: 'Submit' }).click();
  await form.getByText('minutes.txt cannot be read. Choose it again.').waitFor();
  await form.getByLabel('File').setInputFiles([]);
  await form.getByRole('button', { name: 'Submit' }).click();
  await lastArticle(page, 'Sent: With a file, summer').waitFor();
});

test('without a bot, a slash says that there are no commands; when nothing answers any more, the page says so and goes on later', async () => {
  const browser = await openChromium();
  const first = await startLocalDiscord();
  first.advance(86_400_000);
  first.as('Milo').say('The Reading Room/world-news', 'Of tomorrow.');
  const { page } = await visit(browser, first.url);
  await composer(page).pressSequentially('/ex');
  await page.getByText('Briefings has no commands here yet.').waitFor();
  await first.close();
  await page.getByText('The local Discord does not answer.').waitFor();
  await composer(page).fill('Anybody here?');
  await page.keyboard.press('Enter');
  await expect.poll(() => composer(page).inputValue()).toBe('Anybody here?');
  const second = await startLocalDiscord({ port: first.port });
  expect(second.port).toBe(first.port);
  await page
    .getByText('The local Discord began anew: its servers and messages are as at the first start.')
    .waitFor();
  await composer(page).focus();
  await page.keyboard.press('Enter');
  await articles(page, 'Anybody here?').waitFor();
  second.as('Milo').say('The Reading Room/world-news', 'Of today.');
  await page.getByRole('button', { name: 'world-news (text channel), unread' }).waitFor();
  await browser.close();
  await second.close();
});

test('a bot that does not suggest anything in time is said to have failed to; a command it lost says why', async () => {
  const browser = await openChromium();
  const discord = await startLocalDiscord();
  discord.world.application.commands.push({
    id: '1100000000000000001',
    name: 'ask',
    type: 1,
    guildId: null,
    version: '1100000000000000001',
    body: {
      name: 'ask',
      description: 'Asks',
      options: [{ type: 3, name: 'what', description: 'What', autocomplete: true, required: true }],
    },
  });
  const { page } = await visit(browser, discord.url);
  const asked = page.waitForRequest(/complete$/);
  await composer(page).pressSequentially('/ask x');
  await asked;
  await expect
    .poll(async () => {
      discord.advance(3_000);
      return page.getByText('Loading options failed.').count();
    })
    .toBe(1);
  const typed = page.waitForRequest(/type$/);
  await page.keyboard.press('Enter');
  await typed;
  await expect
    .poll(async () => {
      discord.advance(3_000);
      return articles(page, 'The application did not respond').count();
    })
    .toBe(1);
  await page.getByText('It is not connected.').waitFor();
  await browser.close();
  await discord.close();
});

test('360 px wide, what is wrong with an option is within the screen', async () => {
  const { page } = await visitor(showcase, { width: 360 });
  await composer(page).pressSequentially('/show ');
  await page.getByRole('option', { name: 'modal', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  const fault = await page.getByText('This option is required. Specify a value.').boundingBox();
  expect((fault?.x ?? 0) + (fault?.width ?? 999)).toBeLessThanOrEqual(360);
});

test('the newest message stays in view when the composer grows and when the panel opens', async () => {
  const { page } = await visitor(showcase);
  for (let i = 0; i < 30; i += 1) showcase.discord.as('Milo').say('The Reading Room/general', `Line ${i}.`);
  const newest = page.getByText('Line 29.');
  await newest.waitFor();
  await composer(page).fill('a\nb\nc\nd\ne\nf\ng\nh');
  const above = async () =>
    ((await newest.boundingBox())?.y ?? 999) < ((await page.locator('#composer').boundingBox())?.y ?? 0);
  await expect.poll(above).toBe(true);
  await page.getByRole('button', { name: 'Developer panel', exact: true }).click();
  await expect.poll(above).toBe(true);
});

test('while much is said at once, the page asks for it once at a time, and ends with all of it', async () => {
  const { page } = await visitor(showcase);
  let [asked, most, all] = [0, 0, 0];
  await page.route(/local\/channel/, async (route) => {
    asked += 1;
    all += 1;
    most = Math.max(most, asked);
    await new Promise((resolve) => setTimeout(resolve, 100));
    asked -= 1;
    await route.continue();
  });
  for (let i = 0; i < 60; i += 1) {
    showcase.discord.as('Milo').say('The Reading Room/general', `Burst ${i}.`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.getByText('Burst 59.').waitFor();
  expect(most).toBe(1);
  expect(all).toBeLessThan(40);
});

test('whoever sends something sees it, however far up they were reading', async () => {
  const { page } = await visitor(showcase);
  for (let i = 0; i < 30; i += 1) showcase.discord.as('Milo').say('The Reading Room/general', `Line ${i}.`);
  await page.getByText('Line 29.').waitFor();
  const up = () => page.locator('#messages').evaluate((box) => box.scrollTo(0, 0));
  const bottom = (one: Element) => one.getBoundingClientRect().bottom;
  const sees = async (words: string) => {
    const edge = await page.locator('#messages').evaluate(bottom);
    await expect.poll(() => page.getByText(words).last().evaluate(bottom)).toBeLessThanOrEqual(edge);
  };
  await up();
  await composer(page).fill('Seen at once.');
  await page.keyboard.press('Enter');
  await sees('Seen at once.');
  await up();
  await composer(page).fill('/give ');
  await page.keyboard.press('Enter');
  await articles(page, /Olivia used\s+give/).waitFor();
  await sees('Olivia');
});

test('whoever reads further up is told of what comes in, and led there', async () => {
  const { page } = await visitor(showcase, { width: 360 });
  const milo = showcase.discord.as('Milo');
  for (let i = 0; i < 30; i += 1) milo.say('The Reading Room/general', `Row ${i}.`);
  await page.getByText('Row 29.').waitFor();
  const [jump, come] = ['Jump to the newest', 'New messages'].map((name) =>
    page.getByRole('button', { name }),
  );
  expect([await jump?.isVisible(), await come?.isVisible()]).toEqual([false, false]);
  await page.locator('#messages').evaluate((box) => box.scrollTo(0, 0));
  await jump?.waitFor();
  milo.say('The Reading Room/general', 'Something new.');
  await come?.waitFor();
  expect(await violations(page)).toEqual([]);
  await come?.click();
  await come?.waitFor({ state: 'hidden' });
  await expect.poll(() => page.getByText('Something new.').isVisible()).toBe(true);
  await page.locator('#messages').evaluate((box) => box.scrollTo(0, 0));
  await jump?.waitFor();
});

test('a category whose channels somebody cannot see is not there for them', async () => {
  const visit = await visitor(showcase);
  const channels = visit.page.getByRole('navigation', { name: 'Channels' });
  await channels.getByRole('button', { name: 'Staff', exact: true }).waitFor();
  await become(visit, 'Rosa');
  await channels.getByRole('button', { name: 'Staff', exact: true }).waitFor({ state: 'detached' });
  await channels.getByRole('button', { name: 'News', exact: true }).waitFor();
});
