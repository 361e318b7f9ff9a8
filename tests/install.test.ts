import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Locked = { packages: Record<string, { hasInstallScript?: boolean; gypfile?: boolean }> };

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
// npm writes this file in this shape.
const locked = Object.entries((readJson('package-lock.json') as Locked).packages);
const { allowScripts } = readJson('package.json') as { allowScripts: Record<string, boolean> };
const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path;

test('every package that runs a script when it is installed was decided on in package.json', () => {
  const scripted = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => nameOf(path));
  expect(scripted.filter((name) => !(name in allowScripts))).toEqual([]);
});

test('an install compiles nothing: older npm builds what has a binding.gyp unless the lock file says "gypfile": false, which npm install takes out', () => {
  const compiled = locked.filter(
    ([path, { gypfile }]) => gypfile !== false && existsSync(`${path}/binding.gyp`),
  );
  expect(compiled.map(([path]) => `package-lock.json: put "gypfile": false back into "${path}"`)).toEqual([]);
});
