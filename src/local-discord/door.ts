import { ActError } from './actions/act-error.ts';
import { createActor } from './actions/actor.ts';
import { findChannel, findGuild, findRole, findUser } from './actions/find.ts';
import { type Engine, emptyMemory } from './engine.ts';
import { INTENT } from './gateway/opcodes.ts';
import { changeThread, deleteChannel, tellChannel } from './guilds/channels.ts';
import { inviteBot, removeBot, setUnavailable, tellRole } from './guilds/guilds.ts';
import { createInteractions } from './interactions/interaction.ts';
import type { LocalDiscord } from './local-discord.ts';
import { deleteMessage } from './messages/posting.ts';
import { memberWire } from './wire/user.ts';
import { defaultWorld } from './world/default-world.ts';
import { memberById } from './world/lookup.ts';
import { addChannel, overwrite } from './world/new-channel.ts';
import { addGuild, addMember } from './world/new-guild.ts';
import { permissionBits } from './world/permission-bits.ts';
import type { Guild } from './world/world.ts';

/** The public face of a running engine. */
export function createDoor(
  engine: Engine,
  server: Pick<LocalDiscord, 'port' | 'askedPort' | 'close'>,
): LocalDiscord {
  const guild = (which: string) => findGuild(engine.world, which);
  const channel = (which: string) => findChannel(engine.world, which);
  const now = () => engine.clock.now();
  const memberOf = (where: Guild, who: string) =>
    memberById(where, who === 'bot' ? engine.world.botId : findUser(engine.world, who).id);

  return {
    ...server,
    url: engine.url,
    apiUrl: `${engine.url}/api`,
    get token() {
      return engine.world.token;
    },
    get world() {
      return engine.world;
    },
    reset(world = defaultWorld()) {
      engine.world = world;
      engine.faults.clear();
      engine.traffic.clear();
      engine.memory = emptyMemory(now());
      engine.interactions = createInteractions();
      engine.gateway.invalidate();
    },

    as: (who) => createActor(engine, findUser(engine.world, who)),
    advance(ms) {
      engine.clock.advance(ms);
      engine.changes.announce({ kind: 'time' });
    },
    now,
    until: (look) => firstAnswer(engine, look),

    messages: (which) => engine.world.messages[channel(which).id] ?? [],
    commands: () => engine.world.application.commands,
    connected: engine.gateway.connected,
    traffic: engine.traffic.entries,
    onTraffic: engine.traffic.subscribe,

    addGuild(name, options = {}) {
      const { world } = engine;
      const owner = options.owner ? findUser(world, options.owner).id : world.application.ownerId;
      const made = addGuild(world, now(), name, owner);
      if (options.bot !== false) inviteBot(engine, made);
      engine.changes.announce({ kind: 'guild', guildId: made.id });
      return made;
    },
    addChannel(where, name, parts) {
      const made = addChannel(engine.world, now(), guild(where), name, parts);
      tellChannel(engine, made, 'created');
      return made;
    },
    addMember(where, who, roles = []) {
      const found = guild(where);
      const user = findUser(engine.world, who);
      addMember(
        found,
        now(),
        user.id,
        roles.map((role) => findRole(found, role).id),
      );
      engine.changes.announce({ kind: 'guild', guildId: found.id });
      return memberById(found, user.id);
    },

    setPermissions(where, who, parts) {
      const found = channel(where);
      const owner = findGuild(engine.world, found.guildId ?? '');
      const next =
        'role' in who
          ? overwrite(findRole(owner, who.role).id, 'role', parts)
          : overwrite(memberOf(owner, who.member).userId, 'member', parts);
      const others = found.overwrites.filter((one) => one.id !== next.id);
      found.overwrites = next.allow === '0' && next.deny === '0' ? others : [...others, next];
      tellChannel(engine, found, 'edited');
    },
    setRolePermissions(where, which, permissions) {
      const found = guild(where);
      const role = findRole(found, which);
      role.permissions = permissionBits(permissions);
      tellRole(engine, found, role);
    },
    timeOut(where, who, ms) {
      const found = guild(where);
      const member = memberOf(found, who);
      member.timedOutUntil = ms > 0 ? new Date(now() + ms).toISOString() : null;
      engine.changes.announce({ kind: 'guild', guildId: found.id });
      engine.gateway.dispatch({
        name: 'GUILD_MEMBER_UPDATE',
        data: { ...memberWire(engine.world, member), guild_id: found.id },
        guildId: found.id,
        // The bot hears of changes to itself without the members intent.
        intent: member.userId === engine.world.botId ? INTENT.guilds : INTENT.guildMembers,
      });
    },
    editThread(which, changes) {
      const found = channel(which);
      if (!found.thread) throw new ActError(`${which} is not a thread.`);
      changeThread(engine, found, found.thread, changes);
    },
    deleteChannel: (which) => deleteChannel(engine, channel(which)),
    deleteMessage(id) {
      const found = Object.values(engine.world.messages)
        .flat()
        .find((message) => message.id === id);
      if (!found) throw new ActError(`There is no message ${id}.`);
      deleteMessage(engine, found);
    },
    kickBot: (where) => removeBot(engine, guild(where)),
    inviteBot: (where) => inviteBot(engine, guild(where)),
    setUnavailable: (where, unavailable) => setUnavailable(engine, guild(where), unavailable),

    fault: engine.faults.add,
    faults: engine.faults.list,
    clearFaults: engine.faults.clear,
    enforceLimits: engine.limits.enforce,
    invalidRequests: engine.limits.invalidCount,
    gateway: engine.gateway,
  };
}

function firstAnswer<T>(engine: Engine, look: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const unsubscribe = engine.changes.subscribe(() => check());
    const check = () => {
      try {
        const answer = look();
        if (answer === undefined) return;
        unsubscribe();
        resolve(answer);
      } catch (error) {
        unsubscribe();
        reject(error);
      }
    };
    check();
  });
}
