const RECONNECT_MS = 1_000;

/** Asks the control API to do something; throws with the words to show when it will not. */
export async function act<T>(name: string, body: object): Promise<T> {
  return read(`/local/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Looks at something through the control API. */
export async function look<T>(name: string, query: Record<string, string>): Promise<T> {
  return read(`/local/${name}?${new URLSearchParams(query)}`);
}

/** What hears of events: that the connection is there, at first and again, that something happened, and that the connection broke. */
export type Listener = { opened(): void; happened(): void; lost?(): void };

/**
 * Listens to the events that `query` asks for; the returned function ends it. By a WebSocket, because of other connections a
 * browser keeps six, for all tabs together.
 */
export function listen(query: Record<string, string>, { opened, happened, lost }: Listener): () => void {
  let ended = false;
  let socket: WebSocket;
  const connect = () => {
    if (ended) return;
    socket = new WebSocket(`ws://${location.host}/local/events?${new URLSearchParams(query)}`);
    socket.onopen = opened;
    socket.onmessage = happened;
    socket.onclose = () => {
      if (!ended) lost?.();
      setTimeout(connect, RECONNECT_MS);
    };
  };
  connect();
  return () => {
    ended = true;
    socket.close();
  };
}

/** What is said while nothing answers. */
export const AWAY = 'The local Discord does not answer. Once it runs again, this page goes on by itself.';

async function read<T>(address: string, request?: RequestInit): Promise<T> {
  const response = await fetch(address, request).catch(() => {
    throw new Error(AWAY);
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The local Discord answered ${response.status}.`);
  return answer;
}
