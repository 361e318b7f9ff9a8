import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** What only some starts need, or only the thread that reads. */
const ON_DEMAND =
  /^(?:hast-|mdast-|micromark|parse5|pg$|prom-client|yaml$)|[\\/]src[\\/](?:local-discord[\\/]|local\.ts|metrics\.ts)/;

const IMPORT = /^(?:import|export)\s(?!type\b)(?:[^;']*\sfrom\s)?'([^']+)';/gm;

/** All that a file of ours loads before it runs: our files and the packages, by name. */
function loadedBy(file: string, all = new Set<string>()): ReadonlySet<string> {
  if (all.has(file)) return all;
  all.add(file);
  if (!file.endsWith('.ts')) return all;
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    if (from.startsWith('.')) loadedBy(resolve(file, '..', from), all);
    else all.add(from);
  }
  return all;
}

test('a start loads no parser, no database server, no metrics and no local Discord before it knows that it needs them', () => {
  const loaded = [...loadedBy(resolve('src/main.ts')), ...loadedBy(resolve('src/run.ts'))];
  expect(loaded).toContain('discord.js');
  expect(loaded.filter((one) => ON_DEMAND.test(one))).toEqual([]);
});
