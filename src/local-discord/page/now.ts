let ahead = 0;

/** Follows the stand-in's clock, which may have been moved: `time` is what it shows, in ms since 1970. */
export function setNow(time: number): void {
  ahead = time - Date.now();
}

/** The stand-in's time, in ms since 1970. */
export function now(): number {
  return Date.now() + ahead;
}
