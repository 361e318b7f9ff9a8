// Ours and its peers in one process on the same questions: quality on the real briefing, then speed at size. See docs/benchmarks.md.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { readQueries } from '../search/query-file.ts';
import { type Doc, type Engine, engines } from './engines.ts';
import { createRandom, mistype, wordnet } from './wordnet.ts';

const QUESTIONS = 300;
const FILE = 'data/briefings/putin-visits-china.txt';
const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)}%`;

// "in situ" and "in-situ" are two entries of WordNet and one term to a reader.
const fold = (term = '-'): string => term.toLowerCase().replace(/[^a-z0-9]+/g, ' ');

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
quality();
for (const count of [1000, 10_000, 100_000]) scale(count);

/** The questions of tests/search: right first answers, wrong ones shown, and answers to what the briefing does not have. */
function quality(): void {
  const { entries } = parseBriefing(readFileSync(FILE), FILE);
  const counts = new Map<string, number>();
  const labels = entries.map(({ section, term }) => {
    const nth = (counts.get(section) ?? 0) + 1;
    counts.set(section, nth);
    if (section === 'glossary') return ['mc', 'ws', 'ab'][nth - 1] ?? term;
    return section === 'takeaways' ? `t${nth}` : section.slice(0, 2);
  });
  const docs: Doc[] = entries.map(({ term = '', text, section }, id) => ({
    id,
    term,
    text: text.plain,
    section,
  }));
  const answerable = readQueries('real-briefing.queries.txt');
  const unanswerable = readQueries('unanswerable.queries.txt');
  console.log(
    `## The real briefing: ${answerable.length} questions with an answer, ${unanswerable.length} without\n`,
  );
  console.log('| | right first | wrong shown | unanswerable answered |\n|---|---|---|---|');
  for (const { name, build } of engines) {
    const find = build(docs);
    const got = answerable.map(({ question }) => find(question));
    const right = answerable.filter(({ answers }, i) => answers.includes(labels[got[i] ?? -1] ?? 'nothing'));
    const shown = got.filter((id) => id !== undefined);
    const invented = unanswerable.filter(({ question }) => find(question) !== undefined);
    console.log(
      `| ${name} | ${percent(right.length, answerable.length)} | ${percent(shown.length - right.length, answerable.length)} | ${percent(invented.length, unanswerable.length)} |`,
    );
  }
}

/** WordNet's terms and meanings: exact terms and terms with one slip, how long each takes, and what the index costs. */
function scale(count: number): void {
  const random = createRandom(count);
  const docs: Doc[] = wordnet(count, random).map((gloss, id) => ({ ...gloss, id, section: 'glossary' }));
  const chosen = Array.from(
    { length: QUESTIONS },
    () => docs[Math.floor(random() * Math.min(count, 70_000))],
  ).filter((doc) => doc !== undefined);
  const slips = chosen
    .flatMap((doc) => ({ doc, question: mistype(doc.term, random) ?? '' }))
    .filter(({ question }) => question);
  console.log(`\n## ${count.toLocaleString('en')} entries of WordNet\n`);
  console.log('| | exact first | typo first | p50 | p99 | build | memory |\n|---|---|---|---|---|---|---|');
  for (const engine of engines.filter(({ largest }) => count <= largest))
    console.log(row(engine, docs, chosen, slips));
}

function row(
  { name, build }: Engine,
  docs: Doc[],
  chosen: Doc[],
  slips: { doc: Doc; question: string }[],
): string {
  const before = used();
  const begun = performance.now();
  const find = build(docs);
  const built = performance.now() - begun;
  const memory = used() - before;
  const times: number[] = [];
  const same = (id: number | undefined, doc: Doc): boolean => fold(docs[id ?? -1]?.term) === fold(doc.term);
  const timed = (question: string): number | undefined => {
    const start = performance.now();
    const id = find(question);
    times.push(performance.now() - start);
    return id;
  };
  for (const { term } of chosen.slice(0, 50)) find(term);
  const exact = chosen.filter((doc) => same(timed(doc.term), doc));
  const typo = slips.filter(({ doc, question }) => same(timed(question), doc));
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(2)} ms`;
  return `| ${name} | ${percent(exact.length, chosen.length)} | ${percent(typo.length, slips.length)} | ${at(0.5)} | ${at(0.99)} | ${(built / 1000).toFixed(2)} s | ${memory.toFixed(0)} MB |`;
}

/** Memory in use after a collection, in MB; SQLite's counts as it is outside the heap. */
function used(): number {
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 1e6;
}
