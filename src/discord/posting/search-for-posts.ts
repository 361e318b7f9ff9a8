import type { APIMessage, Client } from 'discord.js';
import type { PostJob } from '../../delivery/delivery.ts';
import { markOf } from './post-body.ts';

/** A search for the post of a job among what was written since a moment, in ms since the epoch. */
export type Search = { client: Client<true>; job: PostJob; since: number; signal: AbortSignal };

/** How many messages or threads are asked for at a time: as many as Discord gives. */
export const PAGE = 100;
/** At most so many pages are read after a crash. In so busy a channel a repeat is the smaller evil. */
export const MOST_PAGES = 20;

/** Whether a message is the post. Its mark is in a button's custom_id, wherever that is among the components. */
export const isSought = ({ client, job }: Search, { author, components }: APIMessage): boolean =>
  author.id === client.user.id && JSON.stringify(components ?? []).includes(markOf(job.deliveryId));
