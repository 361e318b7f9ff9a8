import { expect, test } from 'vitest';
import { itemBriefing } from '../../../src/intake/feeds/item-briefing.ts';
import { atom, briefingOf, json, readOne, rss } from './reading.ts';
import { HTML } from './shapes/shape.ts';

test('relative links in an item lead to its publisher', () => {
  const item = readOne(json({ id: '1', url: 'https://example.org/rates', content_html: HTML }));
  expect(JSON.stringify(briefingOf(item))).toContain('https://example.org/more');
});

test('a topic goes by its name for readers, and is no longer than one that can be subscribed', () => {
  const item = readOne(
    atom(
      `<title>A</title><id>a</id><content>A.</content>
      <category term="trade-policy" label="Trade policy"/><category term="${'x'.repeat(60)}"/>`,
    ),
  );
  expect(briefingOf(item).topics).toEqual(['Trade policy', `${'x'.repeat(49)}…`]);
});

test('an item without the headings is a problem that says what to do, or a summary where that is wanted', () => {
  const item = readOne(rss('<item><title>A</title><description>A text.</description></item>'));
  expect(itemBriefing(item, 'a', false)).toEqual({ problem: expect.stringContaining('set FEEDS_LOOSE=yes') });
  expect(itemBriefing(item, 'a', true)).toMatchObject({ briefing: { id: 'a', title: 'A' } });
  expect(itemBriefing({ ...item, content: { html: '' } }, 'a', true)).toEqual({
    problem: expect.stringContaining('no text'),
  });
});

test('what a publisher writes neither pings nor hides: it is text and marks, as in a file', () => {
  const html =
    '<p>@everyone <script>x()</script><b>bold</b> <a href="javascript:alert(1)">click</a> &lt;b&gt;</p>';
  const [entry] = briefingOf(readOne(json({ id: '1', title: 'A', content_html: html }))).entries;
  expect(entry?.text.plain).toContain('@everyone');
  expect(JSON.stringify(entry?.text.marks)).not.toContain('javascript:');
});

test('a title inside the text that says something else than that of the item stays', () => {
  const of = (title: string) =>
    readOne(
      json({
        id: '1',
        title,
        content_html: '<h1>The Fed holds</h1><p>A text.</p><h2>Analysis</h2><p>Why.</p>',
      }),
    );
  expect(briefingOf(of('Rates: #12 "now"'))).toMatchObject({
    title: 'Rates: #12 "now"',
    entries: [{ section: 'summary', text: { plain: 'The Fed holds\nA text.' } }, { text: { plain: 'Why.' } }],
  });
  expect(briefingOf(of('The Fed holds')).entries[0]?.text.plain).toBe('A text.');
});

test('what no front matter may say, a feed cannot either: what nobody sees, a year that no news is of, an address no button takes', () => {
  const of = (title: string, more: object) =>
    briefingOf(readOne(json({ id: '1', title, content_html: '<h1>Seen</h1><p>A text.</p>', ...more })));
  expect(of('\u200b', { tags: ['\u200b', 'Banks'] })).toMatchObject({ title: 'Seen', topics: ['Banks'] });
  for (const date_published of [
    '+274493-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '2206-11-23T00:00:00Z',
  ])
    expect(of('A', { date_published }).date).toBeUndefined();
  const long = `https://example.org/${'x'.repeat(493)}`;
  expect(of('A', { url: long }).source).toBeUndefined();
  expect(of('A', { url: long.slice(0, -1) }).source).toHaveLength(512);
});

test.each(['title: Fed\ndate: today\n\nIt holds.', '---\nretracted: true\n---\n\nIt holds.'])(
  'the text of an item has no front matter, whatever it begins with: %j',
  (plain) => {
    const read = itemBriefing({ key: 'k', title: 'A', topics: [], content: { plain } }, 'a', true);
    expect(read).toMatchObject({ briefing: { title: 'A' } });
    expect(read).not.toHaveProperty('briefing.retracted');
  },
);
