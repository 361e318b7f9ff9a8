import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What Discord's published document says against a body; empty when nothing. */
export type SchemaCheck = (method: string, path: string, body: unknown) => readonly unknown[];

const FOLDER = new URL('../../../shared/discord/', import.meta.url);

/** Checks bodies against Discord's published OpenAPI document where it lies beside the repository; else undefined. */
export async function loadSchemaCheck(): Promise<SchemaCheck | undefined> {
  const checker = new URL('discord-schema-check.mjs', FOLDER);
  if (!existsSync(checker)) return undefined;
  const { createChecker, lintCallback, lintCommands, lintMessage } = await import(checker.href);
  const [{ Ajv2020 }, { default: addFormats }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
  ]);
  const spec = JSON.parse(await readFile(new URL('openapi.reduced.json', FOLDER), 'utf8'));
  const { request } = createChecker(spec, { Ajv2020, addFormats });
  return (method, path, body) => [
    ...request(method, path, body),
    ...(path.endsWith('/callback') ? lintCallback(body) : []),
    ...(path.endsWith('/commands') ? lintCommands(body) : []),
    ...(/\/messages(\/[^/]+)?$/.test(path)
      ? lintMessage(body, { kind: method === 'PATCH' ? 'edit' : 'create' })
      : []),
  ];
}
