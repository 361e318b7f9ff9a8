import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startLocalDiscord, textOf } from '../../src/local-discord/index.ts';
import { createLog } from '../../src/log.ts';
import { run } from '../../src/run.ts';
import { steerableClock } from '../support/steerable-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NEWS = 'The Reading Room/world-news';
const SOON = { timeout: 10_000, interval: 50 };

const item = (
  id: string,
  text: string,
) => `<item><title>The ${id}</title><guid isPermaLink="false">${id}</guid>
  <description><![CDATA[<p>${text}</p><h2>Did you know?</h2><ul><li>Zeugma of ${id}: One verb.</li></ul>]]></description></item>`;

/** A publisher's server; `items` is what its feed holds now. */
async function startPublisher() {
  const publisher = { items: [item('first', 'An old text.')], address: '' };
  const server = createServer((_, response) =>
    response
      .setHeader('content-type', 'application/rss+xml')
      .end(`<rss version="2.0"><channel><title>F</title>${publisher.items.join('')}</channel></rss>`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  // A server that listens on TCP has such an address.
  publisher.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
  return publisher;
}

test('what a feed held is archive; a new item is posted once, an edited one corrected, and a restart repeats nothing', async () => {
  const publisher = await startPublisher();
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const config = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    BRIEFINGS_DIR: await temporaryFolder(),
    STATE_DIR: await temporaryFolder(),
    FEEDS: publisher.address,
    FEEDS_PRIVATE: 'yes',
  });
  const clock = steerableClock();
  const log: string[] = [];
  const start = () => {
    const stop = new AbortController();
    const running = run(
      config,
      { clock, log: createLog('info', { write: (line: string) => void log.push(line) }), say: () => {} },
      stop.signal,
    );
    onTestFinished(() => stop.abort());
    return async () => {
      stop.abort();
      await running;
    };
  };
  const ask = async (query: string) => {
    const outcome = await discord.as('Rosa').type(NEWS, '/explain', { query });
    return outcome.kind === 'message' ? textOf(outcome.message).replaceAll('**', '') : outcome.kind;
  };
  const posts = () =>
    discord.messages(NEWS).filter(({ visibleTo, type }) => visibleTo === null && type === 0);

  let stop = start();
  await expect.poll(() => log.join(''), SOON).toContain('"msg":"ready"');
  await expect.poll(() => log.join(''), SOON).toMatch(/"briefings":1,"archived":1/);
  expect(await ask('zeugma of first')).toContain('One verb.');
  await discord.as('Milo').type(NEWS, '/subscribe');

  publisher.items = [item('second', 'Something happened.')];
  clock.advance(6 * 60_000);
  await expect.poll(() => posts().map(textOf).join(), SOON).toContain('Something happened.');
  expect(posts()).toHaveLength(1);
  expect(await ask('zeugma of first')).toContain('One verb.');

  publisher.items = [item('second', 'Something else happened.')];
  clock.advance(6 * 60_000);
  await expect.poll(() => posts().map(textOf).join(), SOON).toContain('Something else happened.');
  expect(textOf(posts()[0] ?? expect.fail())).toContain('Corrected');

  await stop();
  log.length = 0;
  publisher.items = [item('third', 'A third thing.')];
  stop = start();
  await expect.poll(() => posts().length, SOON).toBe(2);
  expect(await ask('zeugma of first')).toContain('One verb.');
  expect(posts().map(textOf).join()).toContain('A third thing.');
  await stop();
});
