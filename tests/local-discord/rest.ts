import type { LocalDiscord } from '../../src/local-discord/index.ts';

export type Reply = { status: number; headers: Headers; body: Json };
/** JSON as it came; a test says with its expectations what should be in it. */
export type Json = { [key: string]: unknown };

const USER_AGENT = 'DiscordBot (https://example.org, 1.0)';

/** Speaks REST to the stand-in as the bot, with nothing between; `headers` replace the usual ones. */
export async function rest(
  discord: LocalDiscord,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const multipart = body instanceof FormData;
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: {
      'user-agent': USER_AGENT,
      authorization: `Bot ${discord.token}`,
      ...(body !== undefined && !multipart && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: multipart ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } };
}

/** The id of a channel by its name. */
export function channelId(discord: LocalDiscord, name: string): string {
  const channel = Object.values(discord.world.channels).find((one) => one.name === name);
  if (!channel) throw new Error(`The world has no channel ${name}.`);
  return channel.id;
}

/** The id of a server by its name. */
export function guildId(discord: LocalDiscord, name: string): string {
  const guild = Object.values(discord.world.guilds).find((one) => one.name === name);
  if (!guild) throw new Error(`The world has no server ${name}.`);
  return guild.id;
}
