import type { TrafficEntry } from '../traffic.ts';

/** What Discord's published document says about one body: nothing, that it conforms, or what is wrong with it. */
export type Verdict = { state: 'conforms' | 'differs' | 'undescribed' | 'unchecked'; why: string[] };
export type Judged = TrafficEntry & { asked: Verdict; answered: Verdict };

type Rule = { method: string; path: RegExp; asked?: string; answered?: string; list?: true };

/** The published schemas, by name, of what a bot like ours asks. */
const RULES: readonly Rule[] = [
  { method: 'GET', path: /^\/gateway\/bot$/, answered: 'GatewayBotResponse' },
  { method: 'GET', path: /^\/users\/@me$/, answered: 'UserPIIResponse' },
  { method: 'GET', path: /^\/(oauth2\/)?applications\/@me$/, answered: 'PrivateApplicationResponse' },
  {
    method: 'GET',
    path: /^\/applications\/\d+\/commands$/,
    answered: 'ApplicationCommandResponse',
    list: true,
  },
  {
    method: 'PUT',
    path: /^\/applications\/\d+\/commands$/,
    asked: 'ApplicationCommandUpdateRequest',
    answered: 'ApplicationCommandResponse',
    list: true,
  },
  {
    method: 'POST',
    path: /^\/channels\/\d+\/messages$/,
    asked: 'MessageCreateRequest',
    answered: 'MessageResponse',
  },
  { method: 'GET', path: /^\/channels\/\d+\/messages$/, answered: 'MessageResponse', list: true },
  { method: 'GET', path: /^\/channels\/\d+\/messages\/\d+$/, answered: 'MessageResponse' },
  {
    method: 'PATCH',
    path: /^\/channels\/\d+\/messages\/\d+$/,
    asked: 'MessageEditRequestPartial',
    answered: 'MessageResponse',
  },
  { method: 'POST', path: /^\/channels\/\d+\/messages\/\d+\/crosspost$/, answered: 'MessageResponse' },
  {
    method: 'POST',
    path: /^\/channels\/\d+\/threads$/,
    asked: 'CreateForumThreadRequest',
    answered: 'CreatedThreadResponse',
  },
  {
    method: 'PATCH',
    path: /^\/webhooks\/\d+\/[^/]+\/messages\/(@original|\d+)$/,
    asked: 'IncomingWebhookUpdateRequestPartial',
    answered: 'MessageResponse',
  },
  {
    method: 'POST',
    path: /^\/webhooks\/\d+\/[^/]+$/,
    asked: 'IncomingWebhookInteractionRequest',
    answered: 'MessageResponse',
  },
  { method: 'POST', path: /^\/interactions\/\d+\/[^/]+\/callback$/, answered: 'InteractionCallbackResponse' },
];

/** Which schema an interaction's answer has to fit, by its `type`. */
const CALLBACKS: Record<number, string> = {
  4: 'CreateMessageInteractionCallbackRequest',
  5: 'CreateMessageInteractionCallbackRequest',
  6: 'UpdateMessageInteractionCallbackRequest',
  7: 'UpdateMessageInteractionCallbackRequest',
  8: 'ApplicationCommandAutocompleteCallbackRequest',
  9: 'ModalInteractionCallbackRequest',
};

type Schema = {
  safeParse(body: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } };
};
type Schemas = Record<string, unknown>;

/** Adds to traffic what the published document says about each body. */
export async function judged(entries: readonly TrafficEntry[]): Promise<Judged[]> {
  const schemas = await published();
  return entries.map((entry) => ({ ...entry, ...verdicts(entry, schemas) }));
}

const UNDESCRIBED: Verdict = {
  state: 'undescribed',
  why: ['The published document does not describe this.'],
};
const UNCHECKED: Verdict = {
  state: 'unchecked',
  why: [
    'The package discord-api-spec is not installed (npm ci --omit=dev leaves it out), so nothing is checked.',
  ],
};

function verdicts(entry: TrafficEntry, schemas: Schemas | undefined): { asked: Verdict; answered: Verdict } {
  if (entry.kind === 'gateway') return { asked: UNDESCRIBED, answered: UNDESCRIBED };
  if (!schemas) return { asked: UNCHECKED, answered: UNCHECKED };
  const path = entry.path.split('?', 1)[0] ?? '';
  const rule = RULES.find((one) => one.method === entry.method && one.path.test(path));
  const failed = entry.status !== null && entry.status >= 400;
  const answer = failed
    ? entry.status === 429
      ? 'RatelimitedResponse'
      : 'ErrorResponse'
    : entry.status === 200 || entry.status === 201
      ? rule?.answered
      : undefined;
  return {
    asked: judge(schemas, askedOf(rule, entry.request), entry.request, rule?.list),
    answered: judge(schemas, answer, entry.answer, !failed && rule?.list),
  };
}

function askedOf(rule: Rule | undefined, request: unknown): string | undefined {
  if (!rule?.path.source.includes('callback')) return rule?.asked;
  const type =
    typeof request === 'object' && request !== null && 'type' in request ? request.type : undefined;
  return typeof type === 'number' ? CALLBACKS[type] : undefined;
}

function judge(
  schemas: Schemas,
  name: string | undefined,
  body: unknown,
  list: boolean | undefined,
): Verdict {
  const schema = name === undefined ? undefined : schemas[`${name}Schema`];
  if (!isSchema(schema) || body === null || body === undefined) return UNDESCRIBED;
  const bodies = list && Array.isArray(body) ? body : [body];
  const why = bodies.flatMap((one) =>
    (schema.safeParse(one).error?.issues ?? [])
      // The document says number; Discord's own reference, and Discord, say a string of digits.
      .filter(({ path }) => path.at(-1) !== 'default_member_permissions')
      .map(({ path, message }) => `${path.map(String).join('.') || 'body'}: ${message}`),
  );
  return why.length > 0 ? { state: 'differs', why } : { state: 'conforms', why: [`It fits ${name}.`] };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'safeParse' in value;
}

// A dev dependency: whoever only runs the bot has no need of it.
const PACKAGE = 'discord-api-spec/zod';
let loading: Promise<Schemas | undefined> | undefined;

/** The published schemas, read when they are first wanted, for that takes a while; undefined when they are not installed. */
function published(): Promise<Schemas | undefined> {
  loading ??= import(PACKAGE).catch(() => undefined);
  return loading;
}
