import { refusal } from '../../api-error.ts';
import { type Engine, freshId } from '../../engine.ts';
import { type CommandBody, readCommand, readCommands, refuseTooMany } from '../../rules/commands/body.ts';
import type { Id } from '../../snowflake.ts';
import type { Wire } from '../../wire/wire.ts';
import type { Command } from '../../world/world.ts';
import { ownGuild } from '../access.ts';
import { type Call, ok, type Route } from '../route.ts';

const DAY_MS = 86_400_000;
const MOST_CREATES_A_DAY = 200;

/** Registering commands, for everywhere and for one guild. */
export const COMMAND_ROUTES: readonly Route[] = [
  ...scopedRoutes('/applications/:applicationId/commands'),
  ...scopedRoutes('/applications/:applicationId/guilds/:guildId/commands'),
];

function scopedRoutes(path: string): Route[] {
  const scopeOf = ({ engine, part }: Call): Id | null => {
    if (part('applicationId') !== engine.world.application.id) throw refusal('unknownApplication');
    return path.includes(':guildId') ? ownGuild(engine, part('guildId')).id : null;
  };
  return [
    {
      method: 'GET',
      path,
      auth: true,
      run: (call) => {
        const scope = scopeOf(call);
        const full = call.query.get('with_localizations') === 'true';
        return ok(inScope(call.engine, scope).map((command) => commandWire(call.engine, command, full)));
      },
    },
    {
      method: 'PUT',
      path,
      auth: true,
      run: (call) => {
        const scope = scopeOf(call);
        const bodies = readCommands(call.body);
        const before = inScope(call.engine, scope);
        const kept = bodies.map((body) => before.find((command) => isSame(command, body)));
        countCreates(call.engine, scope, kept.filter((command) => !command).length);
        const next = bodies.map((body, i) => stored(call.engine, scope, body, kept[i]));
        replaceScope(call.engine, scope, next);
        return ok(next.map((command) => commandWire(call.engine, command, true)));
      },
    },
    {
      method: 'POST',
      path,
      auth: true,
      run: (call) => {
        const scope = scopeOf(call);
        const body = readCommand(call.body);
        const before = inScope(call.engine, scope);
        const known = before.find((command) => isSame(command, body));
        if (!known) {
          refuseTooMany([...before.map((command) => command.type), body.type]);
          countCreates(call.engine, scope, 1);
        }
        const command = stored(call.engine, scope, body, known);
        replaceScope(call.engine, scope, [...before.filter((one) => one !== known), command]);
        return { status: known ? 200 : 201, body: commandWire(call.engine, command, true) };
      },
    },
  ];
}

function inScope(engine: Engine, guildId: Id | null): Command[] {
  return engine.world.application.commands.filter((command) => command.guildId === guildId);
}

function replaceScope(engine: Engine, guildId: Id | null, commands: readonly Command[]): void {
  const { application } = engine.world;
  application.commands = [
    ...application.commands.filter((command) => command.guildId !== guildId),
    ...commands,
  ];
  engine.changes.announce({ kind: 'commands' });
}

function isSame(command: Command, body: CommandBody): boolean {
  return command.type === body.type && command.name === body.name;
}

/** The command as kept: what was there keeps its id. */
function stored(engine: Engine, guildId: Id | null, body: CommandBody, known: Command | undefined): Command {
  return {
    id: known?.id ?? freshId(engine),
    guildId,
    version: freshId(engine),
    type: body.type,
    name: body.name,
    body,
  };
}

/** Discord lets an application create 200 commands a day per guild; updates do not count. */
function countCreates(engine: Engine, guildId: Id | null, count: number): void {
  const scope = guildId ?? 'global';
  const now = engine.clock.now();
  const today = (engine.memory.commandCreations.get(scope) ?? []).filter((at) => at > now - DAY_MS);
  if (today.length + count > MOST_CREATES_A_DAY) throw refusal('tooManyDailyCommands');
  engine.memory.commandCreations.set(scope, [...today, ...new Array<number>(count).fill(now)]);
}

/** A command as answered; without `full`, localizations are left out, as the list routes do. */
export function commandWire({ world }: Engine, command: Command, full: boolean): Wire {
  const body: Wire = full ? command.body : withoutLocalizations(command.body);
  const bits = body['default_member_permissions'];
  return {
    ...body,
    id: command.id,
    application_id: world.application.id,
    version: command.version,
    type: command.type,
    name: command.name,
    description: body['description'] ?? '',
    default_member_permissions: bits === null || bits === undefined ? null : String(bits),
    dm_permission: body['dm_permission'] ?? undefined,
    nsfw: body['nsfw'] ?? false,
    options: body['options'] ?? undefined,
    ...(command.guildId === null
      ? { contexts: body['contexts'] ?? null, integration_types: body['integration_types'] ?? [0] }
      : { guild_id: command.guildId, contexts: undefined, integration_types: undefined }),
  };
}

function withoutLocalizations(value: Record<string, unknown>): Wire {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.endsWith('_localizations'))
      .map(([key, inner]): [string, unknown] => [key, Array.isArray(inner) ? inner.map(stripItem) : inner]),
  );
}

function stripItem(item: unknown): unknown {
  return typeof item === 'object' && item !== null && !Array.isArray(item)
    ? withoutLocalizations({ ...item })
    : item;
}
