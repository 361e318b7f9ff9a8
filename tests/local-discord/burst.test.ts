import { expect } from 'vitest';
import { test } from './posting.ts';
import { rest } from './rest.ts';

test('a burst of 1,000 messages over 100 servers arrives whole', async ({ discord }) => {
  const channels = Array.from({ length: 100 }, (_, i) => {
    const guild = discord.addGuild(`Server ${i}`);
    return Array.from({ length: 10 }, (_, j) => discord.addChannel(guild.id, `c${i}-${j}`).id);
  }).flat();
  const queue = channels.values();
  const send = async () => {
    for (const id of queue) await rest(discord, 'POST', `/channels/${id}/messages`, { content: id });
  };
  await Promise.all(Array.from({ length: 16 }, send));
  expect(channels.map((id) => discord.messages(id).map((message) => message.content))).toEqual(
    channels.map((id) => [id]),
  );
});
