import { z } from 'zod';
import { refusal } from '../../api-error.ts';
import { changeThread, directChannel } from '../../guilds/channels.ts';
import { readForm, visibleText } from '../../rules/form.ts';
import { channelWire } from '../../wire/channel.ts';
import { own } from '../../world/lookup.ts';
import { PERMISSION } from '../../world/permission-bits.ts';
import { allows } from '../../world/permissions.ts';
import { demand, visibleChannel } from '../access.ts';
import { ok, type Route } from '../route.ts';

const threadChanges = z.object({
  name: visibleText(100).exactOptional(),
  archived: z.boolean().exactOptional(),
  locked: z.boolean().exactOptional(),
});

/** Channels: get, rename, wake or close a thread, direct messages. */
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
      if (!thread) throw refusal('wrongChannelType');
      const { name, ...changes } = readForm(threadChanges, body);
      // Whoever may speak in a thread that is not locked may wake it; whoever opened it may name and close it, too.
      const mayWake =
        changes.archived === false &&
        name === undefined &&
        !thread.locked &&
        allows(bits, PERMISSION.sendMessagesInThreads);
      const mine = thread.ownerId === engine.world.botId;
      if (changes.locked !== undefined || !(mine || mayWake)) demand(bits, PERMISSION.manageThreads);
      if (thread.archived && changes.archived !== false) throw refusal('threadArchived');
      channel.name = name ?? channel.name;
      changeThread(engine, channel, thread, changes);
      return ok(channelWire(engine.world, channel));
    },
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    auth: true,
    run: ({ engine, body }) => {
      const { recipient_id } = readForm(z.object({ recipient_id: z.string() }), body);
      const user = own(engine.world.users, recipient_id);
      if (!user) throw refusal('invalidRecipients');
      if (user.id === engine.world.botId) throw refusal('cannotMessageUser');
      return ok(channelWire(engine.world, directChannel(engine, user.id)));
    },
  },
];
