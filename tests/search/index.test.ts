import { describe, expect, test } from 'vitest';
import { buildIndex, putBriefing, removeBriefing, search, suggest } from '../../src/search/index.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { asking } from './asking.ts';
import { manyBriefings, oneBriefing } from './libraries.ts';

const index = buildIndex([realBriefing]);

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
  const find = asking(
    '## Key takeaways\n- The mayor opens the bridge.\n- The bridge opens in June, says the mayor.\n## Did you know?\n- Pontoon Bridge: Floats.\n',
  );

  test('a rare English word is missed, also where it looks like one of any talk', () => {
    const lyon = asking(
      '## Key takeaways\n- The navy has our trust now.\n- Lyon sells horses.\n- Rome builds a wall.\n',
    );
    expect(lyon('does lyon trust')).toBeDefined();
    expect(lyon('does lyon thrust')).toBeUndefined();
  });

  test('a word too far off to be guessed alone is known by its neighbour', () => {
    expect(find('pnotono')).toBeUndefined();
    expect(find('pnotono bridge')).toBe('Pontoon Bridge');
  });
});

test('an English word that an entry has in another form is whole: a plan is no planet', () => {
  const planets = buildIndex([
    briefingOf('## Key takeaways\n- Astronomers found a planet.\n- The mayor plans a bridge.\n'),
  ]);
  const matched = (question: string) => search(planets, question).answer?.why.map((one) => one.matched);
  expect(matched('plan')).toEqual(['plans']);
  expect(matched('found plan')).toBeUndefined();
});

describe('what is mistyped', () => {
  const find = asking(
    '## Did you know?\n- Eyre Peninsula: In the south of Australia.\n- Peninsula: A stretch of land that is surrounded by water on most sides, which many maps of old made out to be an island.\n- Well-connected: Knows whom to ask.\n- Water-insoluble: Stays as it is in a glass.\n',
  );

  test('the entry whose whole name it would be without the slip comes first, however long it is', () => {
    expect(find('peninsla')).toBe('Peninsula');
    expect(find('eyre peninsla')).toBe('Eyre Peninsula');
  });

  test('half of a word with a hyphen is mended by its other half', () => {
    expect(find('well-onnected')).toBe('Well-connected');
    expect(find('wayer-insoluble')).toBe('Water-insoluble');
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
  // Its title has "visits" where its entries have "visit".
  expect(search(oneBriefing, 'who visits my grandma in may').answer).toBeUndefined();
});

test('numbers beside one another are no longer number, but for thousands written with a space', () => {
  const thousands = buildIndex([briefingOf('Around 2,000 troops came.')]);
  expect(search(thousands, '2 000 troops').answer?.why.map(({ matched }) => matched)).toContain('2000');
  const numbered = buildIndex([briefingOf('Twelve: the 12 of them.')]);
  expect(search(numbered, '12').answer).toBeDefined();
  expect(search(numbered, '1 2').suggestions.flatMap(({ why }) => why)).toEqual([]);
  expect(search(manyBriefings, 'test 1 2 3').answer).toBeUndefined();
});

test('a word is found by how it sounds, by either way in which it may be heard', () => {
  const heard = asking('Did you know?\n- Lithography: Printing with light.\n- Coefficient: A number.');
  expect(heard('litografy')).toBe('Lithography');
  expect(heard('koefishent')).toBe('Coefficient');
  const rare = asking('Did you know?\n- Qubit: A bit that is both.\n- Prussian blue: A colour.');
  expect(rare('kewbit')).toBe('Qubit');
  expect(rare('parisian')).toBeUndefined();
  const vowel = asking('Did you know?\n- Okapu: A kind of deer.');
  expect(vowel('okibbeu')).toBeUndefined();
});

test('names from the front matter lead to their term', () => {
  const find = asking(
    '---\naliases:\n  Repo Market: [repurchase agreements, overnight funding]\n---\nDid you know?\n- Repo Market: Where banks borrow.\n- Other: Else.\n',
  );
  expect(find('overnight funding')).toBe('Repo Market');
  expect(find('repurchase agrements')).toBe('Repo Market');
});

describe('what a question is about', () => {
  const library = buildIndex([
    briefingOf(
      '---\ntitle: The harbour strike\n---\nKey takeaways\n- Wages rise by a tenth.\n- A response is expected soon.\n\nDid you know?\n- Demurrage: A fee.\n- Berth: A place to moor.\n- Supply and Demand: What sets a price.\n- Supply: What is sold.\n',
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

  test.each(['berth and demurrage', 'explain berth plus demurrage'])(
    'a list of terms gets the first of them, and the others as related: %s',
    (question) => {
      const { answer, related } = search(library, question);
      expect(answer?.entry.term).toBe('Berth');
      expect(related[0]?.entry.term).toBe('Demurrage');
    },
  );

  test('a story is answered by the clause that asks, about a term or about words that stand together in an entry', () => {
    const told = (clause: string) =>
      answerTo(`my dad woke me up at six, and i had no coffee yet, ${clause}, he has left by now`);
    expect(told('so can you tell me what a berth is')?.term).toBe('Berth');
    expect(told('when is a response expected')?.text.plain).toBe('A response is expected soon.');
    // The first asks nothing, the second about words that stand apart.
    expect(told('a response is expected')).toBeUndefined();
    expect(told('who expects a response')).toBeUndefined();
  });

  test('a term that reads like a list is one term', () => {
    expect(answerTo('supply and demand')?.term).toBe('Supply and Demand');
  });

  test('a name in capitals is one of a list, though it is a small word too', () => {
    const money = asking('## Did you know?\n- US Dollar: Money.\n- Gold: A metal.\n');
    expect(money('gold and US')).toBe('Gold');
  });

  test('related is only what has a fair share of what the answer has', () => {
    const { answer, related } = search(library, 'demurrage is a fee that does not rise');
    expect(answer?.entry.term).toBe('Demurrage');
    expect(related).toEqual([]);
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
  const find = asking('## Did you know?\n- Low Orbit: Below 2,000 km.\n- High Orbit: Above 35,786 km.\n');
  for (const question of ['2000 km', '2,000 km', 'below 2000 km'])
    expect(find(question), question).toBe('Low Orbit');
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
