import type { Engine } from '../../engine.ts';
import { ownUserWire, userWire } from '../../wire/user.ts';
import type { Wire } from '../../wire/wire.ts';
import { botGuilds, userById } from '../../world/lookup.ts';
import type { Team } from '../../world/world.ts';
import { ok, type Route } from '../route.ts';

const DAY_MS = 86_400_000;
const GUILDS_PER_SHARD = 1000;

/** Who the bot is, and where its gateway is. */
export const APPLICATION_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/gateway',
    auth: false,
    run: ({ engine }) => ok({ url: socketUrl(engine) }),
  },
  {
    method: 'GET',
    path: '/gateway/bot',
    auth: true,
    run: ({ engine }) =>
      ok({
        url: socketUrl(engine),
        shards: Math.max(1, Math.ceil(botGuilds(engine.world).length / GUILDS_PER_SHARD)),
        session_start_limit: {
          total: engine.gateway.identifiesADay,
          remaining: engine.gateway.identifiesLeft(),
          reset_after: DAY_MS,
          max_concurrency: engine.gateway.identifiesAtOnce,
        },
      }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    auth: true,
    run: ({ engine: { world } }) => ok(ownUserWire(userById(world, world.botId))),
  },
  {
    method: 'GET',
    path: '/applications/@me',
    auth: true,
    run: ({ engine }) => ok(applicationWire(engine)),
  },
];

function socketUrl(engine: Engine): string {
  return engine.url.replace(/^http/, 'ws');
}

function applicationWire({ world }: Engine): Wire {
  const { application } = world;
  return {
    id: application.id,
    name: application.name,
    icon: null,
    description: '',
    summary: '',
    type: null,
    is_monetized: false,
    is_verified: false,
    is_discoverable: false,
    bot: userWire(userById(world, world.botId)),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    eligible_oauth2_scopes: [],
    hook: true,
    storefront_available: false,
    integration_types_config: { '0': {} },
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    event_webhooks_url: null,
    event_webhooks_status: 1,
    event_webhooks_types: [],
    explicit_content_filter: 0,
    redirect_uris: [],
    tags: [],
    rpc_origins: [],
    approximate_guild_count: botGuilds(world).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    owner: application.team
      ? {
          ...userWire(userById(world, world.botId)),
          id: application.team.id,
          username: `team${application.team.id}`,
        }
      : userWire(userById(world, application.ownerId)),
    team: application.team ? teamWire({ world, team: application.team }) : null,
  };
}

function teamWire({ world, team }: { world: Engine['world']; team: Team }): Wire {
  return {
    id: team.id,
    name: team.name,
    icon: null,
    owner_user_id: team.ownerId,
    members: team.members.map(({ userId, state, role }) => ({
      user: userWire(userById(world, userId)),
      team_id: team.id,
      membership_state: state === 'invited' ? 1 : 2,
      role,
      permissions: ['*'],
    })),
  };
}
