import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { CHANNEL, startWhole } from '../support/whole-bot.ts';

const item = (
  id: string,
  text: string,
) => `<item><title>The ${id}</title><guid isPermaLink="false">${id}</guid>
  <description><![CDATA[<p>${text}</p><h2>Did you know?</h2><ul><li>Zeugma of ${id}: One verb.</li></ul>]]></description></item>`;

/** A publisher's server; `items` is what its feed holds now, `asked` how often it was asked for. */
async function startPublisher() {
  const publisher = { items: [item('first', 'An old text.')], address: '', asked: 0 };
  const server = createServer((_, response) => {
    publisher.asked += 1;
    response
      .setHeader('content-type', 'application/rss+xml')
      .end(`<rss version="2.0"><channel><title>F</title>${publisher.items.join('')}</channel></rss>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  // A server that listens on TCP has such an address.
  publisher.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
  return publisher;
}

/** Pushes the clock ahead until the feed is asked for again: how long that takes depends on when it was last. */
async function askedAgain(
  publisher: { asked: number },
  { clock, until }: Awaited<ReturnType<typeof startWhole>>,
): Promise<void> {
  const before = publisher.asked;
  await until(() => {
    clock.advance(60_000);
    return publisher.asked > before || undefined;
  });
}

test('what came from a feed is taken back with /retract, also over a restart and a later edit, until that is undone', async () => {
  const publisher = await startPublisher();
  const bot = await startWhole({}, { FEEDS: publisher.address, FEEDS_PRIVATE: 'yes' });
  const { until, posts, posted, discord } = bot;
  await until(() => bot.output().includes('"briefings":1,"archived":1') || undefined);
  publisher.items = [item('second', 'Something happened.')];
  await askedAgain(publisher, bot);
  await posted('Something happened.');
  const olivia = discord.as('Olivia');
  const retract = async () => messageOf(await olivia.type(CHANNEL, '/retract', { briefing: 'the second' }));
  expect(textOf(await retract())).toContain('**The second** is retracted: it came from a feed');
  await posted('Retracted');

  publisher.items = [item('second', 'Something else happened.')];
  await askedAgain(publisher, bot);
  expect(textOf(await posted('Something else happened.'))).toContain('Retracted');
  await bot.stop();
  await bot.start();
  expect(textOf(await posted('Something else happened.'))).toContain('Retracted');

  await olivia.press(await retract(), 'Undo');
  await until(() => posts().every((post) => !textOf(post).includes('Retracted')) || undefined);
  expect(posts()).toHaveLength(1);
});

test('what a feed held is archive; a new item is posted once, an edited one corrected, a restart repeats nothing, and after a long absence only the latest comes', async () => {
  const publisher = await startPublisher();
  const bot = await startWhole({}, { FEEDS: publisher.address, FEEDS_PRIVATE: 'yes' });
  const { clock, until, ask, posts, posted } = bot;
  await until(() => bot.output().includes('"briefings":1,"archived":1') || undefined);
  expect(await ask('zeugma of first')).toContain('One verb.');

  publisher.items = [item('second', 'Something happened.')];
  await askedAgain(publisher, bot);
  await posted('Something happened.');
  expect(posts()).toHaveLength(1);
  expect(await ask('zeugma of first')).toContain('One verb.');

  publisher.items = [item('second', 'Something else happened.')];
  await askedAgain(publisher, bot);
  expect(textOf(await posted('Something else happened.'))).toContain('Corrected');

  await bot.stop();
  publisher.items = [item('third', 'A third thing.')];
  await bot.start();
  await posted('A third thing.');
  expect(posts()).toHaveLength(2);
  expect(await ask('zeugma of first')).toContain('One verb.');

  await bot.stop();
  clock.advance(8 * 24 * 60 * 60_000);
  await bot.start();
  publisher.items = [item('fourth', 'A fourth thing.'), item('fifth', 'A fifth thing.')];
  await askedAgain(publisher, bot);
  await until(() => posts()[2]);
  expect(textOf(posts()[2] ?? expect.fail())).toContain('one earlier briefing was left out');
});
