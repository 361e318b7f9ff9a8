import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { briefingView, TABS } from '../../src/discord/briefing-view.ts';
import { entryView } from '../../src/discord/entry-view.ts';
import { newsLines } from '../../src/discord/news-lines.ts';
import { forumBody } from '../../src/discord/posting/post-body.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { anyBriefing, briefingOf } from '../support/some-briefing.ts';

type Node = {
  type: number;
  content?: string;
  custom_id?: string;
  disabled?: boolean;
  components?: Node[];
  accessory?: Node;
};

// The views are plain JSON trees; walking them needs no more than these keys.
const nodes = (tree: unknown): Node[] => {
  const list = (Array.isArray(tree) ? tree : [tree]) as Node[];
  return list.flatMap((node) => [
    node,
    ...nodes(node.components ?? []),
    ...nodes(node.accessory ? [node.accessory] : []),
  ]);
};
const textOf = (tree: unknown): string =>
  nodes(tree)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
const buttons = (tree: unknown): Node[] => nodes(tree).filter(({ custom_id }) => custom_id !== undefined);

function withinLimits(tree: unknown): void {
  const all = nodes(tree);
  expect(all.length).toBeLessThanOrEqual(40);
  expect(textOf(tree).length).toBeLessThanOrEqual(4000);
  const ids = buttons(tree).map(({ custom_id }) => custom_id ?? '');
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
  for (const { content } of all) if (content !== undefined) expect(content.trim()).not.toBe('');
}

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
    const text = { plain: `w ${'*'.repeat(40)}.`, marks: [] };
    const entries = Array.from({ length: 90 }, (_, i) =>
      parsed.entries.map((one) => ({ ...one, id: `a/${i}`, text })),
    );
    const briefing = { ...parsed, entries: entries.flat() };
    const said = textOf(
      briefingView(briefing, 'overview', 2, { lines: newsLines({ briefing, missed: 99 }) }),
    );
    expect(said).toContain(correction.replaceAll('*', '\\*'));
    expect(said.length).toBeGreaterThan(3200);
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

  test('a forum post begins with as much of a long summary as fits', () => {
    const briefing = briefingOf(
      Array.from({ length: 60 }, (_, i) => `Sentence ${i} says a little of the news.`).join(' '),
    );
    const { content = '' } = forumBody({ deliveryId: 'd', briefing, revision: 1, missed: 0, roleId: '1' });
    expect(content).toMatch(/^<@&1>\nSentence 0 says a little/);
    expect(content).toMatch(/news\. …$/);
    expect(content.length).toBeGreaterThan(1500);
    expect(content.length).toBeLessThanOrEqual(2000);
  });
});

describe('an entry in Discord', () => {
  test('any entry, with related ones, keeps within the limits of a message', () => {
    fc.assert(
      fc.property(anyBriefing, (briefing) => {
        const [first, ...others] = briefing.entries.map((entry) => ({ briefing, entry }));
        if (!first) return;
        withinLimits(entryView(first, others.slice(0, 4)));
      }),
      { numRuns: 30 },
    );
  });
});

test.each([
  ['every second character matched', 2],
  ['every character matched', 1],
  ['nothing matched', 200],
])(
  'an entry and related ones made of nothing but what is escaped fit into a message, when %s',
  (_, every) => {
    const plain = '*'.repeat(2600);
    const briefing = {
      ...briefingOf('A text.'),
      title: plain.slice(0, 200),
      date: Date.UTC(2024, 8, 25),
      retracted: true as const,
    };
    const entry = { briefingId: 'news', section: 'glossary', text: { plain, marks: [] } } as const;
    const found = Array.from({ length: 5 }, (_, n) => ({
      briefing,
      entry: { ...entry, id: `news/${n}`, term: plain.slice(0, 200) },
    }));
    const [first, ...others] = found;
    if (!first) expect.fail();
    const bold = Array.from({ length: 200 / every }, (_, n) => ({ start: every * n, end: every * n + 1 }));
    withinLimits(entryView({ ...first, highlights: { term: bold, text: bold } }, others));
  },
);

test('an entry shows its briefing’s title as it is written, and only the beginning of what is related', () => {
  const briefing = { ...briefingOf(`Rates rose. ${'They rose. '.repeat(50)}\n\nMore.`), title: '*War*' };
  const [first, second] = briefing.entries.map((entry) => ({ briefing, entry }));
  if (!first || !second) expect.fail();
  const said = textOf(entryView(second, [first]));
  expect(said.match(/· \\\*War\\\*/g)).toHaveLength(2);
  expect(said.split('\n').find((line) => line.startsWith('Rates'))?.length).toBeLessThanOrEqual(120);
});

test('an entry of a briefing that was taken back says so, as an answer and among related ones', () => {
  const briefing = briefingOf('---\ntitle: Harbour\nretracted: true\n---\nShips call.\n\nMore.');
  const [first, second] = briefing.entries.map((entry) => ({ briefing, entry }));
  if (!first || !second) expect.fail();
  const said = textOf(entryView(first, [second]));
  expect(said).toMatch(/^⚠️ \*\*Retracted\*\* by its publisher\.\nShips call\./);
  expect(said).toContain('Summary · Harbour · ⚠️ retracted');
  withinLimits(entryView(first, [second]));
});

test('a briefing that was taken back is not said to be corrected as well, nor its correction to be why', () => {
  const briefing = briefingOf('---\nretracted: true\ncorrection: It never happened.\n---\nA text.');
  expect(newsLines({ briefing, revision: 2 })).toEqual([
    '⚠️ **Retracted** by its publisher.',
    '✏️ The publisher’s note: It never happened.',
  ]);
});
