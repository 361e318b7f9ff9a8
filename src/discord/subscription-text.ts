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

/** The longest reason of Discord's that is shown, in characters, since five subscriptions share a message. */
const SHOWN_REASON = 120;

/** A minute of trouble may cost so many tries in vain; only more than that are mentioned. */
const MANY_TRIES = 3;

/** What Discord has told us: `obstacle` would keep a subscription from being posted, `pingTrouble` its role from being pinged. */
type Known = { obstacle?: Pause | undefined; pingTrouble?: string | undefined };

/** A subscription and its state, in a few lines. */
export function standingText(standing: Standing, now: number, known: Known = {}): string {
  const { subscription, lastPost, waiting, nextDue } = standing;
  const { pause } = subscription;
  const link =
    lastPost?.messageId && ` · [show](${addressOf(standing, lastPost.channelId, lastPost.messageId)})`;
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
  const troubles = troublesOf(standing, known).map((trouble) => `⚠️ ${trouble}`);
  return [describe(subscription), ...state, ...troubles, `-# ${last}`].join('\n');
}

/** Whether something must be mended so that everything is posted. What a person paused is as they want it. */
export const needsMending = (standing: Standing, known: Known): boolean =>
  (standing.subscription.pause?.code ?? 'asked') !== 'asked' || troublesOf(standing, known).length > 0;

function troublesOf(standing: Standing, { obstacle, pingTrouble }: Known): string[] {
  const { subscription, refused, rejected, delayed } = standing;
  const { pause } = subscription;
  const ahead =
    obstacle && !pause && `As things are it cannot be posted: ${obstacle.reason} ${obstacle.mend}`;
  const unposted =
    rejected !== undefined &&
    `Discord refused the newest briefing: ${escapeLine(shorten(rejected, SHOWN_REASON))}. Once it is fixed, type \`/subscribe\` and press **Post the latest now**.`;
  const late =
    delayed &&
    !pause &&
    delayed.tries > MANY_TRIES &&
    `The next briefing was tried ${delayed.tries} times so far; I keep trying. The last time: ${escapeLine(shorten(delayed.why, SHOWN_REASON))}`;
  const stale =
    refused &&
    `[A post](${addressOf(standing, refused.channelId, refused.messageId)}) of <t:${seconds(refused.at)}:d> stays as it was. Discord refused to change it: ${escapeLine(shorten(refused.why, SHOWN_REASON))}`;
  return [ahead, unposted, late, stale, pingTrouble].filter((trouble) => typeof trouble === 'string');
}

const addressOf = ({ subscription }: Standing, channelId: string, messageId: string): string =>
  `https://discord.com/channels/${subscription.guildId}/${channelId}/${messageId}`;
