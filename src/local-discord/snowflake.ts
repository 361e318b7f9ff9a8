/** An id as Discord writes it: a decimal string of 17 to 19 digits that sorts by time of creation. */
export type Id = string;

const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** The next unused id at time `now` (ms since 1970); never repeats, and never goes back even when the clock does. */
export function nextId(state: { lastId: Id }, now: number): Id {
  const fresh = BigInt(Math.max(0, Math.floor(now) - DISCORD_EPOCH_MS)) << 22n;
  const last = BigInt(state.lastId);
  state.lastId = (fresh > last ? fresh : last + 1n).toString();
  return state.lastId;
}

/** The shard that carries a guild's events, out of `shardCount`. */
export function shardOf(guildId: Id, shardCount: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shardCount));
}
