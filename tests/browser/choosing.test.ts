import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { shared } from './shared.ts';
import { openShowcase, post, show } from './showcase.ts';
import { lastArticle, visitor } from './visit.ts';

const showcase = await shared(openShowcase());

test('buttons of every style, one that leads away and one that is off', async () => {
  const { page } = await visitor(showcase);
  await show(page, 'buttons');
  const message = lastArticle(page, 'Press one.');
  await message.getByRole('button', { name: 'Primary' }).waitFor();
  expect(await message.getByRole('link', { name: 'Link' }).getAttribute('href')).toBe('https://example.org/');
  expect(await message.getByRole('button', { name: 'Not now' }).isDisabled()).toBe(true);
  await message.getByRole('button', { name: '🔔' }).click();
  await lastArticle(page, 'bell:').waitFor();
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
    const { page, complaints } = await visitor(showcase);
    await show(page, 'selects');
    const select = lastArticle(page, 'Choose.').getByRole('combobox', { name });
    await select.click();
    for (const pick of picks) await page.getByRole('option', { name: new RegExp(`^${pick}`) }).click();
    if (picks.length > 1) await page.keyboard.press('Escape');
    await page.getByRole('article').getByText(told).waitFor();
    expect(complaints).toEqual([]);
  },
);

test('a select by the keyboard: typing narrows it, Enter chooses', async () => {
  const { page } = await visitor(showcase);
  await show(page, 'selects');
  await lastArticle(page, 'Choose.').getByRole('combobox', { name: 'Pick a season' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('aut');
  await page.getByRole('option', { name: 'Autumn' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.getByText('string: autumn').waitFor();
});

test('no more can be chosen than a select takes', async () => {
  const { page } = await visitor(showcase);
  const people = { type: 5, custom_id: 'few', placeholder: 'Pick two', max_values: 2 };
  await post(showcase, {
    content: 'Choose two.',
    allowed_mentions: { parse: [] },
    components: [{ type: 1, components: [people] }],
  });
  await lastArticle(page, 'Choose two.').getByRole('combobox', { name: 'Pick two' }).click();
  for (const name of ['Olivia', 'Milo', 'Rosa']) await page.getByRole('option', { name }).click();
  expect(await page.getByRole('option', { selected: true }).allTextContents()).toEqual(['Olivia', 'Milo']);
});

test.each(['dark', 'light'] as const)(
  'a modal asks with texts, a choice and a file: %s theme',
  async (theme) => {
    const { page, complaints } = await visitor(showcase, { light: theme === 'light' });
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
    await lastArticle(page, 'Sent: Greetings, spring').waitFor();
    expect(await lastArticle(page, 'Sent: Greetings').textContent()).toMatch(/Olivia used\s+show/);
    expect(complaints).toEqual([]);
  },
);
