import { DatabaseSync } from 'node:sqlite';
import uFuzzy from '@leeoniya/ufuzzy';
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import { Document } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { eng, removeStopwords } from 'stopword';
import type { Briefing } from '../../src/briefings/briefing.ts';
import { buildIndex, search } from '../../src/search/index.ts';

export type Doc = {
  id: number;
  term: string;
  text: string;
  section: 'summary' | 'takeaways' | 'analysis' | 'glossary';
};

const ENTRIES_A_BRIEFING = 10;

/** The same as briefings, which ours searches; made once, as what is read is so when the bot starts. */
export function briefingsOf(docs: readonly Doc[]): Briefing[] {
  const entries = docs.map(({ id, term, text, section }) => ({
    id: `b/${id}`,
    briefingId: 'b',
    section,
    ...(term && { term }),
    text: { plain: text, marks: [] },
  }));
  return Array.from({ length: Math.ceil(entries.length / ENTRIES_A_BRIEFING) }, (_, i) => ({
    id: `b${i}`,
    title: `Briefing ${i}`,
    topics: [],
    entries: entries.slice(i * ENTRIES_A_BRIEFING, (i + 1) * ENTRIES_A_BRIEFING),
  }));
}

/** Builds an index and gives the function that finds the first answer's id, undefined for none. */
export type Engine = {
  name: string;
  build(docs: readonly Doc[], briefings: readonly Briefing[]): (question: string) => number | undefined;
  largest: number;
  /** Bytes that the last index built takes where Node.js does not count them. */
  outside?(): number;
};

const content = (question: string): string =>
  removeStopwords(question.toLowerCase().split(/[^\p{L}\p{N}]+/u), eng).join(' ');
const EVERY = 100_000;
/** Engines that read all text for each question are left out where a question takes them a second. */
const SMALL = 10_000;

/** The pages of the last database built are SQLite's own memory. */
let sqlite: DatabaseSync | undefined;
const pragma = (name: string): number => Number(sqlite?.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);

export const engines: Engine[] = [
  {
    name: 'ours',
    largest: EVERY,
    build(_docs, briefings) {
      const index = buildIndex(briefings);
      return (question) => {
        const id = search(index, question).answer?.entry.id.slice(2);
        return id === undefined ? undefined : Number(id);
      };
    },
  },
  {
    name: 'Fuse.js, defaults',
    largest: SMALL,
    build(docs) {
      const fuse = new Fuse(docs, { keys: ['term', 'text'] });
      return (question) => fuse.search(question, { limit: 1 })[0]?.item.id;
    },
  },
  {
    name: 'Fuse.js, token search, stop words dropped',
    largest: SMALL,
    build(docs) {
      const keys = [
        { name: 'term', weight: 2 },
        { name: 'text', weight: 1 },
      ];
      const fuse = new Fuse(docs, { keys, useTokenSearch: true, ignoreLocation: true, threshold: 0.35 });
      return (question) =>
        content(question) ? fuse.search(content(question), { limit: 1 })[0]?.item.id : undefined;
    },
  },
  {
    name: 'MiniSearch, fuzzy and prefix',
    largest: EVERY,
    build(docs) {
      const mini = new MiniSearch<Doc>({
        fields: ['term', 'text'],
        searchOptions: { fuzzy: 0.2, prefix: true, boost: { term: 2 } },
      });
      mini.addAll(docs);
      return (question) => mini.search(content(question))[0]?.id;
    },
  },
  {
    name: 'Orama, tolerance 1',
    largest: EVERY,
    build(docs) {
      const database = create({ schema: { term: 'string', text: 'string' } as const });
      insertMultiple(
        database,
        docs.map(({ id, term, text }) => ({ id: String(id), term, text })),
        docs.length,
      );
      return (question) => {
        // Without plugins Orama answers at once; its type allows for those that do not.
        const found = oramaSearch(database, {
          term: content(question),
          tolerance: 1,
          boost: { term: 2 },
          limit: 1,
        }) as { hits: { id: string }[] };
        return found.hits[0] ? Number(found.hits[0].id) : undefined;
      };
    },
  },
  {
    name: 'uFuzzy, single errors',
    largest: EVERY,
    build(docs) {
      const fuzzy = new uFuzzy({ intraMode: 1 });
      const haystack = docs.map(({ term, text }) => `${term} ${text}`);
      return (question) => {
        const [indexes, , order] = fuzzy.search(haystack, content(question), 1);
        const best = order && indexes ? indexes[order[0] ?? 0] : indexes?.[0];
        return best === undefined ? undefined : docs[best]?.id;
      };
    },
  },
  {
    name: 'FlexSearch, forward',
    largest: EVERY,
    build(docs) {
      const index = new Document({ document: { id: 'id', index: ['term', 'text'] }, tokenize: 'forward' });
      for (const doc of docs) index.add(doc as never);
      return (question) => {
        const [best] = index.search(content(question), { limit: 1, suggest: true }) as { result: number[] }[];
        return best?.result[0];
      };
    },
  },
  {
    name: 'SQLite FTS5, trigrams',
    largest: EVERY,
    outside: () => pragma('page_count') * pragma('page_size'),
    build(docs) {
      const database = new DatabaseSync(':memory:');
      sqlite = database;
      database.exec("CREATE VIRTUAL TABLE docs USING fts5(term, text, tokenize = 'trigram'); BEGIN");
      const insert = database.prepare('INSERT INTO docs (rowid, term, text) VALUES (?, ?, ?)');
      for (const { id, term, text } of docs) insert.run(id + 1, term, text);
      database.exec('COMMIT');
      const select = database.prepare(
        'SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY bm25(docs, 2, 1) LIMIT 1',
      );
      return (question) => {
        const words = content(question)
          .split(' ')
          .flatMap((word) => trigrams(word));
        const row = words.length
          ? select.get([...new Set(words)].map((word) => `"${word}"`).join(' OR '))
          : undefined;
        return row ? Number(row['rowid']) - 1 : undefined;
      };
    },
  },
];

const trigrams = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 2) }, (_, i) => word.slice(i, i + 3));
