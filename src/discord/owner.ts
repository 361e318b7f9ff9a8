import {
  type Client,
  MessageFlags,
  Routes,
  Team,
  TeamMemberMembershipState,
  TeamMemberRole,
} from 'discord.js';
import { shorten } from '../briefings/shorten.ts';
import { container, text } from './components.ts';
import { escapeLine } from './markdown.ts';

/** The ids of whoever owns the bot: a person or, in a team, its owner and those who have joined as more than readers. */
export async function ownersOf(client: Client<true>): Promise<readonly string[]> {
  const { owner } = await client.application.fetch();
  if (!(owner instanceof Team)) return owner ? [owner.id] : [];
  const members = owner.members.filter(
    ({ id, membershipState, role }) =>
      // Discord names a team's owner separately from the roles.
      id === owner.ownerId ||
      (membershipState === TeamMemberMembershipState.Accepted && role !== TeamMemberRole.ReadOnly),
  );
  return [...members.keys()];
}

const SHOWN_LINES = 10;
const SHOWN_CHARACTERS = 300;

/**
 * Tells the bot's owner (in a team, its owner) by direct message what is wrong with files of briefings; without lines,
 * that nothing is any more. Rejects when Discord refuses.
 */
export async function tellOwner(client: Client<true>, lines: readonly string[]): Promise<void> {
  const { owner } = await client.application.fetch();
  const id = owner instanceof Team ? owner.ownerId : owner?.id;
  if (!id) return;
  const { id: channel } = await client.users.createDM(id);
  await client.rest.post(Routes.channelMessages(channel), {
    body: {
      components: [container(text(wordsOf(lines)))],
      flags: MessageFlags.IsComponentsV2,
      allowed_mentions: { parse: [] },
    },
  });
}

function wordsOf(lines: readonly string[]): string {
  if (!lines.length) return '✅ All files of briefings can be read again.';
  const shown = lines.slice(0, SHOWN_LINES).map((line) => `- ${shorten(escapeLine(line), SHOWN_CHARACTERS)}`);
  const more = lines.length - shown.length;
  return [
    '### Some of the briefings cannot be read',
    ...shown,
    ...(more ? [`- and ${more} more, all of them in the log and on \`/readyz\``] : []),
    '-# Fix a file and I will pick it up by myself. Until then one that I could read before is served as it was, and a new one is not there.',
  ].join('\n');
}
