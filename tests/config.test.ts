import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, checkNames, loadConfig, readConfig, readEnvFile } from '../src/config.ts';
import { asNobody } from './support/as-nobody.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

describe('the configuration', () => {
  test('needs nothing to be set', () => {
    expect(readConfig({})).toEqual({
      discordApiUrl: 'https://discord.com/api',
      briefingsDir: 'data/briefings',
      feeds: [],
      feedsLoose: false,
      feedsPrivate: false,
      stateDir: 'data/state',
      localPort: 3000,
      logLevel: 'info',
    });
  });

  test('takes a blank variable for one that is not set', () => {
    expect(readConfig({ DISCORD_TOKEN: ' ', HEALTH_PORT: '' })).toEqual(readConfig({}));
  });

  test.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['FEED', 'FEEDS'],
    ['loglevel', 'LOG_LEVEL'],
  ])('says which variable is meant by %s', (name, meant) => {
    expect(() => checkNames(['LOCAL_PORT', name])).toThrow(
      `.env has ${name}, which means nothing here. Did you mean ${meant}?`,
    );
  });

  test('lets be what other programs read from the same file', () => {
    expect(() => checkNames(['POSTGRES_PASSWORD', 'TZ', 'PORT', 'SEED', 'SPEED', 'NODE_ENV'])).not.toThrow();
  });

  test.each(['utf8', 'utf16le'] as const)(
    'reads a file of variables that was saved in %s',
    async (encoding) => {
      const file = join(await temporaryFolder(), '.env');
      await writeFile(file, '\ufeffDISCORD_TOKEN=abc.def\r\n# a remark\r\nLOCAL_PORT="0"\r\n', encoding);
      expect(readEnvFile(file)).toEqual({ DISCORD_TOKEN: 'abc.def', LOCAL_PORT: '0' });
    },
  );

  test('has what the environment does not say from a file, in which no name may be misspelt', async () => {
    const file = join(await temporaryFolder(), '.env');
    await writeFile(file, 'LOCAL_PORT=1\nHEALTH_PORT=2\nTZ=Asia/Tokyo\n');
    const environment: NodeJS.ProcessEnv = { DOTENV_PATH: file, LOCAL_PORT: '3' };
    expect(loadConfig(environment)).toMatchObject({ localPort: 3, healthPort: 2 });
    // Libraries and Node itself have variables of their own.
    expect(environment['TZ']).toBe('Asia/Tokyo');
    await writeFile(file, 'HELTH_PORT=9100\n');
    expect(() => loadConfig({ DOTENV_PATH: file })).toThrow(
      '.env has HELTH_PORT, which means nothing here. Did you mean HEALTH_PORT?',
    );
  });

  test('goes without a file of variables, but not without one that cannot be read', async () => {
    const file = join(await temporaryFolder(), '.env');
    expect(readEnvFile(file)).toEqual({});
    await writeFile(file, 'LOCAL_PORT=0', { mode: 0o200 });
    await asNobody(() => expect(() => readEnvFile(file)).toThrow(refusal(file, 'EACCES')));
    const folder = join(await temporaryFolder(), '.env');
    await mkdir(folder);
    expect(() => readEnvFile(folder)).toThrow(refusal(folder, 'EISDIR'));
  });

  const refusal = (file: string, cause: string) =>
    new ConfigError(
      `${file} cannot be read (${cause}). Make it a file that the user who runs this may read.`,
    );

  test('takes a token that was copied with the word before it', () => {
    expect(readConfig({ DISCORD_TOKEN: 'Bot abc.def-1' }).discordToken).toBe('abc.def-1');
  });

  test.each([
    [{ LOCAL_PORT: '70000' }, 'LOCAL_PORT is "70000"; it must be a port from 0 to 65535.'],
    [{ HEALTH_PORT: 'yes' }, 'HEALTH_PORT is "yes"; it must be a port from 0 to 65535.'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL is "loud"; it must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      { DISCORD_API_URL: 'discord.com' },
      'DISCORD_API_URL is "discord.com"; it must be an http or https address',
    ],
    [
      { DISCORD_API_URL: 'https://discord.com/api/v10' },
      'DISCORD_API_URL is "https://discord.com/api/v10"; it must be an http or https address such as https://discord.com/api (without the version).',
    ],
    [
      { BRIEFINGS_DIR: 'no/such/folder' },
      'BRIEFINGS_DIR is "no/such/folder"; it must be a folder that exists',
    ],
    [
      { FEEDS: 'https://example.org/feed, ftp://me:hunter2@host' },
      'FEEDS has a value it cannot use (not shown here); it must be addresses of RSS, Atom or JSON feeds',
    ],
    [{ FEEDS_LOOSE: 'maybe' }, 'FEEDS_LOOSE is "maybe"; it must be yes or no.'],
    [{ PUBLISHER_ROLE: 'editors' }, 'PUBLISHER_ROLE is "editors"; it must be a role\'s id'],
    [
      { DATABASE_URL: 'mysql://root:hunter2@db' },
      'DATABASE_URL has a value it cannot use (not shown here); it must be',
    ],
    [
      { DISCORD_TOKEN: 'hunter2 hunter2' },
      'DISCORD_TOKEN has a value it cannot use (not shown here); it must be',
    ],
  ])('%j is refused in a line that names it and what it wants', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
    expect(() => readConfig(environment)).not.toThrow('hunter2');
  });

  test('addresses of feeds are parted by blanks or commas, and may have commas inside', () => {
    const { feeds } = readConfig({
      FEEDS: 'https://a.org/x,1 https://b.org/,https://c.org/?of=1,2, https://d.org',
    });
    expect(feeds).toEqual(['https://a.org/x,1', 'https://b.org/', 'https://c.org/?of=1,2', 'https://d.org']);
  });
});
