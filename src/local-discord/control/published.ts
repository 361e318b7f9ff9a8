/** Which of the schemas that Discord publishes describe a request's body and its answer; several where any one may fit. */
export type Described = { asked?: readonly string[]; answered?: readonly string[]; list?: true };
type Rule = Described & { method: string; path: RegExp };

const CHANNELS = ['GuildChannelResponse', 'ThreadResponse', 'PrivateChannelResponse'];
const COMMANDS = ['', '/guilds/:id'].map((scope) => `/applications/:id${scope}/commands`);
const ANSWER = '/webhooks/:id/:token';

/** What a bot like ours asks, and all that the stand-in answers. */
const RULES: readonly Rule[] = [
  answer('GET', '/gateway', 'GatewayResponse'),
  answer('GET', '/gateway/bot', 'GatewayBotResponse'),
  answer('GET', '/users/@me', 'UserPIIResponse'),
  answer('GET', '/applications/@me', 'PrivateApplicationResponse'),
  ...COMMANDS.flatMap((path) => [
    list('GET', path, 'ApplicationCommandResponse'),
    { ...list('PUT', path, 'ApplicationCommandResponse'), asked: ['ApplicationCommandUpdateRequest'] },
    both('POST', path, 'ApplicationCommandCreateRequest', 'ApplicationCommandResponse'),
  ]),
  answer('GET', '/guilds/:id', 'GuildWithCountsResponse'),
  answer('GET', '/guilds/:id/members/:id', 'GuildMemberResponse'),
  answer('GET', '/guilds/:id/threads/active', 'ThreadsResponse'),
  answer('GET', '/channels/:id/threads/archived/public', 'ThreadsResponse'),
  both('POST', '/users/@me/channels', 'CreatePrivateChannelRequest', 'PrivateChannelResponse'),
  answer('GET', '/channels/:id', ...CHANNELS),
  both('PATCH', '/channels/:id', 'UpdateThreadRequestPartial', 'ThreadResponse'),
  list('GET', '/channels/:id/messages', 'MessageResponse'),
  both('POST', '/channels/:id/messages', 'MessageCreateRequest', 'MessageResponse'),
  answer('GET', '/channels/:id/messages/:id', 'MessageResponse'),
  both('PATCH', '/channels/:id/messages/:id', 'MessageEditRequestPartial', 'MessageResponse'),
  answer('POST', '/channels/:id/messages/:id/crosspost', 'MessageResponse'),
  both('POST', '/channels/:id/threads', 'CreateForumThreadRequest', 'CreatedThreadResponse'),
  both('POST', ANSWER, 'IncomingWebhookInteractionRequest', 'MessageResponse'),
  answer('GET', `${ANSWER}/messages/:id`, 'MessageResponse'),
  both('PATCH', `${ANSWER}/messages/:id`, 'IncomingWebhookUpdateRequestPartial', 'MessageResponse'),
  answer('POST', '/interactions/:id/:token/callback', 'InteractionCallbackResponse'),
];

/** The ways to answer an interaction, by their `type`. */
const CALLBACKS: Record<number, string> = {
  4: 'CreateMessageInteractionCallbackRequest',
  5: 'CreateMessageInteractionCallbackRequest',
  6: 'UpdateMessageInteractionCallbackRequest',
  7: 'UpdateMessageInteractionCallbackRequest',
  8: 'ApplicationCommandAutocompleteCallbackRequest',
  9: 'ModalInteractionCallbackRequest',
};

/** The schemas for one request, by its method, its path below `/api/v10`, and its body. */
export function describedBy(method: string, path: string, request: unknown): Described {
  // `@original` comes as %40original.
  const plain = path.replace('%40', '@').split('?', 1)[0] ?? '';
  const rule = RULES.find((one) => one.method === method && one.path.test(plain)) ?? {};
  if (!plain.endsWith('/callback')) return rule;
  const type =
    typeof request === 'object' && request !== null && 'type' in request ? request.type : undefined;
  const callback = typeof type === 'number' ? CALLBACKS[type] : undefined;
  return callback === undefined ? rule : { ...rule, asked: [callback] };
}

function answer(method: string, path: string, ...answered: string[]): Rule {
  const pattern = path.replaceAll(':id', '(\\d+|@\\w+)').replaceAll(':token', '[^/]+');
  return { method, path: new RegExp(`^${pattern}$`), answered };
}

function both(method: string, path: string, asked: string, answered: string): Rule {
  return { ...answer(method, path, answered), asked: [asked] };
}

function list(method: string, path: string, answered: string): Rule {
  return { ...answer(method, path, answered), list: true };
}
