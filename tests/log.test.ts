import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { createLog } from '../src/log.ts';

test('no token is written, neither as a field nor in the address that an error of Discord carries', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  for (const path of ['interactions/1/s3cret-of-one/callback', 'webhooks/2/s3cret-of-two/messages/@original'])
    log.error({
      err: new DiscordAPIError(
        { code: 10062, message: 'Unknown interaction' },
        10062,
        404,
        'POST',
        `https://discord.com/api/v10/${path}`,
        { files: [], body: undefined },
      ),
    });
  log.info({ token: 's3cret-of-ours', client: { token: 's3cret-of-ours' } });
  expect(lines.join('')).not.toContain('s3cret');
  expect(lines.join('')).toContain('/interactions/1/(hidden)/callback');
  expect(lines.join('')).toContain('/webhooks/2/(hidden)/messages/@original');
});

test('a log that cannot be written, as on a full disk, neither ends the process nor keeps it from ending', async () => {
  // Asked to, the system refuses each writing to what was opened for reading.
  const unwritable = openSync(import.meta.filename, 'r');
  const program = `
    import { createLog } from './src/log.ts';
    const log = createLog('info');
    for (let line = 0; line < 5; line++) {
      log.info('a line');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    process.exit(7);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', unwritable, 'pipe'],
    timeout: 20_000,
  });
  const [code] = await once(child, 'exit');
  expect([code, child.stderr?.read()]).toEqual([7, null]);
});

test('a log that can be written again is written to its last line, with some of what was kept meanwhile', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'log-')), 'log');
  const program = `
    import { closeSync, openSync } from 'node:fs';
    import { createLog } from './src/log.ts';
    const log = createLog('info');
    const breath = () => new Promise((resolve) => setTimeout(resolve, 20));
    for (let line = 0; line < 300; line++) log.info({ line, words: 'x'.repeat(10_000) });
    await breath();
    closeSync(1);
    openSync(process.argv[1], 'a');
    log.info('there is room');
    await breath();
    log.info('one more');
    log.info('the last line');
    process.exit(7);`;
  const unwritable = openSync(import.meta.filename, 'r');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, file], {
    stdio: ['ignore', unwritable, 'inherit'],
    timeout: 20_000,
  });
  expect(await once(child, 'exit')).toEqual([7, null]);
  const written = readFileSync(file, 'utf8');
  expect(written).toContain('"line":0');
  expect(written.length).toBeLessThan(1_100_000);
  expect(written).toContain('"msg":"the last line"');
});
