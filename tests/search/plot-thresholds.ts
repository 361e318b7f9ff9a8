// Draws how the share of right, wrong and invented answers changes with each threshold: npm run plot:thresholds
import { writeFileSync } from 'node:fs';
import { thresholds } from '../../src/search/thresholds.ts';
import { typed } from '../support/typed.ts';
import { createRememberingAsk, type Score, score } from './judge.ts';
import { type Panel, plot } from './plot.ts';
import { LIBRARIES, setsOf } from './question-sets.ts';

typed('plot:thresholds', {});

const FILE = 'docs/pictures/search-thresholds.svg';
/** From this part of a threshold's value to that, in so many steps. */
const [FROM, TO, STEPS] = [0.5, 1.5, 7];

type Name = keyof typeof thresholds;

/** Percentages over all questions there are, of one and of many briefings. */
function measure(): { right: number; wrong: number; invented: number } {
  const says = createRememberingAsk();
  const scores = LIBRARIES.flatMap((library) => setsOf(library).map((set) => score(library, set, says)));
  const sum = (count: (one: Score) => number): number => scores.reduce((all, one) => all + count(one), 0);
  const asked = sum((one) => one.asked);
  const percent = (part: number, all: number): number => (100 * part) / all;
  return {
    right: percent(
      sum((one) => one.asked - one.wrong.length - one.none.length),
      asked,
    ),
    wrong: percent(
      sum(({ wrong }) => wrong.length),
      asked,
    ),
    invented: percent(
      sum(({ invented }) => invented.length),
      sum(({ unanswerable }) => unanswerable),
    ),
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
