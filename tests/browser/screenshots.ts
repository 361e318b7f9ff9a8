// npm run screenshots: takes the README's pictures from the page, anew into docs/pictures/. Those there were taken with the font
// Noto Sans (Debian: fonts-noto-core), which comes closest to Discord's own.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { typed } from '../support/typed.ts';
import { openStage } from './stage.ts';
import { articles, composer, type VisitOptions, visitor } from './visit.ts';

typed('screenshots', {});

const FOLDER = 'docs/pictures';
const stage = await openStage();

async function take(
  name: string,
  options: VisitOptions,
  act: (page: Page) => Promise<unknown>,
): Promise<void> {
  const { page } = await visitor(stage, { width: 1180, height: 760, ...options });
  await act(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
  console.log(join(FOLDER, `${name}.png`));
}

async function send(page: Page, words: string): Promise<void> {
  await composer(page).pressSequentially(words);
  await page.keyboard.press('Enter');
}

const answered = (page: Page, command: string) =>
  page
    .getByRole('article')
    .filter({ hasText: new RegExp(`Olivia used\\s+${command}`) })
    .last()
    .waitFor();

async function openChannel(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `${name} (` }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

try {
  await mkdir(FOLDER, { recursive: true });
  await take('autocomplete-dark', { height: 560 }, async (page) => {
    await composer(page).pressSequentially('/explain wetsern sanctoins');
    await page.getByRole('option', { name: 'Western Sanctions', exact: true }).waitFor();
  });
  await take('explain-dark', { height: 820 }, async (page) => {
    await send(page, '/explain wetsern sanctoins');
    await answered(page, 'explain');
  });
  await take('briefing-light', { light: true, height: 900 }, async (page) => {
    await openChannel(page, 'world-news');
    await composer(page).fill('/briefing');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Send command' }).click();
    await answered(page, 'briefing');
  });
  await take('subscription-dark', {}, async (page) => {
    await openChannel(page, 'announcements');
    await composer(page, /^Message|^You cannot/).fill('/subscribe');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^role/ }).click();
    await page.getByRole('combobox', { name: 'role' }).pressSequentially('news');
    await page.getByRole('option', { name: /News readers/ }).click();
    await page.getByRole('button', { name: 'Send command' }).click();
    await answered(page, 'subscribe');
    await writeFile(
      join(stage.briefings, 'harbour.md'),
      '# The harbour reopens\n\nAfter two years of work ships call again, and the town expects visitors.\n\n## Key takeaways\n\n- The harbour reopened on Monday.\n- Ferries call twice a day.\n\n## Did you know?\n\n- Dredging: Taking mud from the bottom of a harbour, so that ships do not run aground.\n',
    );
    await articles(page, 'Ferries call').waitFor();
  });
} finally {
  await stage.close();
}
