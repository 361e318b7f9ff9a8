import { existsSync, readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { z } from 'zod';

const REDUCED = new URL('../../../shared/discord/openapi.reduced.json', import.meta.url);
const CHECKER = new URL('../../../shared/discord/discord-schema-check.mjs', import.meta.url);

type Problem = { path: string; message: string };
type Checker = { response(method: string, path: string, status: number, body: unknown): Problem[] };

/** Everything wrong with an answer by the schema Discord publishes for it: an empty list when it conforms. */
export async function problemsWith(
  schema: z.ZodType,
  method: string,
  path: string,
  status: number,
  body: unknown,
): Promise<string[]> {
  const result = schema.safeParse(body);
  const inRepository = result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('/')}: ${issue.message}`);
  const checker = await publishedChecker;
  const published = checker?.response(method, path, status, body) ?? [];
  return [...inRepository, ...published.map((problem) => `${problem.path}: ${problem.message}`)];
}

const publishedChecker: Promise<Checker | undefined> = loadChecker();

/** The stricter checker over the document itself, where a copy of the document lies beside the repository. */
async function loadChecker(): Promise<Checker | undefined> {
  if (!existsSync(REDUCED) || !existsSync(CHECKER)) return undefined;
  const { createChecker } = await import(CHECKER.href);
  return createChecker(JSON.parse(readFileSync(REDUCED, 'utf8')), {
    Ajv2020: Ajv2020.default,
    addFormats: addFormats.default,
  });
}
