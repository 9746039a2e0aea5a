import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Brand, PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Grant } from '../access/grants.ts';
import { makeScope, type Scope } from '../access/scope.ts';
import { buildKernel, type KernelApp, type KernelOptions } from '../build-kernel.ts';
import type { Actor, Db } from '../db/handles.ts';
import { lintSchema } from '../db/schema-lint.ts';
import type { Feature } from '../feature.ts';
import { makeMasterKey } from '../keys/master-key.ts';
import type { Services } from '../services.ts';
import {
  type Caller,
  type DeviceOptions,
  deviceCaller,
  type SignInOptions,
  sessionCaller,
} from './caller.ts';
import { type ClusterUrls, makeDatabase } from './postgres-database.ts';
import { putMigrated } from './sqlite-template.ts';
import { makeTestClock, type TestClock } from './test-clock.ts';
import { makeTestPrincipals } from './test-principals.ts';

export type EngineName = 'sqlite' | 'postgres';

/** Two schools with fixed ids, the one fixture world. */
export const SCHOOL_A = '0198a000-0000-7000-8000-00000000000a' as SchoolId;
export const SCHOOL_B = '0198b000-0000-7000-8000-00000000000b' as SchoolId;

export interface KitOptions {
  readonly features: readonly Feature[];
  readonly config?: Partial<Config>;
  readonly extend?: KernelOptions['extend'];
  readonly observer?: KernelOptions['observer'];
  /** Default: silent. */
  readonly log?: Logger;
  /** `signIn()` and `device()` count even where the features bring accounts and devices of their own. */
  readonly ownSignIn?: boolean;
}

/** The app on a fresh database, made by `buildKernel` as in production. */
export interface TestKit {
  readonly engine: EngineName;
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly db: Db;
  readonly clock: TestClock;
  readonly kernel: KernelApp;
  readonly schoolA: SchoolId;
  readonly schoolB: SchoolId;
  /** Actor for `change()` in tests. */
  readonly actor: Actor;
  newId<B extends string>(): Brand<B>;
  /** A scope as the guard would make it, for store tests. */
  scope<P extends string>(
    permission: P,
    schoolId: SchoolId,
    grants: readonly { grant: Exclude<Grant, 'none'>; role: Role; personId?: PersonId }[],
  ): Scope<P>;
  /** Signs somebody in without the accounts feature. */
  signIn(
    memberships: SignInOptions['memberships'],
    options?: Omit<SignInOptions, 'memberships'>,
  ): Caller;
  device(options: DeviceOptions): Caller;
  /** Nobody: no cookie, no credential. */
  readonly anonymous: Caller;
  /** Runs all reactions and due jobs to their end. */
  settle(): Promise<void>;
  /** Differences between `tables.ts` and the database; empty when they agree. */
  schemaFaults(): Promise<string[]>;
  stop(): Promise<void>;
}

const testConfig = (
  dataDir: string,
  database: Config['database'],
  given: Partial<Config>,
): Config => ({
  dataDir,
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'http://localhost:8080',
  kind: 'demo',
  masterKeyFile: join(dataDir, 'master.key'),
  trustedProxies: [],
  privateIssuers: [],
  logLevel: 'silent',
  database,
  ...given,
});

const TEST_ACTOR: Actor = {
  kind: 'account',
  id: '0198c000-0000-7000-8000-00000000000c',
  role: 'admin',
  name: 'Testowy Administrator',
};

const withoutSignIn = (features: readonly Feature[]): Feature[] =>
  features.map(({ authenticators: _authenticators, ...feature }) => feature);

const pick = ({ extend, observer }: KitOptions): Pick<KernelOptions, 'extend' | 'observer'> => ({
  ...(extend === undefined ? {} : { extend }),
  ...(observer === undefined ? {} : { observer }),
});

/** Opens the app of `features` on one engine. `cluster` is needed for PostgreSQL. */
export const openKit = async (
  engine: EngineName,
  options: KitOptions,
  cluster?: ClusterUrls,
): Promise<TestKit> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'furtka-core-'));
  const masterKeyFile = join(dataDir, 'master.key');
  makeMasterKey(masterKeyFile);
  // A test may name a feature beside a list that holds it already.
  const named = [...new Set(options.features)];
  const database = cluster === undefined ? undefined : await makeDatabase(cluster, named);
  if (database === undefined) await putMigrated(dataDir, named);
  const config = testConfig(
    dataDir,
    database === undefined ? { engine: 'sqlite' } : { engine: 'postgres', ...database.urls },
    options.config ?? {},
  );
  const clock = makeTestClock();
  const principals = makeTestPrincipals();
  const features = options.ownSignIn === true ? withoutSignIn(named) : named;
  const kernel = await buildKernel({
    ...pick(options),
    config,
    clocks: clock.clocks,
    log: options.log ?? pino({ level: 'silent' }),
    features: [...features, principals.featureFor(features)],
  });
  await kernel.app.ready();
  const { app, services } = kernel;
  const relations = Object.assign(
    {},
    ...features.map((feature) => feature.relations?.(clock.clocks) ?? {}),
  );
  return {
    engine,
    app,
    services,
    kernel,
    db: services.db,
    clock,
    schoolA: SCHOOL_A,
    schoolB: SCHOOL_B,
    actor: TEST_ACTOR,
    newId: services.newId,
    scope: (permission, schoolId, grants) => makeScope(permission, schoolId, grants, relations),
    signIn: (memberships, more = {}) => sessionCaller(kernel, principals, { memberships, ...more }),
    device: (device) => deviceCaller(kernel, principals, device),
    anonymous: sessionCaller(kernel, undefined, { memberships: [] }),
    settle: async () => {
      await kernel.reactions.drain();
      await kernel.jobs.drain();
      await kernel.reactions.drain();
    },
    schemaFaults: async () =>
      lintSchema(kernel.engine, kernel.catalogue, await kernel.engine.seenTables()),
    stop: async () => {
      await app.close();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
