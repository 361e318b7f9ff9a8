import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalDiscord } from '../local-discord.ts';

/** Answers the control API. */
export async function answerControl(
  discord: LocalDiscord,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  void discord;
  void request;
  response.writeHead(404).end();
}
