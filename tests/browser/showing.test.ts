import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelId, rest } from '../local-discord/rest.ts';
import { violations } from './axe.ts';
import { openShowcase, type Showcase, show } from './showcase.ts';
import { become, commandsOffered, composer, type Visit, type VisitOptions } from './visit.ts';

let showcase: Showcase;
beforeAll(async () => {
  showcase = await openShowcase();
});
afterAll(() => showcase.close());

async function reader(options?: VisitOptions): Promise<Visit> {
  const visit = await showcase.visit(options);
  await commandsOffered(visit);
  return visit;
}

const answer = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('article').filter({ hasText: words }).last();

test('markdown is drawn as Discord draws it', async () => {
  const { page, complaints } = await reader();
  await show(page, 'text');
  const body = answer(page, 'struck').locator('.text-display');
  await body.waitFor();
  expect(await body.getByRole('heading').allTextContents()).toEqual(['One', 'Two', 'Three']);
  for (const [tag, words] of [
    ['small', 'Small'],
    ['strong', 'bold'],
    ['em', 'italic'],
    ['u', 'under'],
    ['s', 'struck'],
    ['blockquote', 'quoted'],
    ['pre', 'const a = 1;'],
    ['ul ul', 'c'],
    ['ol', 'firstsecond'],
  ] as const)
    expect([tag, await body.locator(tag).first().textContent()]).toEqual([tag, words]);
  expect(await body.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
    'https://example.org/',
    'https://example.org/plain',
    'https://example.org/a_(b)',
    'https://example.org/c_(d)',
    'https://example.org/e',
  ]);
  expect(await body.locator('time').getAttribute('title')).toContain('10:00');
  expect(await body.getByText('spoiler').isVisible()).toBe(false);
  await body.getByRole('button', { name: /^Spoiler/ }).click();
  expect(await body.getByText('spoiler').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test('an embed shows author, linked title, fields side by side, footer and time', async () => {
  const { page, complaints } = await reader();
  await show(page, 'embed');
  const embed = answer(page, 'Seen today').locator('.embed');
  await embed.waitFor();
  expect(await embed.getByRole('link', { name: 'The harbour reopens' }).getAttribute('href')).toBe(
    'https://example.org/harbour',
  );
  expect(await embed.innerText()).toMatch(
    /Harbour Street News[\s\S]*call again[\s\S]*In all[\s\S]*Written by hand • 01\/03\/2026 13:00/,
  );
  expect(await violations(page)).toEqual([]);
  const tops = await embed
    .locator('.embed-field')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect([new Set(tops.slice(0, 3)).size, (tops[3] ?? 0) > (tops[0] ?? 0)]).toEqual([1, true]);
  expect(complaints).toEqual([]);
});

test('buttons of every style, one that leads away and one that is off', async () => {
  const { page } = await reader();
  await show(page, 'buttons');
  const message = answer(page, 'Press one.');
  await message.getByRole('button', { name: 'Primary' }).waitFor();
  expect(await message.getByRole('link', { name: 'Link' }).getAttribute('href')).toBe('https://example.org/');
  expect(await message.getByRole('button', { name: 'Not now' }).isDisabled()).toBe(true);
  await message.getByRole('button', { name: '🔔' }).click();
  await answer(page, 'bell:').waitFor();
});

test.each([
  ['string', 'Pick a season', ['Summer'], /^string: summer$/],
  ['user', 'Pick a person', ['Milo'], /^user: \d+$/],
  ['role', 'Pick a role', ['@News readers'], /^role: \d+$/],
  ['mentionable', 'Pick anyone', ['Rosa', '@Moderators'], /^mentionable: \d+, \d+$/],
  ['channel', 'Pick a channel', ['announcements'], /^channel: \d+$/],
] as const)(
  'a %s select offers what there is, and tells the bot what was chosen',
  async (_, name, picks, told) => {
    const { page, complaints } = await reader();
    await show(page, 'selects');
    const select = answer(page, 'Choose.').getByRole('combobox', { name });
    await select.click();
    for (const pick of picks) await page.getByRole('option', { name: new RegExp(`^${pick}`) }).click();
    if (picks.length > 1) await page.keyboard.press('Escape');
    await page.getByRole('article').getByText(told).waitFor();
    expect(complaints).toEqual([]);
  },
);

test('a select by the keyboard: typing narrows it, Enter chooses', async () => {
  const { page } = await reader();
  await show(page, 'selects');
  await answer(page, 'Choose.').getByRole('combobox', { name: 'Pick a season' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('aut');
  await page.getByRole('option', { name: 'Autumn' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.getByText('string: autumn').waitFor();
});

test.each(['dark', 'light'] as const)(
  'a modal asks with texts, a choice and a file: %s theme',
  async (theme) => {
    const { page, complaints } = await reader({ light: theme === 'light' });
    await show(page, 'modal');
    const modal = page.getByRole('dialog', { name: 'Tell us more' });
    await modal.getByText('This form will be submitted to Briefings').waitFor();
    await expect
      .poll(() => modal.getByLabel(/^Title/).evaluate((one) => one === document.activeElement))
      .toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });

    await show(page, 'modal');
    await modal.getByRole('button', { name: 'Submit' }).click();
    expect(await modal.isVisible()).toBe(true); // its title is required
    await modal.getByLabel(/^Title/).fill('An open letter to all readers');
    expect(await modal.getByLabel(/^Title/).inputValue()).toHaveLength(20);
    await modal.getByLabel(/^Title/).fill('Greetings');
    await modal.getByRole('combobox', { name: 'Pick a season' }).click();
    await modal.getByRole('option', { name: 'Spring' }).click();
    await modal.getByRole('button', { name: 'Submit' }).click();
    await answer(page, 'Sent: Greetings, spring').waitFor();
    expect(await answer(page, 'Sent: Greetings').textContent()).toMatch(/Olivia used\s+show/);
    expect(complaints).toEqual([]);
  },
);

test('"thinking…" stands until the answer takes its place', async () => {
  const { page } = await reader();
  await show(page, 'thinking');
  const message = answer(page, 'Briefings is thinking…');
  await message.waitFor();
  const id = await message.getAttribute('data-message-id');
  await showcase.endThinking();
  await page.locator(`[data-message-id="${id}"]`).filter({ hasText: 'Thought about.' }).waitFor();
});

test('an answer that never comes is said to have failed', async () => {
  const { page } = await reader();
  await show(page, 'nothing');
  await page.getByText('Sending command…').waitFor();
  showcase.discord.advance(3_000);
  const failed = answer(page, 'The application did not respond');
  await failed.getByRole('button', { name: 'Dismiss message' }).click();
  await failed.waitFor({ state: 'detached' });
});

test('a private answer is seen by the one who asked, and by nobody else', async () => {
  const visit = await reader();
  const { page } = visit;
  await show(page, 'private');
  await answer(page, 'Only you can see this').filter({ hasText: 'For your eyes.' }).waitFor();
  await become(visit, 'Milo');
  await page.getByText('Good morning!').waitFor();
  expect(await page.getByText('For your eyes.').count()).toBe(0);
});

test('messages of one author stand together for seven minutes', async () => {
  const { page } = await reader();
  const path = `/channels/${channelId(showcase.discord, 'general')}/messages`;
  const post = (content: string) =>
    rest(showcase.discord, 'POST', path, { content, allowed_mentions: { parse: [] } });
  const isGrouped = async (words: string) =>
    (await answer(page, words).getAttribute('class'))?.split(' ').includes('grouped');
  await post('Together, the first.');
  await post('Together, the second.');
  await answer(page, 'Together, the second.').waitFor();
  expect([await isGrouped('the first'), await isGrouped('the second')]).toEqual([false, true]);
  showcase.discord.advance(7 * 60_000);
  await post('Together no more.');
  await answer(page, 'Together no more.').waitFor();
  expect(await isGrouped('no more')).toBe(false);
});

test('a list in a list, a mention of the reader’s role, a wide line and a file of Components V2 are drawn, each once', async () => {
  const { discord } = showcase;
  const [role] = Object.values(discord.world.guilds)
    .flatMap(({ roles }) => Object.values(roles))
    .filter(({ mentionable }) => mentionable);
  discord.addMember('The Reading Room', 'Olivia', [role?.id ?? '']);
  const { page } = await reader();
  const path = `/channels/${channelId(discord, 'general')}/messages`;
  await rest(discord, 'POST', path, {
    content: `<@&${role?.id}> Listed\n- one\n  1. inner`,
    allowed_mentions: { parse: ['roles'] },
  });
  const listed = answer(page, 'Listed');
  await listed.waitFor();
  expect(await listed.locator('ul ol').textContent()).toBe('inner');
  expect((await listed.getAttribute('class'))?.split(' ')).toContain('mentioned');
  const form = new FormData();
  form.set('files[0]', new File(['x'], 'notes.txt'));
  const components = [
    { type: 10, content: 'With a file' },
    { type: 14, spacing: 2 },
    { type: 13, file: { url: 'attachment://notes.txt' } },
  ];
  form.set('payload_json', JSON.stringify({ flags: 1 << 15, components, allowed_mentions: { parse: [] } }));
  await rest(discord, 'POST', path, form);
  const filed = answer(page, 'With a file');
  await filed.waitFor();
  expect([await filed.locator('.file').count(), await filed.locator('.separator.wide').count()]).toEqual([
    1, 1,
  ]);
});

test('no more can be chosen than a select takes', async () => {
  const { page } = await reader();
  const path = `/channels/${channelId(showcase.discord, 'general')}/messages`;
  const people = { type: 5, custom_id: 'few', placeholder: 'Pick two', max_values: 2 };
  await rest(showcase.discord, 'POST', path, {
    content: 'Choose two.',
    allowed_mentions: { parse: [] },
    components: [{ type: 1, components: [people] }],
  });
  await answer(page, 'Choose two.').getByRole('combobox', { name: 'Pick two' }).click();
  for (const name of ['Olivia', 'Milo', 'Rosa']) await page.getByRole('option', { name }).click();
  expect(await page.getByRole('option', { selected: true }).allTextContents()).toEqual(['Olivia', 'Milo']);
});

test('commands, options, choices and menu entries have the names of the reader’s language', async () => {
  const visit = await reader();
  await become(visit, 'Rosa');
  const { page } = visit;
  await composer(page).fill('/mos');
  const offered = page.getByRole('option', { name: /^\/mostrar/ });
  expect(await offered.innerText()).toMatch(/qué\s+Muestra lo que puede ser un mensaje/);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'qué' }).pressSequentially('tex');
  await page.getByRole('option', { name: 'texto' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await answer(page, /Rosa used\s+show/).waitFor();
  await page.getByText('Good morning!').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Repetir/ }).click();
  await page.getByText('It says: Good morning!').waitFor();
});

test('what comes in elsewhere marks its channel and server as unread until it is looked at', async () => {
  const { page } = await reader();
  showcase.discord.as('Milo').say('world-news', 'Rates rose.');
  const channel = page.getByRole('button', { name: 'world-news (text channel), unread' });
  await channel.waitFor();
  await page.getByRole('button', { name: 'The Reading Room, unread' }).waitFor();
  await channel.click();
  await page.getByText('Rates rose.').waitFor();
  await channel.waitFor({ state: 'detached' });
});

test('the list of a forum shows how a post begins in plain words, without marks and escapes', async () => {
  const { page } = await reader();
  const { discord } = showcase;
  await rest(discord, 'POST', `/channels/${channelId(discord, 'questions')}/threads`, {
    name: 'A post',
    message: { content: '## Alpha \\<img src=x>\n**bold** and [a link](https://example.org/)' },
  });
  await page.getByRole('button', { name: 'questions (forum)' }).click();
  await page.getByRole('button', { name: /Briefings: Alpha <img src=x> bold and a link/ }).waitFor();
  expect(await page.locator('.post-title').first().textContent()).toBe('A post');
});

test('what was said today is of yesterday as soon as the clock is moved by a day, though nobody does anything', async () => {
  const { page } = await reader();
  showcase.discord.as('Milo').say('The Reading Room/general', 'Still today.');
  await answer(page, 'Still today.').getByText('Today at').waitFor();
  showcase.discord.advance(24 * 3_600_000);
  await answer(page, 'Still today.').getByText('Yesterday at').waitFor();
});
