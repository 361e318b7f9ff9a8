// Draws how the share of right, wrong and invented answers changes with each threshold: npm run plot:thresholds
import { writeFileSync } from 'node:fs';
import { thresholds } from '../../src/search/thresholds.ts';
import { judge, manyBriefings, oneBriefing } from './judge.ts';
import { type Panel, plot } from './plot.ts';

const FILE = 'docs/pictures/search-thresholds.svg';
/** From this part of a threshold's value to that, in so many steps. */
const [FROM, TO, STEPS] = [0.5, 1.5, 7];

const LAST_BLIND = 14;
const LATER = ['fresh', 'kinds', ...Array.from({ length: LAST_BLIND - 1 }, (_, i) => `blind${i + 2}`)];
const SETS = ['blind', 'more', ...LATER];
const MANY_SETS = [
  'blind-many',
  'more-many',
  ...LATER.filter((set) => set !== 'fresh').map((set) => `${set}-many`),
];
const unanswerable = (sets: readonly string[]): string[] => sets.map((set) => `${set}-unanswerable`);

type Name = keyof typeof thresholds;

/** Percentages over all questions there are, tuned on and held back, of one and of many briefings. */
function measure(): { right: number; wrong: number; invented: number } {
  const answerable = [
    ...judge(oneBriefing, 'real-briefing', ...SETS),
    ...judge(manyBriefings, 'many-briefings', ...MANY_SETS),
  ];
  const others = [
    ...judge(oneBriefing, 'unanswerable', ...unanswerable(SETS)),
    ...judge(manyBriefings, 'many-unanswerable', ...unanswerable(MANY_SETS)),
  ];
  const percent = (part: number, all: number): number => (100 * part) / all;
  return {
    right: percent(answerable.filter(({ right }) => right).length, answerable.length),
    wrong: percent(answerable.filter(({ right, answered }) => answered && !right).length, answerable.length),
    invented: percent(others.filter(({ answered }) => answered).length, others.length),
  };
}

// To everyone else they are readonly.
const set = (name: Name, value: number): void => {
  Object.assign(thresholds, { [name]: value });
};

function panel(name: Name): Panel {
  const chosen = thresholds[name];
  const points = Array.from({ length: STEPS }, (_, i) => {
    const x = chosen * (FROM + ((TO - FROM) * i) / (STEPS - 1));
    set(name, x);
    return { x, ...measure() };
  });
  set(name, chosen);
  return { name, chosen, points };
}

// `Object.keys` of an object that is written out has its keys and no others.
const panels = (Object.keys(thresholds) as Name[]).map(panel);
writeFileSync(FILE, plot(panels));
for (const { name, chosen, points } of panels) {
  const best = Math.max(...points.map(({ right, invented }) => right - invented));
  const level = points.filter(({ right, invented }) => right - invented >= best - 1).map(({ x }) => x);
  console.log(
    `${name} ${chosen}: within one point of the best from ${Math.min(...level).toFixed(2)} to ${Math.max(...level).toFixed(2)}`,
  );
}
console.log(`${FILE} written`);
