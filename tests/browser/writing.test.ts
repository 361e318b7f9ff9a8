import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { shared } from './shared.ts';
import { openShowcase, writer } from './showcase.ts';
import { COMMANDS } from './showcase-messages.ts';
import { become, composer, lastArticle, visitor } from './visit.ts';

const showcase = await shared(openShowcase());

const said = (page: Page, words: string) => lastArticle(page, words).locator('.text-display');
const height = async (page: Page) => (await composer(page).boundingBox())?.height ?? 0;
const caret = (page: Page) => composer(page).evaluate((one: HTMLTextAreaElement) => one.selectionStart);

test('Shift+Enter begins a new line, the line grows with it, and Enter sends all of it', async () => {
  const page = await writer(showcase);
  const before = await height(page);
  await page.keyboard.type('First the harbour.');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('Then the ferries.');
  expect(await height(page)).toBeGreaterThan(before * 1.5);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await said(page, 'Then the ferries.').innerText()).toBe('First the harbour.\nThen the ferries.');
  expect(await composer(page).inputValue()).toBe('');
  expect(await height(page)).toBe(before);
});

test('the list of commands is told of by the entry that is marked, as far as ARIA lets a text of several lines', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/');
  const marked = page.getByRole('option', { selected: true });
  await expect.poll(() => marked.textContent()).toContain('/show');
  const told = (name: string) => composer(page).getAttribute(name);
  expect(await told('aria-activedescendant')).toBe(await marked.getAttribute('id'));
  expect(await told('aria-expanded')).toBeNull();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => marked.textContent()).toContain('/give');
  expect(await told('aria-activedescendant')).toBe(await marked.getAttribute('id'));
  await page.keyboard.press('Escape');
  expect(await told('aria-activedescendant')).toBeNull();
});

test('whoever goes into the list itself, as some assistive tools do, walks and picks there too', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/');
  const marked = page.getByRole('option', { selected: true });
  await marked.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => marked.textContent()).toContain('/give');
  expect(await marked.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await composer(page).evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.type('sh');
  // As a screen reader does it: a click without a pointer.
  await page.getByRole('option', { name: /^\/show/ }).dispatchEvent('click');
  await page.getByRole('combobox', { name: 'what' }).waitFor();
});

test('lines that are pasted stay lines', async () => {
  const page = await writer(showcase);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('one\ntwo\n\nfour'));
  await page.keyboard.press('Control+V');
  await page.keyboard.press('Enter');
  expect(await said(page, 'four').innerText()).toMatch(/^one\ntwo\n+four$/);
});

test('the arrows walk what was sent, line by line, but never away from what is being written', async () => {
  const page = await writer(showcase);
  for (const words of ['Sent before.', 'Two lines,\nof course.']) {
    await composer(page).fill(words);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('ArrowUp');
  expect(await composer(page).inputValue()).toBe('Two lines,\nof course.');
  await page.keyboard.press('ArrowUp');
  expect(await caret(page)).toBeLessThanOrEqual('Two lines,'.length);
  await page.keyboard.press('ArrowUp');
  expect(await composer(page).inputValue()).toBe('Sent before.');
  await page.keyboard.type(' And more');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  expect(await composer(page).inputValue()).toBe('Sent before. And more');
  await composer(page).fill('');
  await page.reload();
  await composer(page).click();
  await page.keyboard.press('ArrowUp');
  expect(await composer(page).inputValue()).toBe('Two lines,\nof course.');
});

test('a message too long says by how much, and is not sent', async () => {
  const page = await writer(showcase);
  await composer(page).fill('x'.repeat(1_990));
  await page.getByText('10', { exact: true }).waitFor();
  await composer(page).fill('x'.repeat(2_003));
  await page.getByText('3 characters too many').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await composer(page).inputValue()).toHaveLength(2_003);
  await composer(page).fill('');
});

test('what the browser has no room to keep is written all the same, and nothing older comes back for it', async () => {
  const { page, complaints } = await visitor(showcase);
  await composer(page).fill('An old draft.');
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2)
      for (let i = 0; i < 9; i += 1)
        try {
          sessionStorage.setItem(`${size} ${i}`, 'x'.repeat(size));
        } catch {}
  });
  await composer(page).fill('x'.repeat(3_000));
  await page.getByText('1000 characters too many').waitFor();
  await page.reload();
  expect(await composer(page).inputValue()).toBe('');
  expect(complaints).toEqual([]);
});

test('a browser that keeps nothing at all writes, sends and changes its look all the same', async () => {
  const { page, complaints } = await visitor(showcase);
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
  });
  await page.reload();
  await composer(page).fill('Kept nowhere.');
  await page.keyboard.press('Enter');
  await said(page, 'Kept nowhere.').waitFor();
  expect(await composer(page).inputValue()).toBe('');
  await page.getByRole('button', { name: 'Light theme' }).click();
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await page.getByRole('button', { name: 'Light theme' }).waitFor();
  expect(complaints).toEqual([]);
});

test('the Enter that ends a word put together from several keys sends nothing, in Safari either', async () => {
  const page = await writer(showcase);
  await composer(page).fill('日本');
  for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
    await composer(page).evaluate(
      (one, init) =>
        one.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init })),
      how,
    );
    expect(await composer(page).inputValue()).toBe('日本');
  }
  await page.keyboard.press('Enter');
  await said(page, '日本').waitFor();
});

test('what cannot be said stays in the line, and why is told', async () => {
  const visit = await visitor(showcase);
  await become(visit, 'Rosa');
  const { page } = visit;
  await page.getByRole('button', { name: 'announcements (announcement channel)' }).click();
  const line = composer(page, 'You cannot write here, but / works for commands');
  await line.fill('May I?');
  await page.keyboard.press('Enter');
  await page.getByText('Rosa may not write in #announcements').waitFor();
  expect(await line.inputValue()).toBe('May I?');
});

test('a bot that registers other commands leaves what is being typed alone, and its new ones are offered', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/give');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^count/ }).click();
  await page.keyboard.type('4');
  await showcase.register([...COMMANDS, { name: 'harbour', description: 'When ships call' }]);
  await page.keyboard.type('2');
  expect(await page.getByRole('combobox', { name: 'count' }).inputValue()).toBe('42');
  for (const _ of ['the option', 'the list', 'the command']) await page.keyboard.press('Escape');
  await page.keyboard.type('/har');
  await page.getByRole('option', { name: /^\/harbour/ }).waitFor();
  await showcase.register([...COMMANDS, { name: 'hard', description: 'Not easy' }]);
  await page.getByRole('option', { name: /^\/hard/ }).waitFor();
  expect(await composer(page).inputValue()).toBe('/har');
  await showcase.register(COMMANDS);
  await page.getByRole('option').waitFor({ state: 'detached' });
});

test('a command half typed survives a look elsewhere and a reload', async () => {
  const page = await writer(showcase);
  await page.keyboard.type('/give');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^who/ }).click();
  await page.keyboard.type('mil');
  await page.getByRole('option', { name: /Milo/ }).click();
  await page.getByRole('button', { name: 'world-news (text channel)' }).click();
  await composer(page, 'Message #world-news').waitFor();
  await page.getByRole('button', { name: 'general (text channel)' }).click();
  expect(await page.getByRole('combobox', { name: 'who' }).inputValue()).toBe('@Milo');
  await page.reload();
  expect(await page.getByRole('combobox', { name: 'who' }).inputValue()).toBe('@Milo');
  await page.getByRole('button', { name: 'Send command' }).click();
  await page.getByText(/who=\d+/).waitFor();
});
