import { type ChildProcess, spawn } from 'node:child_process';

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the browser of this machine; `failed` is told when there is none to open it with. Returns what opens it. */
export function openPage(url: string, failed: (why: string) => void): ChildProcess {
  const [program, ...before] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...before, url], { stdio: 'ignore', detached: true });
  const say = (): void => failed(`No browser could be opened (${program}). Open ${url} yourself.`);
  child.once('error', say);
  child.once('exit', (code) => {
    if (code) say();
  });
  child.unref();
  return child;
}
