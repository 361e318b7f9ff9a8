/** A JSON object on its way to a client, in Discord's own spelling. */
export type Wire = { [key: string]: unknown };
