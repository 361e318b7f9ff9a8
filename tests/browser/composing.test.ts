import { expect, test } from 'vitest';
import { shared } from './shared.ts';
import { openShowcase, writer } from './showcase.ts';
import { articles, composer } from './visit.ts';

const showcase = await shared(openShowcase());

test('what others do meanwhile leaves a command being typed, and the caret in it, alone', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/show half');
  showcase.discord.as('Rosa').say('The Reading Room/general', 'Here while you type.');
  showcase.discord.as('Milo').say('The Reading Room/world-news', 'And elsewhere.');
  await articles(page, 'Here while you type.').waitFor();
  await page.getByRole('button', { name: 'world-news (text channel), unread' }).waitFor();
  await page.keyboard.type(' done');
  expect(await page.getByRole('combobox', { name: 'what' }).inputValue()).toBe('half done');
});

test('once a command is answered for all to see, the up arrow recalls it without a click', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/show text');
  await page.getByRole('option', { name: 'text', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await articles(page, 'struck').waitFor();
  await page.keyboard.press('ArrowUp');
  expect(await page.getByRole('combobox', { name: 'what' }).inputValue()).toBe('text');
});

test('Enter sends a command whose options may all be left out; an arrow marks one to fill in', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/give');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^sure/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'count' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.type('/give');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^sure/ }).waitFor();
  await page.keyboard.press('Enter');
  await articles(page, /Olivia used\s+give/).waitFor();
});

test('Escape from a form that a command opened gives the caret back to the composer', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/show modal');
  await page.getByRole('option', { name: 'modal', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Send command' }).focus();
  await page.keyboard.press('Enter');
  const modal = page.getByRole('dialog', { name: 'Tell us more' });
  await modal.waitFor();
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'detached' });
  await page.keyboard.press('Shift');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('composer');
});

test('the first press of Tab offers a way past servers and channels to the composer', async () => {
  const { page } = await showcase.visit();
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Skip to writing' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('here');
  expect(await composer(page).inputValue()).toBe('here');
});

test('an option that nothing fits says so, until something does', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/give');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^who/ }).click();
  await page.keyboard.type('milx');
  await page.getByText('No options match your search.').waitFor();
  await page.keyboard.press('Backspace');
  await page.getByRole('option', { name: /Milo/ }).waitFor();
  expect(await page.getByText('No options match your search.').count()).toBe(0);
});

test('an option of each kind is picked or checked before anything is sent', async () => {
  const page = await writer(showcase);
  await composer(page).fill('/give');
  await page.keyboard.press('Enter');
  const more = page.getByRole('combobox', { name: /optional$|more$/ });
  const add = async (name: string, type: string, pick?: RegExp) => {
    await more.focus();
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
    await page.getByRole('combobox', { name, exact: true }).fill(type);
    if (pick) await page.getByRole('option', { name: pick }).click();
  };
  await add('count', '9');
  await page.keyboard.press('Enter');
  await page.getByText('Must be 5 or less.').waitFor();
  await page.getByRole('combobox', { name: 'count' }).fill('3');
  await add('sure', 'tr', /^True/);
  await add('who', 'mil', /Milo/);
  await add('role', 'news', /News readers/);
  await add('anyone', 'nobody at all');
  await page.keyboard.press('Enter');
  await page.getByText('Input a valid value: pick one from the list.').waitFor();
  await page.getByRole('combobox', { name: 'anyone', exact: true }).fill('ros');
  await page.getByRole('option', { name: /Rosa/ }).click();
  await add('where', 'world', /world-news/);
  await page.getByRole('button', { name: 'Send command' }).click();
  await page.getByText(/count=3 sure=true who=\d+ role=\d+ anyone=\d+ where=\d+/).waitFor();
});

test('whoever types anywhere writes in the composer', async () => {
  const page = await writer(showcase);
  await page.getByRole('article').first().focus();
  await page.keyboard.type('hello');
  expect(await composer(page).inputValue()).toBe('hello');
});

test('an option is found by typing its name, and filled in from the colon on', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/give co');
  await page.getByRole('option', { name: /^count/ }).waitFor();
  expect(await page.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('sure:tr');
  await page.getByRole('option', { name: /^True/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Send command' }).click();
  await articles(page, 'count=2 sure=true').waitFor();
});

test('what is no option keeps a command from being sent without it', async () => {
  const page = await writer(showcase);
  const given = articles(page, /Olivia used\s+give/);
  const before = await given.count();
  await page.keyboard.type('/give colour');
  await page.keyboard.press('Enter');
  await page.getByText('No option is called “colour”. Pick one from the list, or delete it.').waitFor();
  expect(await given.count()).toBe(before);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect.poll(() => given.count()).toBe(before + 1);
});

test('an option’s name that is typed in a field is no part of what is sent, and leads where it belongs', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/show what: tex');
  expect(await page.getByRole('combobox', { name: 'what' }).inputValue()).toBe('tex');
  await page.getByRole('option', { name: 'text', exact: true }).waitFor();
  for (const _ of ['the list', 'the command']) await page.keyboard.press('Escape');
  await page.keyboard.type('/give count: sure: tr');
  await page.getByRole('option', { name: /^True/ }).waitFor();
  expect(await page.getByRole('combobox', { name: 'count' }).inputValue()).toBe('');
  expect(await page.getByRole('combobox', { name: 'sure' }).inputValue()).toBe('tr');
});

test('options are typed out one after the other, each with its name and a colon', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/give count: 4 sure: True');
  expect(await page.getByRole('combobox', { name: 'count' }).inputValue()).toBe('4');
  expect(await page.getByRole('combobox', { name: 'sure' }).inputValue()).toBe('True');
});

test('a command that is pasted comes with its options', async () => {
  const page = await writer(showcase);
  await composer(page).fill('/give count: 4 anyone: Rosa');
  expect(await page.getByRole('combobox', { name: 'count' }).inputValue()).toBe('4');
  expect(await page.getByRole('combobox', { name: 'anyone' }).inputValue()).toBe('Rosa');
});

test('a choice written out in full needs no picking', async () => {
  const page = await writer(showcase);
  const { id } = showcase.discord.as('Rosa').user;
  await composer(page).fill('/give count: 4 sure: true anyone: @rosa where: general');
  await page.getByRole('button', { name: 'Send command' }).click();
  await articles(page, new RegExp(`count=4 sure=true anyone=${id} where=\\d+$`)).waitFor();
});
