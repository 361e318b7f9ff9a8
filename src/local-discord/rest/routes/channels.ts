import { z } from 'zod';
import { refusal } from '../../api-error.ts';
import { timestamp } from '../../engine.ts';
import { directChannel, tellChannel } from '../../guilds/channels.ts';
import { readForm, text, visibleText } from '../../rules/form.ts';
import { channelWire } from '../../wire/channel.ts';
import { userById } from '../../world/lookup.ts';
import { PERMISSION } from '../../world/permission-bits.ts';
import { allows } from '../../world/permissions.ts';
import { demand, visibleChannel } from '../access.ts';
import { DONE, ok, type Route } from '../route.ts';

const threadChanges = z.object({
  name: visibleText(100).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  applied_tags: z.array(z.string()).optional(),
});

/** Channels: get, change a thread, direct messages, typing. */
export const CHANNEL_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels/:channelId',
    auth: true,
    run: ({ engine, part }) =>
      ok(channelWire(engine.world, visibleChannel(engine, part('channelId')).channel)),
  },
  {
    method: 'PATCH',
    path: '/channels/:channelId',
    auth: true,
    run: ({ engine, part, body }) => {
      const { channel, bits } = visibleChannel(engine, part('channelId'));
      const { thread } = channel;
      if (!thread) {
        demand(bits, PERMISSION.manageChannels);
        const changes = readForm(
          z.object({ name: visibleText(100).optional(), topic: text(0, 1024).nullish() }),
          body,
        );
        channel.name = changes.name ?? channel.name;
        channel.topic = changes.topic === undefined ? channel.topic : changes.topic;
      } else {
        const changes = readForm(threadChanges, body);
        const onlyWakes = changes.archived === false && Object.keys(changes).length === 1 && !thread.locked;
        const mine = thread.ownerId === engine.world.botId && changes.locked === undefined;
        const mayWake = onlyWakes && allows(bits, PERMISSION.sendMessagesInThreads);
        if (!mine && !mayWake) demand(bits, PERMISSION.manageThreads);
        if (thread.archived && changes.archived !== false) throw refusal('threadArchived');
        channel.name = changes.name ?? channel.name;
        if (changes.archived !== undefined && changes.archived !== thread.archived)
          thread.archiveChangedAt = timestamp(engine);
        thread.archived = changes.archived ?? thread.archived;
        thread.locked = changes.locked ?? thread.locked;
        thread.appliedTags = changes.applied_tags ?? thread.appliedTags;
      }
      tellChannel(engine, channel, 'edited');
      return ok(channelWire(engine.world, channel));
    },
  },
  {
    method: 'POST',
    path: '/channels/:channelId/typing',
    auth: true,
    run: ({ engine, part }) => {
      demand(visibleChannel(engine, part('channelId')).bits, PERMISSION.sendMessages);
      return DONE;
    },
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    auth: true,
    run: ({ engine, body }) => {
      const { recipient_id } = readForm(z.object({ recipient_id: z.string() }), body);
      const user = userById(engine.world, recipient_id);
      if (user.id === engine.world.botId) throw refusal('cannotMessageUser');
      return ok(channelWire(engine.world, directChannel(engine, user.id)));
    },
  },
];
