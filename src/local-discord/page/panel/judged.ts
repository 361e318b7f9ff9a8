/** What the published document says about a body, as the control API tells it. */
export type Verdict = { state: 'conforms' | 'differs' | 'undescribed' | 'unchecked'; why: string[] };

/** One thing that went over the wire, with the verdicts on it. */
export type Judged = { number: number; at: number; asked: Verdict; answered: Verdict } & (
  | { kind: 'rest'; method: string; path: string; request: unknown; status: number | null; answer: unknown }
  | { kind: 'gateway'; direction: 'from bot' | 'to bot'; payload: { op: number; t?: string | null } }
);

const OPS: Record<number, string> = {
  1: 'Heartbeat',
  2: 'Identify',
  3: 'Presence',
  6: 'Resume',
  7: 'Reconnect',
  9: 'Invalid session',
  10: 'Hello',
  11: 'Heartbeat ACK',
};
const HEARTBEATS = [1, 11];
const ORDER = ['differs', 'unchecked', 'conforms', 'undescribed'] as const;

/** The verdict that matters most of the two. */
export function worst({ asked, answered }: Judged): Verdict {
  return ORDER.indexOf(asked.state) < ORDER.indexOf(answered.state) ? asked : answered;
}

/** How an entry is called in a line. */
export function label(entry: Judged): {
  title: string;
  sign: { words: string; kind: string; beat: boolean };
} {
  if (entry.kind === 'gateway') {
    const { op, t } = entry.payload;
    return {
      title: t ?? OPS[op] ?? `op ${op}`,
      sign: {
        words: entry.direction === 'to bot' ? '→ bot' : '← bot',
        kind: 'gateway',
        beat: HEARTBEATS.includes(op),
      },
    };
  }
  const bad = entry.status === null || entry.status >= 400;
  return {
    // Ids and tokens are long, and say little at a glance.
    title: `${entry.method} ${entry.path.replace(/[\w-]{40,}/g, '…').replace(/\d{17,20}/g, (id) => `…${id.slice(-4)}`)}`,
    sign: { words: String(entry.status ?? 'cut'), kind: bad ? 'bad' : 'good', beat: false },
  };
}
