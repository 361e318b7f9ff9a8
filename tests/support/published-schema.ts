import { subscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Judged, judged, TRAFFIC_CHANNEL, type TrafficEntry } from '../../src/local-discord/index.ts';

type RestEntry = Extract<Judged, { kind: 'rest' }>;
type Fault = { path: string; message: string };
/** The stricter checker over the document itself, which also refuses keys that do not exist. */
type Strict = {
  request(method: string, path: string, body: unknown): readonly Fault[];
  response(method: string, path: string, status: number, body: unknown): readonly Fault[];
  /** What the document does not say, but Discord refuses or our bot promises. */
  lint(method: string, path: string, body: unknown): readonly Fault[];
};

let entries: TrafficEntry[] = [];
/** Bodies alike but for their numbers are judged once. */
const passed = new Set<string>();

subscribe(TRAFFIC_CHANNEL.name, (entry) => entries.push(entry as TrafficEntry)); // the channel carries nothing else

/**
 * Throws unless all that went between a bot and a local Discord in this process since the last call conforms to the
 * document Discord publishes: the stand-in's answers, and the requests too unless they are not `ours` but a test's own.
 */
export async function checkTraffic(ours: boolean): Promise<void> {
  const fresh = new Map<string, TrafficEntry>();
  for (const entry of entries) {
    const like = entry.kind === 'rest' ? `${ours} ${likeness(entry)}` : '';
    if (entry.kind === 'rest' && !passed.has(like)) fresh.set(like, entry);
  }
  entries = [];
  if (fresh.size === 0) return;
  const strict = await strictly;
  const faults = (await judged([...fresh.values()])).flatMap((entry) =>
    entry.kind === 'rest' ? faultsOf(entry, strict, ours) : [],
  );
  if (faults.length > 0)
    throw new Error(`Not as Discord’s published document has it:\n${[...new Set(faults)].join('\n')}`);
  for (const like of fresh.keys()) passed.add(like);
}

function faultsOf(entry: RestEntry, strict: Strict | undefined, ours: boolean): string[] {
  const { method, path, request, status, answer, asked, answered } = entry;
  const at = `${method} ${path} (${status})`;
  // What was refused as wrong may be wrong. Injected faults say nothing about the request.
  const accepted = ours && (status === null || status < 400 || status === 429 || status >= 500);
  const told = status !== null && answer !== null && typeof answer === 'object';
  return [
    ...(accepted && asked.state === 'differs' ? asked.why.map((why) => `${at} asks ${why}`) : []),
    ...(told && answered.state !== 'conforms' ? answered.why.map((why) => `${at} is answered ${why}`) : []),
    ...(told && 'errors' in answer && !isErrorTree(answer.errors)
      ? [`${at} has errors of a shape of their own`]
      : []),
    ...(strict ? strictFaults(strict, entry, accepted).map((why) => `${at} ${why}`) : []),
    ...(accepted && request !== undefined && asked.state === 'undescribed'
      ? [`${at} asks what nothing describes`]
      : []),
  ];
}

/** Lists of code and message under `_errors`, at any depth: the shape of Discord's reference, which the document has wrong. */
function isErrorTree(tree: unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  return Object.entries(tree).every(([key, value]) =>
    key === '_errors'
      ? Array.isArray(value) &&
        value.every((one) => typeof one.code === 'string' && typeof one.message === 'string')
      : isErrorTree(value),
  );
}

function strictFaults(
  strict: Strict,
  { method, path, request, status, answer, asked }: RestEntry,
  accepted: boolean,
): string[] {
  const plain = path.replace('%40', '@').split('?', 1)[0] ?? '';
  const body =
    !accepted || asked.state === 'undescribed'
      ? []
      : [...strict.request(method, plain, request), ...strict.lint(method, plain, request)];
  const told = status === 200 || status === 201 ? strict.response(method, plain, status, answer) : [];
  return [
    ...body.map((fault) => `asks ${fault.path}: ${fault.message}`),
    ...told.map((fault) => `is answered ${fault.path}: ${fault.message}`),
  ];
}

function likeness({
  method,
  path,
  request,
  status,
  answer,
}: Extract<TrafficEntry, { kind: 'rest' }>): string {
  const plain = path.replace(/[\w-]{40,}/g, '');
  return `${method} ${plain} ${status} ${JSON.stringify([request, answer])}`.replace(/\d+/g, '0');
}

const FOLDER = new URL('../../../shared/discord/', import.meta.url);
const strictly: Promise<Strict | undefined> = loadStrict();

/** That checker, where it and the document lie beside the repository. */
async function loadStrict(): Promise<Strict | undefined> {
  const code = new URL('discord-schema-check.mjs', FOLDER);
  if (!existsSync(code)) return undefined;
  const { createChecker, lintCallback, lintCommands, lintMessage } = await import(code.href);
  const [{ Ajv2020 }, { default: addFormats }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
  ]);
  const spec = JSON.parse(await readFile(new URL('openapi.reduced.json', FOLDER), 'utf8'));
  // Each worker compiles some hundred shapes and tries each a few times: the faster code would never pay for itself.
  class Plain extends Ajv2020 {
    constructor(options: object) {
      super({ ...options, inlineRefs: false, code: { optimize: false } });
    }
  }
  const checker = createChecker(spec, { Ajv2020: Plain, addFormats });
  // The document beside the repository is cut down to some operations, and says so by throwing.
  const where = <T>(check: () => readonly T[]): readonly T[] => {
    try {
      return check();
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('no operation')) return [];
      throw error;
    }
  };
  return {
    request: (method, path, body) => where(() => checker.request(method, path, body)),
    response: (method, path, status, body) => where(() => checker.response(method, path, status, body)),
    lint: (method, path, body) => [
      ...(path.endsWith('/callback') ? lintCallback(body) : []),
      ...(path.endsWith('/commands') && method === 'PUT' ? lintCommands(body) : []),
      ...(/\/messages(\/[^/]+)?$/.test(path) && method !== 'GET'
        ? lintMessage(body, { kind: method === 'PATCH' ? 'edit' : 'create' })
        : []),
    ],
  };
}
