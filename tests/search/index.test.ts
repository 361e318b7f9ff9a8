import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Briefing } from '../../src/briefings/briefing.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import {
  buildIndex,
  buildIndexGradually,
  isWorn,
  putBriefing,
  removeBriefing,
  type SearchIndex,
  type SearchResult,
  search,
  suggest,
} from '../../src/search/index.ts';
import { isStopWord } from '../../src/search/words/stop-words.ts';
import { wordsOf } from '../../src/search/words/words.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { manyBriefings, oneBriefing } from './judge.ts';

const index = buildIndex([realBriefing]);
const termOf = (question: string) => search(index, question).answer?.entry.term;

describe('why a result matched', () => {
  test('says which typed word led to which word of the briefing, and how', () => {
    const { answer } = search(index, 'wetsern sanction antony');
    expect(answer?.why).toMatchObject(
      expect.arrayContaining(
        [
          { typed: 'wetsern', matched: 'western', how: 'typo' },
          { typed: 'sanction', matched: 'sanctions', how: 'stem' },
        ].map((one) => expect.objectContaining(one)),
      ),
    );
  });

  test('marks what matched in the original text, whatever stands around it', () => {
    const odd = buildIndex([
      briefingOf('## Did you know?\n- “Söft–Power” (SP): The U.S. way of Söft Power, re-elected.\n'),
    ]);
    const { answer } = search(odd, 'soft power us reelected');
    const marked = answer?.highlights.text.map(({ start, end }) => answer.entry.text.plain.slice(start, end));
    expect(marked).toEqual(['U.S', 'Söft Power', 're-elected']);
  });
});

describe('what is asked', () => {
  const library = buildIndex([
    briefingOf(
      '## Key takeaways\n- The mayor opens the bridge.\n- The bridge opens in June, says the mayor.\n## Did you know?\n- Pontoon Bridge: Floats.\n',
    ),
  ]);
  const textOf = (question: string) => search(library, question).answer?.entry.text.plain;

  test('a time is told by an entry that has one', () => {
    expect(textOf('the mayor opens the bridge')).toBe('The mayor opens the bridge.');
    expect(textOf('when does the mayor open the bridge?')).toBe('The bridge opens in June, says the mayor.');
  });

  test('a word too far off to be guessed alone is known by its neighbour', () => {
    expect(textOf('pnotono')).toBeUndefined();
    expect(textOf('pnotono bridge')).toBe('Floats.');
  });
});

describe('what is mistyped', () => {
  const library = buildIndex([
    briefingOf(
      '## Did you know?\n- Eyre Peninsula: In the south of Australia.\n- Peninsula: A stretch of land that is surrounded by water on most sides, which many maps of old made out to be an island.\n- Well-connected: Knows whom to ask.\n- Water-insoluble: Stays as it is in a glass.\n',
    ),
  ]);
  const found = (question: string) => search(library, question).answer?.entry.term;

  test('the entry whose whole name it would be without the slip comes first, however long it is', () => {
    expect(found('peninsla')).toBe('Peninsula');
    expect(found('eyre peninsla')).toBe('Eyre Peninsula');
  });

  test('half of a word with a hyphen is mended by its other half', () => {
    expect(found('well-onnected')).toBe('Well-connected');
    expect(found('wayer-insoluble')).toBe('Water-insoluble');
  });
});

describe('autocomplete', () => {
  describe.each([
    ['the real briefing', oneBriefing],
    ['many briefings', manyBriefings],
  ])('of %s', (_name, library) => {
    test('has each term among its first three from the third keystroke of its distinguishing words on', () => {
      const terms = library.documents.flatMap(({ entry: { id, term } }) =>
        term ? [{ id, words: wordsIn(term) }] : [],
      );
      const uses = (word: string): number => terms.filter(({ words }) => words.includes(word)).length;
      const missed = terms.flatMap(({ id, words }) => {
        const least = Math.min(...words.map(uses));
        return words
          .filter((word) => uses(word) === least)
          .flatMap((word) => beginningsOf(word))
          .filter((typed) => !firstThree(library, typed).includes(id))
          .map((typed) => `${typed}: ${id}`);
      });
      expect(terms.length).toBeGreaterThan(2);
      expect(missed).toEqual([]);
    });
  });

  const firstThree = (library: SearchIndex, typed: string): string[] =>
    suggest(library, typed)
      .slice(0, 3)
      .map(({ entryId }) => entryId);
  const wordsIn = (term: string): string[] => [
    ...new Set(wordsOf(term).flatMap(({ text }) => (isStopWord(text) ? [] : [text]))),
  ];
  const beginningsOf = (word: string): string[] =>
    Array.from({ length: Math.max(1, word.length - 2) }, (_, i) => word.slice(0, i + 3));

  test('one letter finds a term of an old briefing when newer ones have none like it', () => {
    const dated = (day: number, term: string) =>
      briefingOf(
        `---\ndate: 2026-01-${String(day).padStart(2, '0')}\n---\nDid you know?\n${Array.from({ length: 60 }, (_, i) => `- ${term} ${i}: Some text.\n`).join('')}`,
        `${day}.md`,
      );
    const old = briefingOf('---\ndate: 2025-01-01\n---\nDid you know?\n- Xenon: A gas.\n', 'old.md');
    const library = buildIndex([old, ...Array.from({ length: 28 }, (_, i) => dated(i + 1, 'Term'))]);
    expect(library.size).toBeGreaterThan(1500);
    expect(suggest(library, 'x').map(({ name }) => name)).toEqual(['Xenon']);
    expect(suggest(library, 'xe').map(({ name }) => name)).toEqual(['Xenon']);
  });

  test('offers terms first when nothing is typed', () => {
    expect(
      suggest(index, ' ')
        .slice(0, 3)
        .map(({ name }) => name),
    ).toEqual(['Military Collaboration', 'Western Sanctions', 'US Secretary of State Antony Blinken']);
  });

  test('whatever is typed: at most 25 names, all different, of 1 to 100 characters, each for an entry there is', () => {
    const ids = new Set(realBriefing.entries.map(({ id }) => id));
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('s', 'wes', 'the', 'US')),
        (typed) => {
          const choices = suggest(index, typed);
          expect(choices.length).toBeLessThanOrEqual(25);
          expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
          for (const { name, entryId } of choices) {
            expect(name.length).toBeGreaterThan(0);
            expect(name.length).toBeLessThanOrEqual(100);
            expect(name.isWellFormed()).toBe(true);
            expect(ids.has(entryId)).toBe(true);
          }
        },
      ),
    );
  });

  test('two briefings with one term give two names', () => {
    const two = buildIndex([
      briefingOf('Did you know?\n- Repo: A loan.', 'one.md'),
      briefingOf('Did you know?\n- Repo: A sale.', 'two.md'),
    ]);
    expect(suggest(two, 'repo').map(({ name }) => name)).toEqual(['Repo', 'Repo · Two']);
  });
});

describe('a changing library', () => {
  const one = briefingOf('Did you know?\n- Demurrage: A fee.', 'one.md');
  const better = briefingOf('Did you know?\n- Demurrage: A fee for late containers.', 'one.md');

  test('a briefing put again takes the place of the old one, and one taken out is gone', () => {
    const changing = buildIndex([realBriefing, one]);
    putBriefing(changing, better);
    expect(search(changing, 'demurrage').answer?.entry.text.plain).toBe('A fee for late containers.');
    expect(search(changing, 'demurrage').related).toEqual([]);
    removeBriefing(changing, 'one');
    expect(search(changing, 'demurrage').answer).toBeUndefined();
    expect(search(changing, 'western sanctions').answer?.entry.term).toBe('Western Sanctions');
  });

  test('a briefing put later is found beside those there were, whichever words they share', () => {
    const changing = buildIndex([realBriefing, one]);
    putBriefing(changing, briefingOf('Did you know?\n- Demurrage: What a late ship pays.', 'two.md'));
    const found = ({ answer, related }: SearchResult) =>
      [answer, ...related].map((match) => match?.briefing.id).sort();
    expect(found(search(changing, 'demurrage'))).toEqual(['one', 'two']);
    expect(suggest(changing, 'de').map(({ name }) => name)).toHaveLength(2);
  });

  test('whichever way its briefings came, it answers as one that is built of them', () => {
    const put = (index: SearchIndex, ...briefings: Briefing[]): SearchIndex => {
      for (const briefing of briefings) putBriefing(index, briefing);
      return index;
    };
    const anew = buildIndex([realBriefing, better]);
    const ways = [
      put(buildIndex([]), one, realBriefing, better),
      put(buildIndex([one]), realBriefing, better),
      put(buildIndex([realBriefing]), one, better),
      buildIndex([one, realBriefing, better]),
    ];
    for (const question of ['demurrage', 'fee for containers', 'blinken', 'joint exercises', 'no such thing'])
      expect(ways.map((way) => search(way, question))).toEqual(ways.map(() => search(anew, question)));
  });

  test('built gradually it is the same, and it pauses whenever it has worked for long', async () => {
    let time = 0;
    let pauses = 0;
    const gradual = await buildIndexGradually(
      [realBriefing, one],
      async () => {
        pauses += 1;
      },
      () => {
        time += 5;
        return time;
      },
    );
    expect(pauses).toBeGreaterThan(3);
    for (const question of ['demurrage', 'blinken', 'joint exercises', 'nothing of the kind']) {
      expect(search(gradual, question)).toEqual(search(buildIndex([realBriefing, one]), question));
    }
  });
});

test('what only the title of a briefing says leads to its first entry, typed whole or begun', () => {
  const titled = buildIndex([
    realBriefing,
    briefingOf(
      '---\ntitle: Junta in the Sahel\n---\nThe junta puts the vote off.\n\nDid you know?\n- Junta: Rulers.',
    ),
  ]);
  expect(search(titled, 'sahel').answer?.entry.section).toBe('summary');
  expect(suggest(titled, 'sah')[0]?.name).toBe('The junta puts the vote off.');
  expect(search(titled, 'junta').answer?.entry.term).toBe('Junta');
});

test('numbers beside one another are no longer number', () => {
  const numbered = buildIndex([briefingOf('Twelve: the 12 of them.')]);
  expect(search(numbered, '12').answer).toBeDefined();
  expect(search(numbered, 'test 1 2 3').answer).toBeUndefined();
});

test('a word is found by either way in which it may be heard', () => {
  const heard = buildIndex([
    briefingOf('Did you know?\n- Lithography: Printing with light.\n- Coefficient: A number.'),
  ]);
  expect(search(heard, 'litografy').answer?.entry.term).toBe('Lithography');
  expect(search(heard, 'koefishent').answer?.entry.term).toBe('Coefficient');
});

test('an index that holds mostly what was taken out is worn', () => {
  const changing = buildIndex([realBriefing]);
  expect(isWorn(changing)).toBe(false);
  for (let i = 0; i < 1100; i += 1)
    putBriefing(changing, briefingOf(`Did you know?\n- Word${i}: Text${i}.`, 'one.md'));
  expect(isWorn(changing)).toBe(true);
});

describe('whatever is asked', () => {
  test('an answer or a nothing, never an exception', () => {
    const words = fc.constantFrom(
      '!western',
      '^sanctions',
      "'x",
      '=a',
      'a | b',
      '\u0000',
      '\ud800',
      'ا\u202eلعربية',
      'z̷̛̗͖a̴̢͝l̸̨͘g̵̰̀o̷',
      '制裁',
      'सैन्य',
      '😀',
      'western',
      'sanctions',
      '(',
      '\\',
      '[a-z]+',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((list) => list.join(' ')),
        ),
        (question) => {
          const { answer, related, suggestions } = search(index, question);
          expect(related.length).toBeLessThanOrEqual(4);
          expect(answer === undefined ? related : suggestions).toEqual([]);
        },
      ),
    );
  });

  test.each([
    ['blanks', ' \t\n '],
    ['6,000 characters of one word', 'a'.repeat(6000)],
    ['6,000 characters of words', 'western sanctions '.repeat(334)],
    ['every letter with marks upon marks', `a${'\u0301'.repeat(5999)}`],
    ['nothing but signs', '()[]{}|^$*+?!'.repeat(400)],
  ])('%s', (_name, question) => {
    expect(() => search(index, question)).not.toThrow();
    expect(() => suggest(index, question)).not.toThrow();
  });

  test('the operators of Fuse.js are only signs', () => {
    expect(termOf('!zzz')).toBeUndefined();
    expect(termOf('!western sanctions')).toBe('Western Sanctions');
  });
});

test('names from the front matter lead to their term', () => {
  const bytes = new TextEncoder().encode(
    '---\naliases:\n  Repo Market: [repurchase agreements, overnight funding]\n---\nDid you know?\n- Repo Market: Where banks borrow.\n- Other: Else.\n',
  );
  const aliased = buildIndex([parseBriefing(bytes, 'a.md')]);
  expect(search(aliased, 'overnight funding').answer?.entry.term).toBe('Repo Market');
  expect(search(aliased, 'repurchase agrements').answer?.entry.term).toBe('Repo Market');
});

describe('what a question is about', () => {
  const library = buildIndex([
    briefingOf(
      '---\ntitle: The harbour strike\n---\nKey takeaways\n- Wages rise by a tenth.\n- A response is expected soon.\n\nDid you know?\n- Demurrage: A fee.\n- Berth: A place to moor.\n- Supply and Demand: What sets a price.\n',
      'strike.md',
    ),
  ]);
  const answerTo = (question: string) => search(library, question).answer?.entry;

  test("a word of the briefing's title is not missed in its entries", () => {
    expect(answerTo('how do wages rise after the harbour strike')?.text.plain).toBe('Wages rise by a tenth.');
  });

  test('one word that any text has answers nothing among small words, and does alone', () => {
    expect(answerTo('is it expected')).toBeUndefined();
    expect(answerTo('expected')?.text.plain).toBe('A response is expected soon.');
  });

  test('a list of terms gets the first of them, and the others as related', () => {
    const { answer, related } = search(library, 'berth and demurrage');
    expect(answer?.entry.term).toBe('Berth');
    expect(related[0]?.entry.term).toBe('Demurrage');
  });

  test('a term that reads like a list is one term', () => {
    expect(answerTo('supply and demand')?.term).toBe('Supply and Demand');
  });
});

test('without an answer others of the same briefing are offered too, as they may say it in other words', () => {
  const { answer, suggestions } = search(oneBriefing, 'is this trip about money and business');
  expect(answer).toBeUndefined();
  const takeaways = realBriefing.entries.filter(({ section }) => section === 'takeaways');
  expect(suggestions.map(({ entry }) => entry)).toEqual(expect.arrayContaining(takeaways));
  expect(suggestions).toHaveLength(8);
});

test('a number is the same with and without commas', () => {
  const library = buildIndex([
    briefingOf('## Did you know?\n- Low Orbit: Below 2,000 km.\n- High Orbit: Above 35,786 km.\n'),
  ]);
  for (const question of ['2000 km', '2,000 km', 'below 2000 km'])
    expect(search(library, question).answer?.entry.term, question).toBe('Low Orbit');
});

test('with nothing found the suggestions are of the newest briefing', () => {
  const dated = (day: string, term: string) =>
    briefingOf(`---\ndate: 2026-01-${day}\n---\nDid you know?\n- ${term}: Some text.\n`, `${day}.md`);
  const library = buildIndex([dated('01', 'Old'), dated('03', 'Newest'), dated('02', 'Middle')]);
  const terms = () => search(library, 'xyzzy').suggestions.map(({ entry }) => entry.term);
  expect(terms()).toEqual(['Newest', 'Middle', 'Old']);
  removeBriefing(library, '03');
  putBriefing(library, dated('04', 'Newer still'));
  expect(terms()).toEqual(['Newer still', 'Middle', 'Old']);
});
