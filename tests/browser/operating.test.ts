import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operator, send, subscribe } from './operator.ts';
import { shared } from './shared.ts';
import { openStage } from './stage.ts';
import { articles, composer, lastArticle, visitor } from './visit.ts';

const stage = await shared(openStage());

test('a briefing dropped into the folder arrives live, and a correction edits it in place', async () => {
  const { page, complaints } = await visitor(stage);
  await subscribe(page);
  const file = join(stage.briefings, 'harbour.md');
  await writeFile(
    file,
    '# The harbour reopens\n\nShips call again.\n\n## Key takeaways\n\n- Ferries call twice a day.\n',
  );
  const post = articles(page, 'The harbour reopens').filter({ hasText: 'Ferries call' });
  await post.waitFor();
  const id = await post.getAttribute('data-message-id');
  await writeFile(file, (await readFile(file, 'utf8')).replace('twice', 'three times'));
  const corrected = page.locator(`[data-message-id="${id}"]`);
  await corrected.filter({ hasText: 'three times a day' }).waitFor();
  expect(await corrected.textContent()).toContain('(edited)');
  expect(complaints).toEqual([]);
});

test('the panel drops a briefing in, shows it going out, and what the published schema says of it', async () => {
  const { page, panel } = await operator(stage);
  await subscribe(page);
  const posts = panel.locator('.traffic-row').filter({ hasText: /POST \/channels\/\S+\/messages/ });
  await panel.locator('.traffic-row').first().waitFor();
  const before = await posts.count();
  await panel.getByRole('button', { name: 'Drop a briefing in…' }).click();
  await page
    .getByLabel(/^The text/)
    .fill('# From the panel\n\nA text.\n\n## Key takeaways\n\n- It came by button.\n');
  await page.getByRole('button', { name: 'Publish' }).click();
  await panel.getByText('Published "From the panel"').waitFor();
  await articles(page, 'It came by button').waitFor();
  await expect.poll(() => posts.count()).toBeGreaterThan(before);
  const row = posts.first();
  await row.filter({ hasText: 'conforms' }).waitFor();
  await row.locator('summary').click();
  await row.getByText('It fits MessageCreateRequest.').waitFor();
  expect(await row.locator('pre').first().textContent()).toContain('From the panel');
  // The published document says nothing of the gateway, and so does the list.
  const event = panel.locator('.traffic-row').filter({ hasText: 'INTERACTION_CREATE' }).first();
  expect(await event.locator('.verdict').count()).toBe(0);
});

test('a briefing that is none is refused with what is wrong', async () => {
  const { page, panel } = await operator(stage);
  await panel.getByRole('button', { name: 'Drop a briefing in…' }).click();
  await page.getByLabel(/^The text/).fill('# Bad\n\n## Did you know?\n\n- Zeugma\n');
  await page.getByRole('button', { name: 'Publish' }).click();
  await panel.getByText('has no term').waitFor();
});

test('the panel, what was said and what was posted survive a reload', async () => {
  const { page, panel } = await operator(stage);
  await send(page, 'Said before the reload.');
  await articles(page, 'Said before the reload.').waitFor();
  await page.reload();
  await articles(page, 'Said before the reload.').waitFor();
  await panel.getByText('Briefings is connected').waitFor();
  await panel.locator('.traffic-row').first().waitFor();
});

test('moving the clock moves the bot with it: a subscription by the hour posts when that hour comes', async () => {
  const { page, panel } = await operator(stage);
  const { now } = await (await fetch(`${stage.url}/local/status`)).json();
  const inTwoHours = new Date(now + 2 * 3_600_000).toISOString().slice(11, 16);
  await page.getByRole('button', { name: 'world-news (text channel)' }).click();
  await composer(page, 'Message #world-news').fill('/subscribe');
  await page.keyboard.press('Enter');
  for (const [option, value] of [
    ['time', inTwoHours],
    ['timezone', 'UTC'],
  ] as const) {
    await page
      .getByRole('option', { name: new RegExp(`^${option}`) })
      .first()
      .click();
    await page.getByRole('combobox', { name: option, exact: true }).fill(value);
    await page.getByRole('combobox', { name: /more$/ }).focus();
  }
  await page.getByRole('button', { name: 'Send command' }).click();
  const confirmed = articles(page, /Olivia used\s+subscribe/).filter({ hasText: inTwoHours });
  await confirmed.waitFor();
  await writeFile(join(stage.briefings, 'later.md'), '# Told later\n\nAt its hour.\n');
  await page.getByRole('button', { name: 'general (text channel)' }).click();
  await articles(page, 'Told later').waitFor();
  await page.getByRole('button', { name: 'world-news (text channel)' }).click();
  // What the other channel showed is still there for a moment.
  await confirmed.waitFor();
  expect(await articles(page, 'Told later').count()).toBe(0);
  for (let hour = 0; hour < 3; hour += 1) await panel.getByRole('button', { name: '+ 1 hour' }).click();
  await articles(page, 'Told later').waitFor();
});

test('what people wrote is never HTML, whoever wrote it and wherever it stands', async () => {
  const { page, complaints } = await stage.visit();
  const nasty =
    '<img src=x onerror="document.title=`owned`"> [x](javascript:alert(1)) <script>document.title="owned"</script>';
  await composer(page).fill(nasty);
  await page.keyboard.press('Enter');
  const message = lastArticle(page, 'onerror');
  await message.waitFor();
  expect(await message.locator('img, script, a').count()).toBe(0);
  expect(await page.title()).not.toContain('owned');
  await writeFile(
    join(stage.briefings, 'nasty.md'),
    `# ${nasty}\n\n${nasty}\n\n## Key takeaways\n\n- ${nasty}\n`,
  );
  const post = articles(page, /Key takeaways|onerror/)
    .filter({ hasText: 'Briefings' })
    .last();
  await post.waitFor();
  expect(await page.locator('#messages img, #messages script, a[href^="javascript"]').count()).toBe(0);
  expect(await page.title()).not.toContain('owned');
  expect(complaints).toEqual([]);
  // And if something did get in, the page's policy would not run it.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "owned"';
    document.body.append(script);
    document.body.setAttribute('onclick', 'document.title = "owned"');
    document.body.click();
  });
  expect(await page.title()).not.toContain('owned');
  await expect.poll(() => complaints.join()).toContain('Content Security Policy');
});

test('the panel is gone into by keys, and left by Escape, also on a narrow screen', async () => {
  const { page } = await visitor(stage, { width: 640 });
  await page.getByRole('button', { name: 'Servers and channels' }).press('Enter');
  await page.getByRole('button', { name: 'Developer panel', exact: true }).press('Enter');
  const panel = page.getByRole('complementary', { name: 'Developer panel' });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(focused).toBe('Close the developer panel');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Drop a briefing in…');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  expect(await page.locator('[data-key="panel-toggle"]').getAttribute('aria-pressed')).toBe('false');
});
