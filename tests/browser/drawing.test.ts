import { expect, test } from 'vitest';
import { channelId, rest } from '../local-discord/rest.ts';
import { violations } from './axe.ts';
import { shared } from './shared.ts';
import { openShowcase, post, show } from './showcase.ts';
import { lastArticle, visitor } from './visit.ts';

const showcase = await shared(openShowcase());

test('markdown is drawn as Discord draws it', async () => {
  const { page, complaints } = await visitor(showcase);
  await show(page, 'text');
  const body = lastArticle(page, 'struck').locator('.text-display');
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
  const { page, complaints } = await visitor(showcase);
  await show(page, 'embed');
  const embed = lastArticle(page, 'Seen today').locator('.embed');
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

test('a list in a list, a mention of the reader’s role, a wide line and a file of Components V2 are drawn, each once', async () => {
  const { discord } = showcase;
  const [role] = Object.values(discord.world.guilds)
    .flatMap(({ roles }) => Object.values(roles))
    .filter(({ mentionable }) => mentionable);
  discord.addMember('The Reading Room', 'Olivia', [role?.id ?? '']);
  const { page } = await visitor(showcase);
  await post(showcase, {
    content: `<@&${role?.id}> Listed\n- one\n  1. inner`,
    allowed_mentions: { parse: ['roles'] },
  });
  const listed = lastArticle(page, 'Listed');
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
  await post(showcase, form);
  const filed = lastArticle(page, 'With a file');
  await filed.waitFor();
  expect([await filed.locator('.file').count(), await filed.locator('.separator.wide').count()]).toEqual([
    1, 1,
  ]);
});

test('messages of one author stand together for seven minutes', async () => {
  const { page } = await visitor(showcase);
  const say = (content: string) => post(showcase, { content, allowed_mentions: { parse: [] } });
  const isGrouped = async (words: string) =>
    (await lastArticle(page, words).getAttribute('class'))?.split(' ').includes('grouped');
  // What another test had said is long past.
  showcase.discord.advance(7 * 60_000);
  await say('Together, the first.');
  await say('Together, the second.');
  await lastArticle(page, 'Together, the second.').waitFor();
  expect([await isGrouped('the first'), await isGrouped('the second')]).toEqual([false, true]);
  showcase.discord.advance(7 * 60_000);
  await say('Together no more.');
  await lastArticle(page, 'Together no more.').waitFor();
  expect(await isGrouped('no more')).toBe(false);
});

test('a thread begins with its name and who started it', async () => {
  const { page } = await visitor(showcase);
  await page.getByRole('button', { name: /^Yesterday in general/ }).click();
  await page.getByRole('heading', { name: 'Yesterday in general', level: 2 }).waitFor();
  await page.getByText('Started by Milo', { exact: true }).waitFor();
});

test('of very many messages the latest are shown, and it is said of how many', async () => {
  const { page } = await visitor(showcase);
  const { discord } = showcase;
  for (let i = 0; i < 205; i += 1) discord.as('Milo').say('The Reading Room/world-news', `Line ${i}.`);
  await page.getByRole('button', { name: /^world-news \(text channel\)/ }).click();
  await page.getByText('The latest 200 of 205 messages.').waitFor();
  await page.getByText('Line 5.', { exact: true }).waitFor();
  expect(await page.getByText('Welcome to #world-news!').count()).toBe(0);
  discord.as('Milo').say('The Reading Room/world-news', 'One more.');
  await page.getByText('The latest 200 of 206 messages.').waitFor();
});

test('what was said today is of yesterday as soon as the clock is moved by a day, though nobody does anything', async () => {
  const { page } = await visitor(showcase);
  showcase.discord.as('Milo').say('The Reading Room/general', 'Still today.');
  await lastArticle(page, 'Still today.').getByText('Today at').waitFor();
  showcase.discord.advance(24 * 3_600_000);
  await lastArticle(page, 'Still today.').getByText('Yesterday at').waitFor();
});

test('an answer to a button says which message it replies to, and leads there', async () => {
  const { page } = await visitor(showcase);
  await post(showcase, {
    content: 'Far above.',
    allowed_mentions: { parse: [] },
    components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Reply', custom_id: 'reply' }] }],
  });
  await lastArticle(page, 'Far above.').getByRole('button', { name: 'Reply' }).click();
  const reply = lastArticle(page, 'Replied.');
  await reply.waitFor();
  for (let i = 0; i < 30; i += 1) showcase.discord.as('Milo').say('The Reading Room/general', `Line ${i}.`);
  await reply.getByRole('button', { name: 'Far above.' }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.querySelector('.button')?.textContent))
    .toBe('Reply');
});

test('emoji that stand alone are large, and each line runs in the direction of its script', async () => {
  const { page } = await visitor(showcase);
  const { discord } = showcase;
  const say = (words: string) => discord.as('Milo').say('The Reading Room/general', words);
  const size = async (words: string) => {
    say(words);
    const text = lastArticle(page, words).locator('.text-display');
    return Number.parseFloat(await text.evaluate((one) => getComputedStyle(one).fontSize));
  };
  const usual = await size('A ferry ⛴');
  expect(await size('🚢')).toBeGreaterThan(usual * 2);
  expect(await size('👩‍👩‍👧 🏳️‍🌈')).toBeGreaterThan(usual * 2);
  expect(await size('1234')).toBe(usual);
  say('שלום: ferry\nferry: שלום');
  const line = (words: string) =>
    lastArticle(page, 'שלום')
      .getByText(words, { exact: true })
      .evaluate((one) => {
        const at = (from: number) => {
          const range = document.createRange();
          const [text] = one.childNodes;
          if (!text) throw new Error('The line is empty.');
          range.setStart(text, from);
          range.setEnd(text, from + 1);
          return range.getBoundingClientRect().left;
        };
        return at(0) < at((one.textContent ?? '').length - 1) ? 'left to right' : 'right to left';
      });
  expect(await line('שלום: ferry')).toBe('right to left');
  expect(await line('ferry: שלום')).toBe('left to right');
});

test('the list of a forum shows how a post begins in plain words, without marks and escapes', async () => {
  const { page } = await visitor(showcase);
  const { discord } = showcase;
  await rest(discord, 'POST', `/channels/${channelId(discord, 'questions')}/threads`, {
    name: 'A post',
    message: { content: '## Alpha \\<img src=x>\n**bold** and [a link](https://example.org/)' },
  });
  await page.getByRole('button', { name: 'questions (forum)' }).click();
  await page.getByRole('button', { name: /Briefings: Alpha <img src=x> bold and a link/ }).waitFor();
  expect(await page.locator('.post-title').first().textContent()).toBe('A post');
});

test('what comes in elsewhere marks its channel and server as unread until it is looked at', async () => {
  const { page } = await visitor(showcase);
  showcase.discord.as('Milo').say('world-news', 'Rates rose.');
  const channel = page.getByRole('button', { name: 'world-news (text channel), unread' });
  await channel.waitFor();
  await page.getByRole('button', { name: 'The Reading Room, unread' }).waitFor();
  await channel.click();
  await page.getByText('Rates rose.').waitFor();
  await channel.waitFor({ state: 'detached' });
});
