import { randomBytes } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { catalogueOf, stepsOf } from '../build-kernel.ts';
import { openPostgres, type PostgresUrls } from '../db/dialects/postgres.ts';
import { migrate } from '../db/migrate.ts';
import type { Feature } from '../feature.ts';
import { fingerprint } from './fingerprint.ts';

const TEMPLATE_LOCK = 0x74706c;

/** Addresses of a temporary cluster, each of its database `postgres`. */
export type ClusterUrls = Required<PostgresUrls>;

const inDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

export const urlsIn = (urls: ClusterUrls, name: string): ClusterUrls => ({
  appUrl: inDatabase(urls.appUrl, name),
  platformUrl: inDatabase(urls.platformUrl, name),
  ownerUrl: inDatabase(urls.ownerUrl, name),
  backupUrl: inDatabase(urls.backupUrl, name),
});

const asOwner = async <R>(urls: ClusterUrls, fn: (client: pg.Client) => Promise<R>): Promise<R> => {
  const client = new pg.Client({ connectionString: urls.ownerUrl });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
};

const migrateTemplate = async (urls: ClusterUrls, features: readonly Feature[]): Promise<void> => {
  const catalogue = catalogueOf(features);
  const engine = openPostgres({ urls, catalogue, log: pino({ level: 'silent' }) });
  try {
    await migrate({ engine, steps: stepsOf(features), tables: catalogue.tables, nowMs: () => 0 });
  } finally {
    await engine.close();
  }
};

/** A database already migrated for these features; made once per cluster, whichever test comes first. */
const ensureTemplate = (urls: ClusterUrls, features: readonly Feature[]): Promise<string> =>
  asOwner(urls, async (client) => {
    const name = `template_${fingerprint(features)}`;
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      const draft = `draft_${randomBytes(6).toString('hex')}`;
      await client.query(`create database ${draft}`);
      await migrateTemplate(urlsIn(urls, draft), features);
      await client.query(`alter database ${draft} rename to ${name}`);
    }
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    return name;
  });

export interface TemporaryDatabase {
  readonly urls: ClusterUrls;
  drop(): Promise<void>;
}

/** A fresh database of this test alone. */
export const makeDatabase = async (
  urls: ClusterUrls,
  features: readonly Feature[],
): Promise<TemporaryDatabase> => {
  const template = await ensureTemplate(urls, features);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(urls, (client) => client.query(`create database ${name} template ${template}`));
  return {
    urls: urlsIn(urls, name),
    drop: () =>
      asOwner(urls, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
};

/** A database without a table beside another, whose addresses are given: where a copy is restored to. */
export const makeEmptyDatabase = async (urls: PostgresUrls): Promise<TemporaryDatabase> => {
  const whole = urls as ClusterUrls;
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await asOwner(whole, (client) => client.query(`create database ${name}`));
  return {
    urls: urlsIn(whole, name),
    drop: () =>
      asOwner(whole, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
};
