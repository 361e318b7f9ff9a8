import type { TrafficEntry } from '../traffic.ts';
import { describedBy } from './published.ts';

/** What Discord's published document says about one body: nothing, that it conforms, or what is wrong with it. */
export type Verdict = { state: 'conforms' | 'differs' | 'undescribed' | 'unchecked'; why: string[] };
export type Judged = TrafficEntry & { asked: Verdict; answered: Verdict };

type Schema = {
  safeParse(body: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } };
};
type Schemas = Record<string, unknown>;

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

/** Adds to traffic what the published document says about each body. */
export async function judged(entries: readonly TrafficEntry[]): Promise<Judged[]> {
  const schemas = await published();
  return entries.map((entry) => ({ ...entry, ...verdicts(entry, schemas) }));
}

function verdicts(entry: TrafficEntry, schemas: Schemas | undefined): { asked: Verdict; answered: Verdict } {
  if (entry.kind === 'gateway') return { asked: UNDESCRIBED, answered: UNDESCRIBED };
  if (!schemas) return { asked: UNCHECKED, answered: UNCHECKED };
  const { method, path, request, status, answer } = entry;
  const { asked = [], answered = [], list = false } = describedBy(method, path, request);
  const failed = status !== null && status >= 400;
  const failure = status === 429 ? 'RatelimitedResponse' : 'ErrorResponse';
  return {
    asked: judge(schemas, asked, request, list),
    answered: judge(schemas, failed ? [failure] : status === null ? [] : answered, answer, list),
  };
}

/** Judges a body by the first of the schemas it fits, or by the one it comes closest to. */
function judge(schemas: Schemas, names: readonly string[], body: unknown, list: boolean): Verdict {
  if (body === null || body === undefined) return UNDESCRIBED;
  const bodies = list && Array.isArray(body) ? body : [body];
  const tried = names.flatMap((name) => {
    const schema = schemas[`${name}Schema`];
    return isSchema(schema) ? [{ name, why: bodies.flatMap((one) => faults(schema, one)) }] : [];
  });
  const [best] = tried.sort((a, b) => a.why.length - b.why.length);
  if (!best) return UNDESCRIBED;
  return best.why.length > 0
    ? { state: 'differs', why: best.why }
    : { state: 'conforms', why: [`It fits ${best.name}.`] };
}

function faults(schema: Schema, body: unknown): string[] {
  return (schema.safeParse(body).error?.issues ?? [])
    .filter(({ path }) => !isKnownError(path))
    .map(({ path, message }) => `${path.map(String).join('.') || 'body'}: ${message}`);
}

/**
 * Where the document contradicts Discord's own reference, and Discord: permissions are a string of digits, not a number;
 * what is limited need not say a code; and the `errors` of a refused form have another shape.
 */
function isKnownError(path: readonly PropertyKey[]): boolean {
  return path.at(-1) === 'default_member_permissions' || path[0] === 'code' || path[0] === 'errors';
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
