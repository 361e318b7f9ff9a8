import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/** Answers to what somebody typed or pressed. Discord takes each once, so a repeated one does no harm. */
const ANSWER = /\/(?:interactions|webhooks)\//;
const TRIES = 3;

/** Makes requests as discord.js does, and repeats an answer to an interaction that met a server error: somebody waits for it. */
export const repeatAnswers: RESTOptions['makeRequest'] = async (url, init) => {
  for (let tries = 1; ; tries += 1) {
    const response = await DefaultRestOptions.makeRequest(url, init);
    if (response.status < 500 || tries === TRIES || !ANSWER.test(url)) return response;
    await response.arrayBuffer();
  }
};
