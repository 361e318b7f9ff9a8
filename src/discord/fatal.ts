/** The process cannot go on: Discord refuses the token, or closed the connection for good. The message is for whoever runs it. */
export class FatalDiscordError extends Error {
  override name = 'FatalDiscordError';
}
