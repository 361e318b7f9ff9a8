import pg from 'pg';
import type { Clock } from '../../clock.ts';
import type { Leadership } from '../../delivery/leadership.ts';
import type { Notice } from './notice.ts';
import { connection, DROP, reasonOf } from './postgres.ts';

/** How often the leader shows that it lives, and the others ask for its place, in ms. */
const EVERY = 4000;
/**
 * A leader that heard nothing from the server for so many ms regards itself as deposed. Shorter than `DROP`, so that it
 * stops first.
 */
const TRUST = 10_000;

/**
 * Stands for election until closed: whoever holds an advisory lock, on a connection of its own, leads. When the leader
 * is killed, the server frees the lock at once; when it freezes or its network goes, after 15 s. So another one leads
 * within 20 s. `clock` is one that nobody sets. `notice` is told when it begins and ceases to lead, and why it cannot
 * stand, once for each reason.
 */
export function electLeader(
  databaseUrl: string,
  notice: Notice,
  clock: Clock,
): Leadership & { close(): Promise<void> } {
  const closing = new AbortController();
  const waiting = new Set<() => void>();
  let trustedUntil = Number.NEGATIVE_INFINITY;
  let posts = false;
  /** Why it could not stand the last time. */
  let trouble: string | undefined;
  const held = (): boolean => clock.now() < trustedUntil;

  const running = (async () => {
    while (!closing.signal.aborted) {
      const client = new pg.Client({ ...connection(databaseUrl), query_timeout: 5000 });
      // A lost connection also fails the next query, which is where it is dealt with.
      client.on('error', () => {});
      try {
        await client.connect();
        await stand(client);
      } catch (error) {
        failed(reasonOf(error));
      } finally {
        trustedUntil = Number.NEGATIVE_INFINITY;
        await client.end().catch(() => {});
      }
      await clock.wait(EVERY, closing.signal);
    }
  })();

  function failed(why: string): void {
    if (posts) notice(`This process no longer posts: its connection to Postgres failed (${why}).`, 'warn');
    else if (why !== trouble)
      notice(
        `This process cannot stand for election (${why}); it answers commands and posts nothing.`,
        'warn',
      );
    posts = false;
    trouble = why;
  }

  async function stand(client: pg.Client): Promise<void> {
    await client.query(
      `select set_config('idle_session_timeout', '${DROP}', false), set_config('tcp_keepalives_idle', '5', false),
        set_config('tcp_keepalives_interval', '3', false), set_config('tcp_keepalives_count', '3', false)`,
    );
    let leads = false;
    while (!closing.signal.aborted) {
      const asked = clock.now();
      const { rows }: pg.QueryResult<{ leads: boolean }> = await client.query(
        leads
          ? 'select true as leads'
          : `select pg_try_advisory_lock(hashtext('briefing-bot leader ' || current_schema())) as leads`,
      );
      leads = rows[0]?.leads === true;
      if (leads) {
        if (!posts) notice('This process posts now.', 'info');
        posts = true;
        // From when it asked, not from when the answer came: the lock may be lost from then on.
        trustedUntil = asked + TRUST;
        for (const wake of waiting) wake();
      } else if (trouble !== undefined) notice('This process stands for election again.', 'info');
      trouble = undefined;
      await clock.wait(EVERY, closing.signal);
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
