import type { Channel } from '../model.ts';
import { type IconName, icon } from '../parts/icons.ts';

const ICONS: Record<number, IconName> = {
  0: 'text',
  1: 'at',
  2: 'voice',
  5: 'announcement',
  10: 'thread',
  11: 'thread',
  12: 'lock',
  15: 'forum',
};
const WORDS: Record<number, string> = {
  0: 'text channel',
  1: 'direct messages',
  2: 'voice channel',
  5: 'announcement channel',
  10: 'thread',
  11: 'thread',
  12: 'private thread',
  15: 'forum',
};

/** The sign of a channel's kind. */
export function channelIcon({ type }: Channel, size = 20): SVGSVGElement {
  return icon(ICONS[type] ?? 'text', size);
}

/** The kind of a channel in words, for readers of screens. */
export function channelKind({ type }: Channel): string {
  return WORDS[type] ?? 'channel';
}
