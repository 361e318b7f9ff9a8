const BAD_TOKEN_CLOSE = 4004;

/**
 * Closes of the gateway after which connecting again cannot help. Source: opcodes and status codes, "Gateway close
 * event codes".
 */
const FINAL_CLOSES = new Map([
  [BAD_TOKEN_CLOSE, 'Discord refuses the token'],
  [4010, 'Discord refuses the shard'],
  [4011, 'Discord wants this bot to be sharded'],
  [4012, 'Discord refuses the gateway version'],
  [4013, 'Discord refuses the intents'],
  [4014, 'Discord refuses the intents'],
]);

export const BAD_TOKEN =
  'Discord refuses the token in DISCORD_TOKEN. Copy it anew from https://discord.com/developers/applications, page Bot.';

/** What a close means, in a sentence for whoever runs the bot. */
export const closeText = (code: number): string =>
  code === BAD_TOKEN_CLOSE
    ? BAD_TOKEN
    : `${FINAL_CLOSES.get(code) ?? 'Discord closed the connection for good'} (close code ${code}).`;
