import type { Briefing } from '../briefings/briefing.ts';
import type { IntakeMemory } from '../intake/memory.ts';
import { setFact } from './facts.ts';
import type { Database } from './tables.ts';

const TOLD = 'told of bad files';
const RETRACTED = 'retracted item ';

/** What intake remembers, kept in a database. `lastGood` is the newest revision that was recorded. */
export function intakeMemory(db: Database): IntakeMemory {
  return {
    files: () => db.selectFrom('file').select(['name', 'id', 'hash']).orderBy('name').execute(),
    remember: (files) =>
      db.transaction().execute(async (transaction) => {
        const names = new Set(files.map(({ name }) => name));
        const rows = await transaction.selectFrom('file').selectAll().execute();
        const had = new Map(rows.map((row) => [row.name, row]));
        for (const name of had.keys())
          if (!names.has(name)) await transaction.deleteFrom('file').where('name', '=', name).execute();
        const changed = files.filter(({ name, id, hash }) => {
          const row = had.get(name);
          return row?.id !== id || row.hash !== hash;
        });
        for (const { name, id, hash } of changed)
          await transaction
            .insertInto('file')
            .values({ name, id, hash })
            .onConflict((conflict) => conflict.column('name').doUpdateSet({ id, hash }))
            .execute();
      }),
    async told() {
      const row = await db.selectFrom('fact').select('value').where('name', '=', TOLD).executeTakeFirst();
      return row?.value.split(' ').filter(Boolean) ?? [];
    },
    tell: (lines) => setFact(db, TOLD, lines.join(' ')),
    async retracted() {
      const rows = await db
        .selectFrom('fact')
        .select('name')
        .where('name', 'like', `${RETRACTED}%`)
        .execute();
      return rows.map(({ name }) => name.slice(RETRACTED.length));
    },
    async retract(id, retracted) {
      const name = RETRACTED + id;
      if (retracted) await setFact(db, name, '');
      else await db.deleteFrom('fact').where('name', '=', name).execute();
    },
    async lastGood(id) {
      const row = await db.selectFrom('briefing').select('content').where('id', '=', id).executeTakeFirst();
      // Only `recordBriefings` writes this column, and only briefings.
      return row && (JSON.parse(row.content) as Briefing);
    },
  };
}
