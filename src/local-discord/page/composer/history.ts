/** What was sent once: words, or a command with its options as shown and as sent. */
export type Sent =
  | { kind: 'words'; words: string }
  | { kind: 'command'; path: string; options: Record<string, { shown: string; value: string | number }> };

const MOST = 50;

/** What a person sent in a channel, kept for this tab; `older` and `newer` walk it from the end. */
export function createHistory(place: string) {
  const key = `sent ${place}`;
  const all: Sent[] = read(key);
  let at = all.length;
  return {
    add(sent: Sent): void {
      all.push(sent);
      sessionStorage.setItem(key, JSON.stringify(all.slice(-MOST)));
      at = all.length;
    },
    older(): Sent | undefined {
      at = Math.max(0, at - 1);
      return all[at];
    },
    newer(): Sent | undefined {
      at = Math.min(all.length, at + 1);
      return all[at];
    },
    rewind(): void {
      at = all.length;
    },
  };
}
export type History = ReturnType<typeof createHistory>;

function read(key: string): Sent[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]');
  } catch {
    return [];
  }
}
