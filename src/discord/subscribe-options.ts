import type { ChatInputCommandInteraction } from 'discord.js';
import { shorten } from '../briefings/shorten.ts';
import { type LocalTime, parseLocalTime } from '../subscriptions/local-time.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { meantTimeZones } from '../subscriptions/time-zones.ts';
import { foldTopic, parseTopics } from '../subscriptions/topics.ts';
import type { Given } from '../subscriptions/wish.ts';
import { UserError } from './command.ts';
import { escapeLine } from './markdown.ts';
import type { Postable } from './posting/postable-channel.ts';

const MOST_TOPICS = 10;
/** No briefing has a longer topic. */
const TOPIC_CHARACTERS = 50;

/**
 * Reads what was typed with `/subscribe` at `now`, in ms since the epoch. Throws `UserError` for a time, zone or topic
 * that makes no sense.
 */
export function readOptions(
  { options, user }: ChatInputCommandInteraction,
  { channel, kind }: Postable,
  before: Subscription | undefined,
  now: number,
): Given {
  const role = options.getRole('role');
  const time = options.getString('time');
  const zone = options.getString('timezone');
  const topics = options.getString('topic');
  const given: Given = {
    guildId: channel.guildId,
    channelId: channel.id,
    channelKind: kind,
    subscribedBy: user.id,
    // The role @everyone has the id of its server.
    ...(role && { roleId: role.id === channel.guildId ? null : role.id }),
    ...(time && { time: timeOf(time) }),
    ...(zone && { timeZone: zoneOf(zone, now) }),
    ...(topics && { topics: topicsOf(topics) }),
  };
  const timed = given.time === undefined ? before?.time : given.time;
  if (zone && !timed)
    throw new UserError('A time zone needs a time as well. Add `time`, for example `08:00`.');
  return given;
}

const either = (names: string[]): string => new Intl.ListFormat('en', { type: 'disjunction' }).format(names);

const quoted = (typed: string): string => `“${escapeLine(shorten(typed, 50))}”`;

const AT_ONCE = /^(now|at once|immediately|asap)$/i;

function timeOf(typed: string): LocalTime | null {
  if (AT_ONCE.test(typed.trim())) return null;
  const time = parseLocalTime(typed);
  if (time) return time;
  throw new UserError(
    `${quoted(typed)} is not a time of day. Write it like \`08:00\`, \`8am\` or \`20.30\`; \`now\` means as soon as a briefing is published.`,
  );
}

function zoneOf(typed: string, now: number): string {
  const [zone, ...others] = meantTimeZones(typed, now);
  if (zone && !others.length) return zone;
  if (zone)
    throw new UserError(
      `${quoted(typed)} can mean ${either([zone, ...others].map((one) => `\`${one}\``))}. Their clocks differ: send the command again with the one you mean as \`timezone\`.`,
    );
  throw new UserError(
    `I know no single time zone called ${quoted(typed)}. Begin to type a city, such as \`Berlin\`, and pick from the list.`,
  );
}

function topicsOf(typed: string): readonly string[] {
  const topics = parseTopics(typed);
  if (!topics.length)
    throw new UserError(
      `There is no topic in ${quoted(typed)}. Begin to type one and pick from the list; \`all\` means every briefing.`,
    );
  if (topics.some((topic) => foldTopic(topic) === 'all')) return [];
  if (topics.length > MOST_TOPICS)
    throw new UserError(`That is more than ${MOST_TOPICS} topics. Choose fewer, or \`all\`.`);
  const long = topics.find((topic) => topic.length > TOPIC_CHARACTERS);
  if (long === undefined) return topics;
  throw new UserError(
    `${quoted(long)} is longer than any topic; ${TOPIC_CHARACTERS} characters are the most. Begin to type one and pick from the list, or write several with commas between.`,
  );
}
