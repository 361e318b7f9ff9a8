// Ours and its peers in one process on the same questions: quality on the real briefing and on others, then speed at size. See docs/benchmarks.md.
import { cpus } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Briefing } from '../../src/briefings/briefing.ts';
import { buildIndex, buildIndexGradually, search, suggest } from '../../src/search/index.ts';
import { isMeant } from '../search/judge.ts';
import { briefingsOfLibrary } from '../search/libraries.ts';
import { type Library, readQueries, setsOf } from '../search/question-sets.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { typed } from '../support/typed.ts';
import { briefingsOf, type Doc, type Engine, engines } from './engines.ts';
import { createRandom, mistype, wordnet } from './wordnet.ts';

typed('bench:search', {});

const QUESTIONS = 300;
const RUNS = 3;
/** Nothing is repeated for longer than this many ms. */
const ENOUGH = 5000;
const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)}%`;

// "in situ" and "in-situ" are two entries of WordNet and one term to a reader.
const fold = (term = '-'): string => term.toLowerCase().replace(/[^a-z0-9]+/g, ' ');

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
quality('The real briefing', 'one', [realBriefing]);
quality('18 other briefings', 'many5', await briefingsOfLibrary('many5'));
for (const count of [1000, 10_000, 100_000]) await scale(count);

/** The questions of tests/search about a library: right first answers, wrong ones shown, and answers to what its briefings do not have. */
function quality(title: string, library: Library, briefings: readonly Briefing[]): void {
  const places = briefings.flatMap((briefing) => briefing.entries.map((entry) => ({ briefing, entry })));
  const docs = places.map(
    ({ entry: { term = '', text, section } }, id): Doc => ({ id, term, text: text.plain, section }),
  );
  const isRight = (id: number | undefined, labels: readonly string[]): boolean => {
    const place = id === undefined ? undefined : places[id];
    return place !== undefined && labels.some((label) => isMeant(place, label));
  };
  const answerable = setsOf(library).flatMap((set) => readQueries(library, set));
  const unanswerable = setsOf(library).flatMap((set) => readQueries(library, `${set}-unanswerable`));
  console.log(`## ${title}: ${answerable.length} questions with an answer, ${unanswerable.length} without\n`);
  console.log('| | right first | wrong shown | invented |\n|---|---|---|---|');
  for (const { name, build } of engines) {
    const find = build(docs, briefingsOf(docs));
    const got = answerable.map(({ question }) => find(question));
    const right = answerable.filter(({ answers }, i) => isRight(got[i], answers));
    const shown = got.filter((id) => id !== undefined);
    const invented = unanswerable.filter(({ question }) => find(question) !== undefined);
    console.log(
      `| ${name} | ${percent(right.length, answerable.length)} | ${percent(shown.length - right.length, answerable.length)} | ${percent(invented.length, unanswerable.length)} |`,
    );
  }
  console.log();
}

/** WordNet's terms and meanings: exact terms and terms with one slip, how long each takes, and what the index costs. */
async function scale(count: number): Promise<void> {
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
  const questions = [...chosen.map(({ term }) => term), ...slips.map(({ question }) => question)];
  const briefings = briefingsOf(docs);
  for (const engine of engines.filter(({ largest }) => count <= largest))
    console.log(await row(engine, docs, briefings, chosen, slips));
  console.log(`\n${await stretches(briefings, questions)}`);
}

async function row(
  { name, build, outside }: Engine,
  docs: Doc[],
  briefings: Briefing[],
  chosen: Doc[],
  slips: { doc: Doc; question: string }[],
): Promise<string> {
  const before = await used();
  let find: ReturnType<Engine['build']> = () => undefined;
  const builds = await repeat(() => {
    // No build has to work beside what the one before it made.
    find = () => undefined;
    const begun = performance.now();
    find = build(docs, briefings);
    return (performance.now() - begun) / 1000;
  });
  const built = Math.min(...builds);
  const memory = (await used()) - before + (outside?.() ?? 0) / 1e6;
  const same = (id: number | undefined, doc: Doc): boolean => fold(docs[id ?? -1]?.term) === fold(doc.term);
  const exact = chosen.filter((doc) => same(find(doc.term), doc));
  const typo = slips.filter(({ doc, question }) => same(find(question), doc));
  const passes = await repeat(() =>
    time([...chosen.map(({ term }) => term), ...slips.map(({ question }) => question)], find),
  );
  return `| ${name} | ${percent(exact.length, chosen.length)} | ${percent(typo.length, slips.length)} | ${best(passes, 0.5)} | ${best(passes, 0.99)} | ${built.toFixed(2)} s | ${Math.round(memory) || 0} MB |`;
}

/** What keeps other work waiting: the slowest questions and keystrokes, and the longest stretch of a build beside other work. */
async function stretches(briefings: Briefing[], questions: readonly string[]): Promise<string> {
  const index = buildIndex(briefings);
  const typed = questions.flatMap((question) => Array.from(question, (_, i) => question.slice(0, i + 1)));
  const asked = await repeat(() => time(questions, (text) => search(index, text)));
  const keystrokes = await repeat(() => time(typed, (text) => suggest(index, text)));
  const builds: number[][] = [];
  while (builds.length < RUNS) builds.push(await stretchesOfBuild(briefings));
  const longest = builds.map((build) => build.reduce((most, ms) => Math.max(most, ms), 0));
  return [
    `Ours at each keystroke: p50 ${best(keystrokes, 0.5)}, p99 ${best(keystrokes, 0.99)}.`,
    `The slowest question ${slowest(asked)}, the slowest keystroke ${slowest(keystrokes)}.`,
    `The longest stretch of a build beside other work: ${Math.min(...longest).toFixed(1)} ms at the best of ${RUNS} (${Math.max(...longest).toFixed(1)} ms seen), of ${builds[0]?.length} stretches.`,
  ].join('\n');
}

/** For how many ms at a time a build beside other work keeps that waiting. */
async function stretchesOfBuild(briefings: Briefing[]): Promise<number[]> {
  const stretches: number[] = [];
  let begun = performance.now();
  await buildIndexGradually(briefings, async () => {
    stretches.push(performance.now() - begun);
    await setImmediate();
    begun = performance.now();
  });
  return [...stretches, performance.now() - begun];
}

/** Of the question that takes longest: at its best, which is its own work, and at its worst, with collections of garbage and other processes. */
function slowest(passes: readonly number[][]): string {
  const own = passes[0]?.map((_, i) => Math.min(...passes.map((times) => times[i] ?? Infinity))) ?? [];
  const seen = passes.map((times) => times.reduce((most, ms) => Math.max(most, ms), 0));
  return `${own.reduce((most, ms) => Math.max(most, ms), 0).toFixed(1)} ms at its best of ${passes.length} (${Math.max(...seen).toFixed(1)} ms seen)`;
}

/** Runs something three times, as other work on the machine makes any single run slower; less often what takes long. */
async function repeat<T>(run: () => T): Promise<T[]> {
  const results: T[] = [];
  const begun = performance.now();
  while (results.length < RUNS && (results.length === 0 || performance.now() - begun < ENOUGH)) {
    results.push(run());
    await setImmediate();
  }
  return results;
}

/** How many ms each question took. */
function time(questions: readonly string[], find: (question: string) => unknown): number[] {
  return questions.map((question) => {
    const start = performance.now();
    find(question);
    return performance.now() - start;
  });
}

/** The least that this share of the questions took at most, of several passes. */
function best(passes: readonly number[][], share: number): string {
  const least = passes.map((times) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0);
  return `${Math.min(...least).toFixed(2)} ms`;
}

/** Memory in use after a collection, in MB; what a library keeps outside of what Node.js knows is its `outside`. */
async function used(): Promise<number> {
  // What was left behind goes with later collections.
  for (let i = 0; i < 10; i += 1) {
    await setImmediate();
    globalThis.gc?.();
  }
  // Typed arrays are among what is external.
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
