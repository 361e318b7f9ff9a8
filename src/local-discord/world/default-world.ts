import { addChannel, addMessage, overwrite } from './new-channel.ts';
import { addGuild, addMember, addRole } from './new-guild.ts';
import { addUser, emptyWorld } from './new-world.ts';
import type { PermissionName } from './permission-bits.ts';
import { CHANNEL, type World } from './world.ts';

/** Everything in it was made then, so that its ids are the same at every start. */
const MADE_AT = Date.UTC(2026, 0, 5, 9);

/** What an invite of a bot that posts usually asks for. */
export const BOT_MAY: readonly PermissionName[] = [
  'viewChannel',
  'sendMessages',
  'embedLinks',
  'attachFiles',
  'readMessageHistory',
  'useExternalEmojis',
  'sendMessagesInThreads',
  'createPublicThreads',
];

/**
 * What a first-time visitor finds: two servers, every kind of channel, and three people with different rights.
 * Olivia owns The Reading Room, Milo moderates it, Rosa is a member; Harbour Street is Rosa's.
 */
export function defaultWorld(): World {
  const world = emptyWorld(MADE_AT, { bot: 'Briefings', owner: 'Olivia' });
  const olivia = world.application.ownerId;
  const milo = addUser(world, MADE_AT, 'Milo').id;
  const rosa = addUser(world, MADE_AT, 'Rosa', 'es-ES').id;

  const room = addGuild(world, MADE_AT, 'The Reading Room', olivia);
  const moderators = addRole(world, MADE_AT, room, 'Moderators', {
    permissions: ['manageGuild', 'manageChannels', 'manageMessages', 'manageThreads', 'mentionEveryone'],
    color: 0x3ba55d,
  });
  addRole(world, MADE_AT, room, 'News readers', { mentionable: true, color: 0x5865f2 });
  const botRole = addRole(world, MADE_AT, room, 'Briefings', { permissions: BOT_MAY, botId: world.botId });
  addMember(room, MADE_AT, milo, [moderators.id]);
  addMember(room, MADE_AT, rosa, []);
  addMember(room, MADE_AT, world.botId, [botRole.id]);

  const category = (name: string) => addChannel(world, MADE_AT, room, name, { type: CHANNEL.category }).id;
  const talk = category('Talk');
  const general = addChannel(world, MADE_AT, room, 'general', {
    topic: 'Ask the bot anything: type / to begin',
    parentId: talk,
  });
  const questions = addChannel(world, MADE_AT, room, 'questions', {
    type: CHANNEL.forum,
    topic: 'One post per question',
    parentId: talk,
    tags: [{ name: 'Politics' }, { name: 'Economy' }, { name: 'Answered', moderated: true }],
  });
  const news = category('News');
  addChannel(world, MADE_AT, room, 'world-news', { topic: 'Briefings as they come out', parentId: news });
  addChannel(world, MADE_AT, room, 'announcements', {
    type: CHANNEL.announcement,
    topic: 'Other servers can follow this channel',
    parentId: news,
    overwrites: [
      overwrite(room.id, 'role', { deny: ['sendMessages'] }),
      overwrite(botRole.id, 'role', { allow: ['sendMessages'] }),
    ],
  });
  addChannel(world, MADE_AT, room, 'moderators-only', {
    topic: 'The bot cannot see this one',
    parentId: category('Staff'),
    overwrites: [
      overwrite(room.id, 'role', { deny: ['viewChannel'] }),
      overwrite(moderators.id, 'role', { allow: ['viewChannel'] }),
    ],
  });
  const yesterday = addChannel(world, MADE_AT, room, 'Yesterday in general', {
    type: CHANNEL.publicThread,
    parentId: general.id,
    threadOwnerId: milo,
  });
  const post = addChannel(world, MADE_AT, room, 'Which countries joined the sanctions?', {
    type: CHANNEL.publicThread,
    parentId: questions.id,
    threadOwnerId: rosa,
  });
  if (post.thread) post.thread.appliedTags = questions.tags.slice(0, 1).map((tag) => tag.id);
  addMessage(world, MADE_AT, general, milo, 'Good morning! The briefing bot is here now.');
  addMessage(
    world,
    MADE_AT + 60_000,
    general,
    rosa,
    'I keep reading about *Western sanctions*. What are they, exactly?',
  );
  addMessage(world, MADE_AT, yesterday, milo, 'What was said yesterday, kept for later.');
  addMessage(world, MADE_AT, post, rosa, 'I only know of the US and the EU. Who else?', post.id);

  const harbour = addGuild(world, MADE_AT, 'Harbour Street', rosa);
  const harbourBot = addRole(world, MADE_AT, harbour, 'Briefings', {
    permissions: BOT_MAY,
    botId: world.botId,
  });
  addMember(harbour, MADE_AT, olivia, []);
  addMember(harbour, MADE_AT, world.botId, [harbourBot.id]);
  addChannel(world, MADE_AT, harbour, 'general', { topic: 'A small server' });
  addChannel(world, MADE_AT, harbour, 'notice-board', { type: CHANNEL.announcement });
  return world;
}
