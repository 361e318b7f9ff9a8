import { readFileSync } from 'node:fs';

/** A question, its kind, what answers it (labels; none for unanswerable ones) and whether it is kept from tuning. */
export type Query = { kind: string; question: string; answers: readonly string[]; heldBack: boolean };

/** Reads a file of questions: `[kind]`, then a question a line, as `label|label = question` or bare. */
export function readQueries(file: string): Query[] {
  let kind = '';
  let nth = 0;
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line): Query[] => {
      if (!line.trim() || line.startsWith('# ')) return [];
      const opened = /^\[(.+)\]$/.exec(line)?.[1];
      if (opened) {
        kind = opened;
        nth = 0;
        return [];
      }
      nth += 1;
      const [, labels = '', question = line] = /^([^\s=]+) = (.+)$/.exec(line) ?? [];
      return [{ kind, question, answers: labels.split('|').filter(Boolean), heldBack: nth % 3 === 0 }];
    });
}
