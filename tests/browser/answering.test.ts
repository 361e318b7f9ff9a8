import { expect, test } from 'vitest';
import { shared } from './shared.ts';
import { openShowcase, show } from './showcase.ts';
import { become, composer, lastArticle, visitor } from './visit.ts';

const showcase = await shared(openShowcase());

test('"thinking…" stands until the answer takes its place', async () => {
  const { page } = await visitor(showcase);
  await show(page, 'thinking');
  const message = lastArticle(page, 'Briefings is thinking…');
  await message.waitFor();
  expect(await page.getByText('Sending command…').count()).toBe(0);
  const id = await message.getAttribute('data-message-id');
  await showcase.endThinking();
  await page.locator(`[data-message-id="${id}"]`).filter({ hasText: 'Thought about.' }).waitFor();
});

test('an answer that never comes is said to have failed', async () => {
  const { page } = await visitor(showcase);
  await show(page, 'nothing');
  await page.getByText('Sending command…').waitFor();
  showcase.discord.advance(3_000);
  const failed = lastArticle(page, 'The application did not respond');
  await failed.getByRole('button', { name: 'Dismiss message' }).click();
  await failed.waitFor({ state: 'detached' });
});

test('a private answer is seen by the one who asked, and by nobody else', async () => {
  const visit = await visitor(showcase);
  const { page } = visit;
  await show(page, 'private');
  await lastArticle(page, 'Only you can see this').filter({ hasText: 'For your eyes.' }).waitFor();
  await become(visit, 'Milo');
  await page.getByText('Good morning!').waitFor();
  expect(await page.getByText('For your eyes.').count()).toBe(0);
});

test('commands, options, choices and menu entries have the names of the reader’s language', async () => {
  const visit = await visitor(showcase);
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
  await lastArticle(page, /Rosa used\s+show/).waitFor();
  await page.getByText('Good morning!').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Repetir/ }).click();
  await page.getByText('It says: Good morning!').waitFor();
});
