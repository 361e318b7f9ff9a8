import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { drop, operator, send, subscribe } from './operator.ts';
import { shared } from './shared.ts';
import { openStage } from './stage.ts';
import { articles } from './visit.ts';

const stage = await shared(openStage());

test.each([
  ['Cut the connection', 'Resume'],
  ['End the session', 'Identify'],
])('%s: the bot comes back with %s, and answers', async (button, sign) => {
  const { page, panel } = await operator(stage);
  const signs = panel.locator('.traffic-row').filter({ hasText: sign });
  await panel.locator('.traffic-row').first().waitFor();
  const before = await signs.count();
  await panel.getByRole('button', { name: button }).click();
  await expect.poll(() => signs.count(), { timeout: 10_000 }).toBeGreaterThan(before);
  await panel.getByText('Briefings is connected').waitFor();
  await send(page, '/explain kremlin');
  await page
    .getByRole('article')
    .last()
    .filter({ hasText: /Olivia used\s+explain/ })
    .waitFor();
});

test.each([
  ['500', 'Return 500s'],
  ['429', 'Return 429s'],
])('while Discord answers %s a briefing waits, and is then posted once', async (status, button) => {
  const { page, panel } = await operator(stage);
  await subscribe(page);
  await panel.getByRole('button', { name: button }).click();
  await panel.getByText('3 requests will go wrong').waitFor();
  await drop(page, panel, `Through ${status}s`);
  await panel
    .locator('.traffic-row')
    .filter({ hasText: status })
    .filter({ hasText: '/messages' })
    .first()
    .waitFor();
  const post = articles(page, `Through ${status}s, at last.`);
  // Whatever pause the bot takes, an hour is longer.
  await expect
    .poll(
      async () => {
        await panel.getByRole('button', { name: '+ 1 hour' }).click();
        return post.count();
      },
      { timeout: 15_000, interval: 500 },
    )
    .toBe(1);
  await panel.getByRole('button', { name: 'Mend all' }).click();
  await panel.getByText('No request goes wrong any more.').waitFor();
});

test('a permission taken away is missing at once, and given back', async () => {
  const { page, panel } = await operator(stage);
  await panel.getByLabel('Send Messages', { exact: true }).uncheck();
  await panel.getByText('Send Messages was taken away.').waitFor();
  await send(page, '/subscribe');
  await page.getByRole('button', { name: 'Send command' }).click();
  await page.getByRole('article').last().filter({ hasText: 'Send Messages' }).waitFor();
  await panel.getByLabel('Read Message History').uncheck();
  await panel.getByText('Read Message History was taken away.').waitFor();
  expect(await panel.getByLabel('Send Messages', { exact: true }).isChecked()).toBe(false);
  await panel.getByLabel('Send Messages', { exact: true }).check();
  await panel.getByText('Send Messages was given back.').waitFor();
});

test('Reset asks first, with Cancel at hand, and says what is lost', async () => {
  const { page, panel } = await operator(stage);
  await send(page, 'still here');
  await articles(page, 'still here').waitFor();
  await panel.getByRole('button', { name: 'Reset…' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Reset this Discord?' });
  await asked.getByText('The bot forgets what it was subscribed to here').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
  expect(await articles(page, 'still here').count()).toBe(1);
});

test('after a Reset Discord and the bot begin anew: no messages, no subscriptions, and it goes on', async () => {
  const { page, panel } = await operator(stage);
  await subscribe(page);
  await send(page, 'soon forgotten');
  await articles(page, 'soon forgotten').waitFor();
  await panel.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset' }).click();
  await page.getByText('Briefings has forgotten its subscriptions here.').waitFor();
  await articles(page, 'soon forgotten').waitFor({ state: 'detached' });
  await articles(page, 'Good morning!').waitFor();
  await panel.getByText('Briefings is connected').waitFor();
  await send(page, '/subscriptions');
  await page.getByRole('button', { name: 'Send command' }).click();
  await articles(page, 'No channel of this server is subscribed').waitFor();
  await subscribe(page);
  await drop(page, panel, 'Once subscribed again');
  await articles(page, 'Once subscribed again, at last.').waitFor();
});
