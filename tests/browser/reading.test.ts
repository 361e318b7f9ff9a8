import { expect, test } from 'vitest';
import { shared } from './shared.ts';
import { openStage } from './stage.ts';
import { articles, become, commandsOffered, composer, type Visit, visitor } from './visit.ts';

const stage = await shared(openStage());

/** A visitor in #general, with the bot's commands there to type. */
async function reader(as?: string): Promise<Visit> {
  const visit = await visitor(stage);
  if (as) await become(visit, as);
  return visit;
}

test('a first visitor sees servers, every kind of channel in its category, members and a place to write', async () => {
  const { page, complaints } = await stage.visit();
  const servers = page.getByRole('navigation', { name: 'Servers' });
  await expect
    .poll(() =>
      servers.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    )
    .toEqual(['Direct messages', 'The Reading Room', 'Harbour Street']);
  const channels = page.getByRole('navigation', { name: 'Channels' });
  for (const name of [
    'general (text channel)',
    'announcements (announcement channel)',
    'questions (forum)',
    'Yesterday in general (thread)',
  ])
    await channels.getByRole('button', { name }).waitFor();
  for (const category of ['News', 'Talk', 'Staff'])
    await channels.getByRole('button', { name: category, exact: true }).waitFor();
  const members = page.getByRole('complementary', { name: 'Members' });
  expect(await members.innerText()).toMatch(/MODERATORS — 1\s+Milo[\s\S]*Olivia[\s\S]*Rosa[\s\S]*Briefings/);
  expect(await members.getByRole('heading', { name: /^Offline/ }).count()).toBe(0);
  await page.getByRole('button', { name: /^You are Olivia\s*Owner/ }).waitFor();
  await composer(page).waitFor();
  expect(complaints).toEqual([]);
});

test('/explain with a typo goes through autocomplete to the answer, whose buttons answer the one who pressed', async () => {
  const { page, complaints } = await reader();
  await composer(page).fill('/expl');
  const offered = page.getByRole('option', { name: /^\/explain/ });
  expect(await offered.innerText()).toContain('Ask about anything in the briefings');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'query' }).pressSequentially('wetsern sanctoins');
  await page.getByRole('option', { name: 'Western Sanctions', exact: true }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const answer = articles(page, 'punitive measures');
  await answer.waitFor();
  expect(await answer.textContent()).toMatch(/Olivia used\s+explain.*BriefingsAPP/);
  await answer.getByRole('button', { name: 'Open the briefing' }).click();
  const own = articles(page, 'Only you can see this');
  await own.waitFor();
  expect(await own.innerText()).toContain('Putin visits China');
  await own.getByRole('button', { name: 'Dismiss message' }).click();
  await own.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('words after a command and a space become its first option, and the up arrow recalls what was sent', async () => {
  const { page } = await reader();
  await composer(page).pressSequentially('/explain blinken');
  await page.keyboard.press('Enter');
  await articles(page, 'US Secretary of State').first().waitFor();
  await page.keyboard.press('ArrowUp');
  const query = page.getByRole('combobox', { name: 'query' });
  expect(await query.inputValue()).toBe('blinken');
  await query.press('Escape');
  await composer(page).waitFor();
});

test('a required option that is missing is pointed out and nothing is sent', async () => {
  const { page } = await reader();
  const before = await page.getByRole('article').count();
  await composer(page).fill('/explain');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'query' }).press('Enter');
  await page.getByText('This option is required. Specify a value.').waitFor();
  expect(await page.getByRole('article').count()).toBe(before);
});

test('the menu of a message offers Explain this to the right button, a long press and the keyboard', async () => {
  const { page } = await reader();
  const message = articles(page, 'I keep reading about Western sanctions');
  await message.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Explain this/ }).click();
  const answer = articles(page, 'Only you can see this');
  await answer.filter({ hasText: 'punitive measures' }).waitFor();
  await message.focus();
  await page.keyboard.press('ContextMenu');
  await page.getByRole('menuitem', { name: /^Explain this/ }).waitFor();
  await page.keyboard.press('Escape');
  expect(await message.evaluate((one) => one === document.activeElement)).toBe(true);

  const touch = await stage.visit({ touch: true });
  await commandsOffered(touch);
  const pressed = articles(touch.page, 'Good morning');
  await pressed.dispatchEvent('pointerdown', { pointerType: 'touch', clientX: 400, clientY: 300 });
  await touch.page.getByRole('menuitem', { name: /^Explain this/ }).waitFor();
});

test('a moderator subscribes with the channel picker; a member is not even offered the command', async () => {
  const visit = await reader('Milo');
  const { page } = visit;
  await composer(page).fill('/subscribe');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^channel/ }).click();
  await page.getByRole('combobox', { name: 'channel' }).pressSequentially('world');
  await page.getByRole('option', { name: /world-news/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Send command' }).click();
  const answer = articles(page, /world-news/);
  await answer.waitFor();
  expect(await answer.textContent()).toMatch(/Milo used\s+subscribe/);

  await become(visit, 'Rosa');
  await composer(page).fill('/');
  await page.getByRole('option', { name: /^\/explain/ }).waitFor();
  expect(await page.getByRole('option', { name: /^\/subscribe/ }).count()).toBe(0);
});

test('direct messages with the bot answer too', async () => {
  const { page } = await reader();
  await page.getByRole('button', { name: 'Direct messages' }).click();
  await composer(page, 'Message @Briefings').pressSequentially('/explain moscow');
  await page.keyboard.press('Enter');
  await articles(page, 'Olivia used').waitFor();
});

test('a forum is a list of posts, and a post opens', async () => {
  const { page } = await stage.visit();
  await page.getByRole('button', { name: 'questions (forum)' }).click();
  await page.getByRole('button', { name: /Which countries joined the sanctions/ }).click();
  await articles(page, 'I only know of the US and the EU').waitFor();
});

test('where somebody was, as whom and in which theme, survives a reload', async () => {
  const visit = await reader('Milo');
  const { page } = visit;
  await page.getByRole('button', { name: 'world-news (text channel)' }).click();
  await page.getByRole('button', { name: 'Light theme' }).click();
  await composer(page, 'Message #world-news').fill('half a thought');
  await page.reload();
  await page.getByRole('button', { name: /^You are Milo/ }).waitFor();
  expect(await composer(page, 'Message #world-news').inputValue()).toBe('half a thought');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
});

test('the bot is asked for suggestions once the typing pauses, as Discord’s client does', async () => {
  const { page } = await reader();
  await composer(page).fill('/explain');
  await page.keyboard.press('Enter');
  const query = page.getByRole('combobox', { name: 'query' });
  await page.getByRole('option').first().waitFor();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/local/complete')) asked += 1;
  });
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await query.pressSequentially('krem');
  await page.clock.runFor(140);
  expect(asked).toBe(0);
  await page.clock.runFor(20);
  await expect.poll(() => asked).toBe(1);
  await query.press('l');
  await page.clock.runFor(160);
  await expect.poll(() => asked).toBe(2);
});
