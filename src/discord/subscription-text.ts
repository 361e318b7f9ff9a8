import { shorten } from '../briefings/shorten.ts';
import { nextPost } from '../subscriptions/schedule.ts';
import type { Standing } from '../subscriptions/store.ts';
import type { Pause, Subscription } from '../subscriptions/subscription.ts';
import { escapeLine } from './markdown.ts';

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** A moment as Discord shows it in the reader's own zone, and how far away it is. */
export const moment = (ms: number): string => `<t:${seconds(ms)}:f> (<t:${seconds(ms)}:R>)`;

/** "at 08:00 (Europe/Berlin)", "at 08:00 (UTC+05:30)", or "as soon as it is published". */
const whenPosted = ({ time, timeZone }: Pick<Subscription, 'time' | 'timeZone'>): string =>
  time ? `at ${time} (${escapeLine(timeZone.replace(/^(?=[+-])/, 'UTC'))})` : 'as soon as it is published';

/** " about **Fed** or **Trade**", or nothing when there are no topics. */
export const aboutTopics = (topics: readonly string[]): string =>
  topics.length ? ` about ${topics.map((topic) => `**${escapeLine(topic)}**`).join(' or ')}` : '';

/** What the subscription of a channel does, in one sentence. */
export function describe(subscription: Subscription): string {
  const { channelId, topics, roleId, crosspost } = subscription;
  const about = aboutTopics(topics);
  const ping = roleId ? `, pinging <@&${roleId}>` : '';
  const publish = crosspost ? ', and passed on to the servers that follow the channel' : '';
  return `Each new briefing${about} is posted in <#${channelId}> ${whenPosted(subscription)}${ping}${publish}.`;
}

/** When the next post comes. */
export function nextLine(subscription: Subscription, now: number, nextDue?: number): string {
  if (nextDue !== undefined && nextDue <= now) return 'Next post: now';
  if (nextDue !== undefined) return `Next post: ${moment(nextDue)}`;
  return subscription.time
    ? `Next post: ${moment(nextPost(subscription, now))}, if there is a new briefing by then`
    : 'Next post: when the next briefing is published';
}

/** The longest reason of Discord's that is shown, in characters: five subscriptions share a message. */
const SHOWN_REASON = 120;

/** So many tries in vain may happen in a minute of trouble; more are told. */
const MANY_TRIES = 3;

/**
 * A subscription and how it stands, in a few lines. What Discord keeps us told of: `obstacle` would keep it from being posted for,
 * `pingTrouble` its role from being pinged.
 */
export function standingText(
  { subscription, lastPost, refused, rejected, delayed, waiting, nextDue }: Standing,
  now: number,
  { obstacle, pingTrouble }: { obstacle?: Pause | undefined; pingTrouble?: string | undefined } = {},
): string {
  const { pause, guildId } = subscription;
  const address = (channel: string, message: string): string =>
    `https://discord.com/channels/${guildId}/${channel}/${message}`;
  const link = lastPost?.messageId && ` · [show](${address(lastPost.channelId, lastPost.messageId)})`;
  const stale = refused && [
    `⚠️ [A post](${address(refused.channelId, refused.messageId)}) of <t:${seconds(refused.at)}:d> stays as it was. Discord refused to change it: ${escapeLine(shorten(refused.why, SHOWN_REASON))}`,
  ];
  const last = lastPost
    ? `Last post: ${moment(lastPost.at)}${link || ' · deleted since'}`
    : 'Nothing posted yet';
  const state = pause
    ? [
        `⏸️ **Paused**: ${pause.reason}`,
        pause.mend,
        ...(waiting ? [`${waiting === 1 ? 'One briefing waits' : `${waiting} briefings wait`} for it.`] : []),
      ]
    : [nextLine(subscription, now, nextDue)];
  const unposted =
    rejected !== undefined &&
    `⚠️ Discord refused the newest briefing: ${escapeLine(shorten(rejected, SHOWN_REASON))}. Once it is fixed, type \`/subscribe\` and press **Post the latest now**.`;
  const late =
    delayed &&
    !pause &&
    delayed.tries > MANY_TRIES &&
    `⚠️ The next briefing was tried ${delayed.tries} times so far; I keep trying. The last time: ${escapeLine(shorten(delayed.why, SHOWN_REASON))}`;
  const ahead =
    obstacle && !pause && `⚠️ As things are it cannot be posted: ${obstacle.reason} ${obstacle.mend}`;
  const troubles = [ahead, unposted, late, ...(stale ?? []), pingTrouble && `⚠️ ${pingTrouble}`].filter(
    (line) => !!line,
  );
  return [describe(subscription), ...state, ...troubles, `-# ${last}`].join('\n');
}
