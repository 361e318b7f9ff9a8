import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** All steps from an empty database to `Tables`, oldest first. A step that has been released never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-outbox': {
    // The tables as they were at this step, whatever they are called now.
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('subscription')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('guild_id', 'text', (column) => column.notNull())
        .addColumn('channel_id', 'text', (column) => column.notNull().unique())
        .addColumn('channel_kind', 'text', (column) => column.notNull())
        .addColumn('subscribed_by', 'text', (column) => column.notNull())
        .addColumn('role_id', 'text')
        .addColumn('time', 'text')
        .addColumn('time_zone', 'text', (column) => column.notNull())
        .addColumn('topics', 'text', (column) => column.notNull())
        .addColumn('crosspost', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('pause', 'text')
        .addColumn('probe_at', 'bigint')
        .addColumn('removed_at', 'bigint')
        .addColumn('removed_why', 'text')
        .addColumn('change_id', 'text')
        .addColumn('before', 'text')
        .execute();
      await db.schema.createIndex('subscription_guild').on('subscription').column('guild_id').execute();
      await db.schema
        .createTable('briefing')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('retracted', 'integer', (column) => column.notNull())
        .addColumn('recorded_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('delivery')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('briefing_id', 'text', (column) => column.notNull())
        .addColumn('subscription_id', 'text', (column) => column.notNull())
        .addColumn('guild_id', 'text', (column) => column.notNull())
        .addColumn('channel_id', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('next_at', 'bigint', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('missed', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('lease', 'text')
        .addColumn('lease_until', 'bigint')
        .addColumn('unsure_since', 'bigint')
        .addColumn('message_id', 'text')
        .addColumn('message_channel_id', 'text')
        .addColumn('posted_at', 'bigint')
        .addColumn('posted_revision', 'integer')
        .addColumn('edit_at', 'bigint')
        .addColumn('publish_at', 'bigint')
        .addColumn('note', 'text')
        .addUniqueConstraint('delivery_once', ['briefing_id', 'subscription_id'])
        .execute();
      const index = (name: string, ...columns: string[]) =>
        db.schema.createIndex(name).on('delivery').columns(columns).execute();
      await index('delivery_state', 'state', 'next_at', 'position');
      await index('delivery_channel', 'channel_id', 'state');
      await index('delivery_subscription', 'subscription_id', 'state');
      await index('delivery_edit', 'edit_at');
      await index('delivery_publish', 'publish_at');
      await db.schema
        .createTable('fact')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '002-intake-memory': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('file')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '003-feeds': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('feed')
        .addColumn('address', 'text', (column) => column.primaryKey())
        .addColumn('etag', 'text')
        .addColumn('last_modified', 'text')
        .execute();
      await db.schema
        .createTable('feed_item')
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('archived', 'integer', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('feed_item_once', ['address', 'key'])
        .execute();
    },
  },
  '004-feed-first-seen': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('feed').addColumn('first_seen_at', 'bigint').execute();
    },
  },
  '005-feed-versions': {
    async up(db: Kysely<unknown>) {
      for (const table of ['feed', 'feed_item'])
        await db.schema
          .alterTable(table)
          .addColumn('version', 'bigint', (column) => column.notNull().defaultTo(0))
          .execute();
      await db.schema
        .createIndex('feed_item_version')
        .on('feed_item')
        .columns(['address', 'version'])
        .execute();
    },
  },
  '006-last-posts': {
    async up(db: Kysely<unknown>) {
      await db.schema.dropIndex('delivery_subscription').execute();
      await db.schema
        .createIndex('delivery_subscription')
        .on('delivery')
        .columns(['subscription_id', 'state', 'posted_at', 'position'])
        .execute();
    },
  },
  '007-leases': {
    // Few rows have one at a time, however much was posted before.
    async up(db: Kysely<unknown>) {
      await db.schema
        .createIndex('delivery_lease')
        .on('delivery')
        .column('lease_until')
        .where('lease_until', 'is not', null)
        .execute();
    },
  },
  '008-servers': {
    async up(db: Kysely<unknown>) {
      await db.schema.createIndex('delivery_guild').on('delivery').column('guild_id').execute();
    },
  },
  '009-removed': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('briefing')
        .addColumn('removed', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
};
