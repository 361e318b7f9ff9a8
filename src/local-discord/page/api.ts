/** Asks the control API to do something; throws with the words to show when it will not. */
export async function act<T>(name: string, body: object): Promise<T> {
  const response = await fetch(`/local/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return read(response);
}

/** Looks at something through the control API. */
export async function look<T>(name: string, query: Record<string, string>): Promise<T> {
  return read(await fetch(`/local/${name}?${new URLSearchParams(query)}`));
}

/** Calls `listener` for every change from now on, and after every reconnection. */
export function listen(as: string, listener: () => void): EventSource {
  const events = new EventSource(`/local/events?${new URLSearchParams({ as })}`);
  events.addEventListener('change', listener);
  events.addEventListener('open', listener);
  return events;
}

async function read<T>(response: Response): Promise<T> {
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The local Discord answered ${response.status}.`);
  return answer;
}
