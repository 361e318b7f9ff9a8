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

/** Calls `listener` for every change from now on and after every reconnection, and `lost` when the connection breaks. */
export function listen(as: string, listener: () => void, lost: () => void): EventSource {
  const events = new EventSource(`/local/events?${new URLSearchParams({ as })}`);
  events.addEventListener('change', listener);
  events.addEventListener('open', listener);
  events.addEventListener('error', lost);
  return events;
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
