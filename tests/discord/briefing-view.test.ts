import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { briefingView, TABS } from '../../src/discord/briefing-view.ts';
import { entryView } from '../../src/discord/entry-view.ts';
import { newsLines } from '../../src/discord/news-lines.ts';
import { forumBody } from '../../src/discord/posting/post-body.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { anyBriefing, briefingOf } from '../support/some-briefing.ts';
import { buttons, nodes, textOf, withinLimits } from './view-tree.ts';

/** Every page of a tab, reached as a reader does: by pressing Next until it cannot be pressed. */
function pagesOf(briefing: typeof realBriefing, tab: (typeof TABS)[number]): unknown[] {
  const pages = [];
  for (let page = 1; page < 1000; page += 1) {
    const view = briefingView(briefing, tab, page);
    pages.push(view);
    const next = buttons(view).find(
      ({ custom_id }) => custom_id === `briefing:open:${briefing.id}:${tab}:${page + 1}:next`,
    );
    if (!next || next.disabled) break;
  }
  return pages;
}

/** Letters and digits only: what a reader reads, whatever is escaped, wrapped or cut between. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

describe('a briefing in Discord', () => {
  test('the real one is on one page a tab, with a button to explain each takeaway', () => {
    expect(TABS.map((tab) => pagesOf(realBriefing, tab).length)).toEqual([1, 1, 1]);
    const explain = buttons(briefingView(realBriefing)).filter(({ custom_id }) =>
      custom_id?.startsWith('explain:open:'),
    );
    expect(explain).toHaveLength(5);
  });

  test('between its pages it says which one this is, and only pages that there are can be pressed', () => {
    const briefing = briefingOf(
      Array.from({ length: 3 }, (_, n) => `Part ${n}. ${'It was so. '.repeat(150)}`).join('\n\n'),
    );
    const pressed = (page: number) =>
      buttons(briefingView(briefing, 'overview', page)).map(({ disabled }) => !disabled);
    // The tab, Back, the page and Next.
    expect([1, 2, 3].map(pressed)).toEqual([
      [false, false, false, true],
      [false, true, false, true],
      [false, true, false, false],
    ]);
  });

  test('any briefing keeps within the limits of a message and loses no letter', () => {
    fc.assert(
      fc.property(anyBriefing, (briefing) => {
        const shown = TABS.flatMap((tab) => pagesOf(briefing, tab));
        shown.forEach(withinLimits);
        const all = letters(
          shown
            .map(textOf)
            .join('\n')
            .replace(/\]\(<[^>]*>\)/g, ''),
        );
        for (const { text } of briefing.entries) {
          for (const sentence of text.plain.split('. ')) expect(all).toContain(letters(sentence));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a single sentence longer than a message is cut between words, in pages', () => {
    const long = Array.from({ length: 2500 }, (_, i) => `word${i}`).join(' ');
    const pages = pagesOf(briefingOf(`## Analysis\n\n${long.replace(/(.{9000}) /g, '$1\n')}`), 'analysis');
    pages.forEach(withinLimits);
    expect(letters(pages.map(textOf).join('\n'))).toContain('word1499word1500');
    expect(pages.length).toBeGreaterThan(5);
    expect(
      pages
        .map(textOf)
        .join('\n')
        .match(/### Analysis/g),
    ).toHaveLength(1);
  });
});

describe('what is as long as it may be', () => {
  const address = (length: number) => 'https://example.org/'.padEnd(length, 'a');
  const urls = (tree: unknown) => nodes(tree).flatMap((node) => ('url' in node ? [node.url] : []));

  test.each([
    [512, 1],
    [513, 0],
  ])(
    'a source of %i characters has %i buttons, in a briefing, a forum post and an entry',
    (length, count) => {
      const briefing = { ...briefingOf('A text.'), source: address(length) };
      const [entry] = briefing.entries;
      if (!entry) throw new Error('There is no entry.');
      const parts = { deliveryId: 'd', briefing, revision: 1, missed: 0 };
      for (const view of [
        briefingView(briefing),
        entryView({ briefing, entry }, []),
        forumBody(parts).components,
      ])
        expect(urls(view)).toHaveLength(count);
    },
  );

  test('title, topics, correction and text, all escaped, fit into a message with what a preview says above', () => {
    const correction = '*'.repeat(300);
    const front = `title: "${'*'.repeat(200)}"\ntopics: [${Array(5).fill(`"${'*'.repeat(50)}"`)}]\ncorrection: "${correction}"`;
    const parsed = briefingOf(`---\n${front}\n---\nA text.`);
    const text = { plain: `w ${'*'.repeat(63)}.`, marks: [] };
    const entries = Array.from({ length: 90 }, (_, i) =>
      parsed.entries.map((one) => ({ ...one, id: `a/${i}`, text })),
    );
    const briefing = { ...parsed, entries: entries.flat() };
    const said = textOf(
      briefingView(briefing, 'overview', 2, { lines: newsLines({ briefing, missed: 99 }) }),
    );
    expect(said).toContain(correction.replaceAll('*', '\\*'));
    expect(said.length).toBeGreaterThan(3700);
    expect(said.length).toBeLessThanOrEqual(4000);
  });

  test('a page with all that a page may have leaves the room that something beside it takes', () => {
    const list = Array.from({ length: 60 }, (_, i) => `- Takeaway ${i}.`).join('\n');
    const briefing = {
      ...briefingOf(
        `---\ncorrection: It is new.\n---\n## Key takeaways\n${list}\n## Analysis\nWhy.\n## Did you know?\n- Term: It is.\n`,
      ),
      source: address(30),
    };
    const sizes = [0, 5].map(
      (components) =>
        nodes(briefingView(briefing, 'overview', 2, { taken: { characters: 0, components } })).length,
    );
    expect(sizes[0]).toBeGreaterThan(35);
    expect(sizes[1]).toBeLessThanOrEqual(35);
  });

  test('topics are shown as they are written', () => {
    const briefing = { ...briefingOf('A text.'), topics: ['*war*', '<@1>'] };
    expect(textOf(briefingView(briefing))).toContain('-# \\*war\\* · \\<@1>');
  });

  test('a link too long for a page is text, and what else is marked stays so', () => {
    const long = `[here](${address(3000)}) and **there**, [nearer](https://x.org).`;
    const said = textOf(briefingView(briefingOf(`See ${long} ${'More was said. '.repeat(200)}`)));
    expect(said).toContain('See here and **there**, [nearer](<https://x.org/>).');
  });
});

test('a briefing that was taken back is not said to be corrected as well, nor its correction to be why', () => {
  const briefing = briefingOf('---\nretracted: true\ncorrection: It never happened.\n---\nA text.');
  expect(newsLines({ briefing, revision: 2 })).toEqual([
    '⚠️ **Retracted** by its publisher.',
    '✏️ The publisher’s note: It never happened.',
  ]);
});
