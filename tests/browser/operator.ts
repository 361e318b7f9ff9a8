import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';
import { composer, type Visit, visitor } from './visit.ts';

/** An operator with the developer panel open, #general subscribed to. */
export async function operator(stage: Stage): Promise<Visit & { panel: Locator }> {
  const visit = await visitor(stage, { width: 1500 });
  const { page } = visit;
  await page.getByRole('button', { name: 'Developer panel', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Developer panel' });
  await panel.getByText('Briefings is connected').waitFor();
  return { ...visit, panel };
}

/** Types words, or a command, and presses Enter. */
export async function send(page: Page, words: string): Promise<void> {
  const input = composer(page);
  await input.fill('');
  await input.pressSequentially(words);
  await page.keyboard.press('Enter');
}

/** Subscribes the channel that is open. */
export async function subscribe(page: Page): Promise<void> {
  await send(page, '/subscribe');
  await page.getByRole('button', { name: 'Send command' }).click();
  await page
    .getByRole('article')
    .filter({ hasText: /Olivia used\s+subscribe/ })
    .last()
    .waitFor();
}

/** Hands a briefing in by the panel. */
export async function drop(page: Page, panel: Locator, title: string): Promise<void> {
  await panel.getByRole('button', { name: 'Drop a briefing in…' }).click();
  await page
    .getByLabel(/^The text/)
    .fill(`# ${title}\n\nA text.\n\n## Key takeaways\n\n- ${title}, at last.\n`);
  await page.getByRole('button', { name: 'Publish' }).click();
  await panel.getByText(`Published "${title}"`).waitFor();
}
