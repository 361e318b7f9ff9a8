import type { Briefing } from '../briefings/briefing.ts';
import type { IntakeMemory } from '../intake/memory.ts';
import type { Database } from './tables.ts';

/** What intake remembers, kept in a database; `lastGood` is the newest revision that was recorded. */
export function intakeMemory(db: Database): IntakeMemory {
  return {
    files: () => db.selectFrom('file').select(['name', 'id', 'hash']).orderBy('name').execute(),
    remember: (files) =>
      db.transaction().execute(async (transaction) => {
        const names = files.map(({ name }) => name);
        const had = await transaction.selectFrom('file').select('name').execute();
        const gone = had.map(({ name }) => name).filter((name) => !names.includes(name));
        for (const name of gone) await transaction.deleteFrom('file').where('name', '=', name).execute();
        for (const { name, id, hash } of files)
          await transaction
            .insertInto('file')
            .values({ name, id, hash })
            .onConflict((conflict) => conflict.column('name').doUpdateSet({ id, hash }))
            .execute();
      }),
    async lastGood(id) {
      const row = await db.selectFrom('briefing').select('content').where('id', '=', id).executeTakeFirst();
      // Only `recordBriefings` writes this column, and only briefings.
      return row && (JSON.parse(row.content) as Briefing);
    },
  };
}
