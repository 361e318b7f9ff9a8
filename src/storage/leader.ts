import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Leadership } from '../delivery/leadership.ts';
import { connection } from './postgres.ts';

/** How often the leader shows that it lives and the others ask for its place, in ms. */
const EVERY = 4000;
/** A leader that heard nothing from the server for this long takes itself for deposed, in ms. */
const TRUST = 10_000;
/** The server drops a leader it hears nothing from (killed, frozen, network gone) after this long, in ms. Above `TRUST`: it stops first. */
const DROP = 15_000;

/**
 * Stands for election until closed: whoever holds an advisory lock on a connection of its own leads. When the leader is
 * killed the server frees the lock at once; when it freezes or its network goes, after 15 s; so another one leads within 20 s.
 */
export function electLeader(
  databaseUrl: string,
  notice: (text: string) => void,
): Leadership & { close(): Promise<void> } {
  const closing = new AbortController();
  const waiting = new Set<() => void>();
  let trustedUntil = 0;
  const held = (): boolean => performance.now() < trustedUntil;

  const running = (async () => {
    while (!closing.signal.aborted) {
      const client = new pg.Client({ ...connection(databaseUrl), query_timeout: 5000 });
      // A lost connection also fails the next query, which is where it is dealt with.
      client.on('error', () => {});
      try {
        await client.connect();
        await stand(client);
      } catch (error) {
        if (held())
          notice(`This process no longer posts: its connection to Postgres failed (${reason(error)}).`);
      } finally {
        trustedUntil = 0;
        await client.end().catch(() => {});
      }
      await pause(closing.signal);
    }
  })();

  async function stand(client: pg.Client): Promise<void> {
    await client.query(
      `select set_config('idle_session_timeout', '${DROP}', false), set_config('tcp_keepalives_idle', '5', false),
        set_config('tcp_keepalives_interval', '3', false), set_config('tcp_keepalives_count', '3', false)`,
    );
    let leads = false;
    while (!closing.signal.aborted) {
      const asked = performance.now();
      const { rows }: pg.QueryResult<{ leads: boolean }> = await client.query(
        leads
          ? 'select true as leads'
          : `select pg_try_advisory_lock(hashtext('briefing-bot leader ' || current_schema())) as leads`,
      );
      leads = rows[0]?.leads === true;
      if (leads) {
        if (!held()) notice('This process posts now.');
        // From when it asked, not from when the answer came: the lock may be lost from then on.
        trustedUntil = asked + TRUST;
        for (const wake of waiting) wake();
      }
      await pause(closing.signal);
    }
  }

  return {
    held,
    async gained(signal) {
      if (held() || signal.aborted) return;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      });
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}

const pause = (signal: AbortSignal): Promise<void> => delay(EVERY, undefined, { signal }).catch(() => {});

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
