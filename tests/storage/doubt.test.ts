import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { backUp, restore } from '../../src/storage/copies/backup.ts';
import { openStorage, type Storage } from '../../src/storage/storage.ts';
import { openFor } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { NOW, news } from './subscribed.ts';

const MINUTE = 60_000;
const COPIED = NOW + 30 * MINUTE;

/** A storage with one channel and a briefing for it, copied after `before` and put back. */
async function putBackAfter(before: (storage: Storage) => Promise<unknown>): Promise<Storage> {
  const stateDir = await temporaryFolder();
  const copy = join(await temporaryFolder(), 'copy.db');
  const storage = await openStorage({ stateDir });
  await recordBriefings(storage.outbox, [realBriefing], NOW);
  await subscribe(storage.subscriptions, wishOf('1'), '1', NOW);
  await recordBriefings(storage.outbox, [realBriefing, news(21)], NOW);
  await before(storage);
  backUp(stateDir, copy, COPIED);
  await storage.close();
  restore(stateDir, copy, COPIED + MINUTE);
  return openFor({ stateDir });
}

async function tried({ outbox }: Storage): Promise<void> {
  const [job] = await outbox.claim(NOW, 1);
  if (!job) throw new Error('nothing was claimed');
  await outbox.settle(job, { kind: 'again', at: NOW, detail: 'no answer', unsureSince: NOW }, NOW);
}

const AFTER = COPIED + 2 * MINUTE;

test('what was tried before the copy was made is looked for since then', async () => {
  const { outbox } = await putBackAfter(tried);
  await recordBriefings(outbox, [realBriefing, news(21)], AFTER);
  expect(await outbox.claim(AFTER, 1)).toMatchObject([{ unsureSince: NOW }]);
});

test('also when somebody wants it posted now', async () => {
  const { outbox, subscriptions } = await putBackAfter(tried);
  const { id = '' } = (await subscriptions.inChannel('1')) ?? {};
  expect(await outbox.postNow('news-21', id, AFTER)).toBe('queued');
  expect(await outbox.claim(AFTER, 1)).toMatchObject([{ unsureSince: NOW }]);
});

test('what was retracted before the copy was made, and is taken back, may have been posted after it', async () => {
  const { outbox } = await putBackAfter((storage) =>
    recordBriefings(storage.outbox, [realBriefing, { ...news(21), retracted: true }], NOW),
  );
  await recordBriefings(outbox, [realBriefing, news(21)], AFTER);
  expect(await outbox.claim(AFTER, 1)).toMatchObject([{ unsureSince: COPIED }]);
});
