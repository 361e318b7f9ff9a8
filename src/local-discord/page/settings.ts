type Settings = { theme: 'dark' | 'light'; members: boolean; panel: boolean };

const KEY = 'local-discord';

/** What was changed on this page, which holds here though the browser may keep nothing. */
let changed: Partial<Settings> = {};

/** What this browser remembers of how the page looks; the theme begins as the machine's. */
export function readSettings(): Settings {
  const usual: Settings = {
    theme: matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark',
    members: true,
    panel: false,
  };
  try {
    return { ...usual, ...JSON.parse(localStorage.getItem(KEY) ?? '{}'), ...changed };
  } catch {
    return { ...usual, ...changed }; // a browser that keeps nothing, or kept nonsense
  }
}

/** Changes a setting and applies all of them to the page. */
export function set(change: Partial<Settings>): void {
  changed = { ...changed, ...change };
  const next = readSettings();
  apply(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // It holds until the page is left.
  }
}

/** Makes the page look as the settings say. */
export function apply({ theme, members, panel }: Settings): void {
  document.documentElement.dataset['theme'] = theme;
  document.body.classList.toggle('with-members', members);
  document.body.classList.toggle('with-panel', panel);
}
