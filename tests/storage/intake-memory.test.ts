import { describe, expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { databases, openFor } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

describe.each(databases)('what intake remembers on $name', ({ place }) => {
  test('files are remembered beyond the end of the process, as they were given last', async () => {
    const where = await place();
    const first = await openStorage(where);
    expect(await first.intakeMemory.files()).toEqual([]);
    const files = [
      { name: 'a.md', id: 'a', hash: '1' },
      { name: 'b.md', id: 'b', hash: '2' },
    ];
    await first.intakeMemory.remember(files);
    await first.close();
    const second = await openFor(where);
    expect(await second.intakeMemory.files()).toEqual(files);
    const renamed = [
      { name: 'a.md', id: 'a', hash: '3' },
      { name: 'c.md', id: 'b', hash: '2' },
    ];
    await second.intakeMemory.remember(renamed);
    expect(await second.intakeMemory.files()).toEqual(renamed);
  });

  test('what the operator was told outlives a restart', async () => {
    const where = await place();
    const first = await openStorage(where);
    expect(await first.intakeMemory.told()).toEqual([]);
    await first.intakeMemory.tell(['a', 'b']);
    await first.close();
    const { intakeMemory } = await openFor(where);
    expect(await intakeMemory.told()).toEqual(['a', 'b']);
    await intakeMemory.tell([]);
    expect(await intakeMemory.told()).toEqual([]);
  });

  test('which items of feeds are retracted outlives a restart, until it is undone', async () => {
    const where = await place();
    const first = await openStorage(where);
    expect(await first.intakeMemory.retracted()).toEqual([]);
    for (const id of ['one', 'two', 'one']) await first.intakeMemory.retract(id, true);
    await first.close();
    const { intakeMemory } = await openFor(where);
    expect([...(await intakeMemory.retracted())].sort()).toEqual(['one', 'two']);
    await intakeMemory.retract('one', false);
    expect(await intakeMemory.retracted()).toEqual(['two']);
  });

  test('the last good version of a briefing is the one recorded last, whole', async () => {
    const { outbox, intakeMemory } = await openFor(await place());
    const corrected = briefingOf('---\nid: news\n---\nSomething else *happened*.');
    await recordBriefings(outbox, [realBriefing, briefingOf('---\nid: news\n---\nSomething.')], NOW);
    await recordBriefings(outbox, [realBriefing, corrected], NOW + 1);
    expect(await intakeMemory.lastGood('news')).toEqual(corrected);
    expect(await intakeMemory.lastGood(realBriefing.id)).toEqual(realBriefing);
    expect(await intakeMemory.lastGood('never-seen')).toBeUndefined();
  });
});
