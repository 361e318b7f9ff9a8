/** The door of this room: what the rest of the project, and its tests, may use. */
export { ActError } from './actions/act-error.ts';
export type { Actor } from './actions/actor.ts';
export { buttonsOf } from './actions/component-input.ts';
export { createClock } from './clock.ts';
export { type Judged, judged } from './control/verdict.ts';
export type { Outcome } from './interactions/interaction.ts';
export type { LocalDiscord } from './local-discord.ts';
export { textOf } from './messages/text.ts';
export type { Fault, FaultEffect } from './rest/faults.ts';
export { NoPortError } from './server.ts';
export { type LocalDiscordOptions, startLocalDiscord } from './start.ts';
export { TRAFFIC_CHANNEL, type TrafficEntry } from './traffic.ts';
export { BOT_MAY, defaultWorld } from './world/default-world.ts';
export type { Message } from './world/message.ts';
export { addChannel } from './world/new-channel.ts';
export { addGuild, addMember, addRole } from './world/new-guild.ts';
export { emptyWorld } from './world/new-world.ts';
export { CHANNEL, type Channel, type World } from './world/world.ts';
