import { expect, test } from 'vitest';
import { shared } from './shared.ts';
import { openShowcase, show } from './showcase.ts';
import { composer, lastArticle, visitor } from './visit.ts';

const showcase = await shared(openShowcase());

test('a finger scrolls the list of commands without picking, and a tap picks without pressing what lay behind', async () => {
  const { page } = await visitor(showcase, { width: 360, height: 740, touch: true });
  await page.getByRole('button', { name: 'Use a command' }).tap();
  const first = page.getByRole('option').first();
  const box = await first.boundingBox();
  if (!box) throw new Error('The list has no first entry.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x, y: at }] });
  await touch('touchStart', y);
  for (let moved = 20; moved <= 100; moved += 20) await touch('touchMove', y - moved);
  await touch('touchEnd');
  expect(await page.getByRole('option').count()).toBeGreaterThan(1);
  await page.evaluate(() => {
    document.addEventListener(
      'click',
      (event) => {
        const { target } = event;
        if (target instanceof Element && !target.closest('#suggestions')) document.title = 'fell through';
      },
      true,
    );
  });
  await page.getByRole('option').first().tap();
  await composer(page).waitFor({ state: 'detached' });
  expect(await page.title()).not.toBe('fell through');
});

test('on a phone held sideways a select opens where there is room for all of its list', async () => {
  const { page } = await visitor(showcase, { width: 740, height: 360, touch: true });
  await show(page, 'selects');
  const selects = lastArticle(page, 'Choose.');
  const room = await page.locator('#messages').boundingBox();
  for (const name of ['Pick a person', 'Pick anyone', 'Pick a channel']) {
    for (const block of ['start', 'end'] as const) {
      const select = selects.getByRole('combobox', { name });
      await select.evaluate((one, at) => one.scrollIntoView({ block: at }), block);
      await select.tap();
      const list = await page.getByRole('listbox', { name }).boundingBox();
      const [top, bottom] = [list?.y ?? 0, (list?.y ?? 0) + (list?.height ?? 999)];
      expect(top).toBeGreaterThanOrEqual(Math.floor(room?.y ?? 999));
      expect(bottom).toBeLessThanOrEqual(Math.ceil((room?.y ?? 0) + (room?.height ?? 0)));
      await select.tap();
    }
  }
});

test('a select is chosen from by tapping; a tap elsewhere ends a choice of several', async () => {
  const { page } = await visitor(showcase, { width: 360, height: 740, touch: true });
  await show(page, 'selects');
  const selects = lastArticle(page, 'Choose.');
  await selects.getByRole('combobox', { name: 'Pick anyone' }).tap();
  for (const name of ['Rosa', 'Milo']) await page.getByRole('option', { name }).tap();
  await page.getByRole('heading', { name: 'general', exact: true }).tap();
  await page.getByText(/^mentionable: \d+, \d+$/).waitFor();
  await lastArticle(page, 'mentionable:').getByRole('combobox', { name: 'Pick a season' }).tap();
  await page.getByRole('option', { name: 'Summer' }).tap();
  await page.getByText('string: summer').waitFor();
});
