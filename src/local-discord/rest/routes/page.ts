import { formError } from '../../rules/form.ts';
import type { Message } from '../../world/message.ts';
import { checkIds } from '../path-ids.ts';

const MOST = 100;
const USUAL = 50;
const CURSORS = ['before', 'after', 'around'];

/** One page of messages, newest first, by `limit` and one of `before`, `after`, `around`. */
export function page(messages: readonly Message[], query: URLSearchParams): Message[] {
  const limit = readLimit(query.get('limit'));
  checkIds([...query].filter(([name]) => CURSORS.includes(name)));
  const [before, after, around] = CURSORS.map((name) => query.get(name));
  const newest = messages.toReversed();
  if (around) {
    const later = messages
      .filter((message) => BigInt(message.id) >= BigInt(around))
      .slice(0, Math.ceil(limit / 2));
    const earlier = newest
      .filter((message) => BigInt(message.id) < BigInt(around))
      .slice(0, Math.floor(limit / 2));
    return [...later.toReversed(), ...earlier];
  }
  if (after)
    return messages
      .filter((message) => BigInt(message.id) > BigInt(after))
      .slice(0, limit)
      .toReversed();
  return newest.filter((message) => !before || BigInt(message.id) < BigInt(before)).slice(0, limit);
}

function readLimit(given: string | null): number {
  if (given === null) return USUAL;
  const limit = Number(given);
  if (!Number.isInteger(limit))
    throw formError([['limit'], 'NUMBER_TYPE_COERCE', `Value "${given}" is not int.`]);
  if (limit >= 1 && limit <= MOST) return limit;
  throw limit > MOST
    ? formError([['limit'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${MOST}.`])
    : formError([['limit'], 'NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.']);
}
