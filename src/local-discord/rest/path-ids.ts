import { formError, type PlacedFault } from '../rules/form.ts';

/** Refuses parts of a path that should be ids and are none, as Discord does, with 50035 at `channel_id` and its like. */
export function checkPathIds(parts: Readonly<Record<string, string>>): void {
  checkIds(
    Object.entries(parts)
      .filter(([name, value]) => name.endsWith('Id') && value !== '@original')
      .map(([name, value]) => [name.replace('Id', '_id'), value]),
  );
}

/** Refuses values that are no ids with 50035, each at its name. */
export function checkIds(named: readonly (readonly [name: string, value: string])[]): void {
  const wrong = named.filter(([, value]) => !/^\d{1,20}$/.test(value));
  if (wrong.length === 0) return;
  throw formError(
    ...wrong.map(
      ([name, value]): PlacedFault => [[name], 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`],
    ),
  );
}
