import type { Clocks } from '@furtka/core-contract/clock';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { Config } from '../config.ts';
import { makeAccessControl } from './access/control.ts';
import { type Catalogue, makeCatalogue } from './db/catalogue.ts';
import type { Engine } from './db/dialects/engine.ts';
import { openEngine } from './db/dialects/open-engine.ts';
import { KERNEL_TABLES, kernel0001, kernel0002 } from './db/kernel-tables.ts';
import { migrate, type Step } from './db/migrate.ts';
import { openDb } from './db/open-db.ts';
import { measureRoom } from './db/room.ts';
import { bug } from './domain/app-error.ts';
import { makeNewId } from './domain/new-id.ts';
import type { Authenticators, Feature } from './feature.ts';
import { openFeed } from './feed/open-feed.ts';
import { ReactionRunner } from './feed/reaction-runner.ts';
import { openReactionStore, type ReactionStore } from './feed/reaction-store.ts';
import { makeServer } from './http/make-server.ts';
import { installMetrics } from './http/metrics.ts';
import { installGuard, registerRoutes } from './http/register-routes.ts';
import { registerSystemRoutes } from './http/system-routes.ts';
import { registerWebApp } from './http/web-app.ts';
import { startHousekeeping } from './jobs/housekeeping.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { openJobStore } from './jobs/job-store.ts';
import { claimDataFolder } from './keys/installation-kind.ts';
import { readMasterKey } from './keys/master-key.ts';
import { openKeyStore } from './keys/open-key-store.ts';
import { LiveHub } from './live/live-hub.ts';
import { liveRoute } from './live/live-route.ts';
import { openMailer } from './mail/mailer.ts';
import { recordedBy, refuseDoubles } from './manifest.ts';
import { Printer } from './print/printer.ts';
import type { HopObserver, Services } from './services.ts';

export interface KernelOptions {
  readonly config: Config;
  readonly clocks: Clocks;
  readonly log: Logger;
  readonly features: readonly Feature[];
  readonly observer?: HopObserver;
  /** Adds routes of its own; they declare access like all others. */
  readonly extend?: (app: FastifyInstance, services: Services) => Promise<void>;
}

export interface KernelApp {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly jobs: JobRunner;
  readonly reactions: ReactionRunner;
  readonly live: LiveHub;
}

/** Steps of the kernel and of all features, in their order. */
export const stepsOf = (features: readonly Feature[]): Step[] => [
  { name: 'kernel/0001-kernel', migration: kernel0001 },
  { name: 'kernel/0002-register-search', migration: kernel0002 },
  ...features.flatMap((feature) =>
    (feature.migrations ?? []).map((migration) => ({
      name: `${feature.name}/${migration.id}`,
      migration,
    })),
  ),
];

export const catalogueOf = (features: readonly Feature[]): Catalogue =>
  makeCatalogue(
    [...KERNEL_TABLES, ...features.flatMap((feature) => feature.tables ?? [])],
    recordedBy(features),
  );

const prepareDatabase = async (options: KernelOptions, catalogue: Catalogue): Promise<Engine> => {
  const { config, clocks, log, features } = options;
  const engine = await openEngine({
    config,
    catalogue,
    nowMs: () => clocks.system.nowMs(),
    log,
  });
  try {
    await migrate({
      engine,
      steps: stepsOf(features),
      tables: catalogue.tables,
      nowMs: () => clocks.system.nowMs(),
      onStep: (step) => log.info({ step }, 'db.migrated'),
      onCopy: (copy) => log.info({ copy }, 'db.copied_before_migration'),
    });
    await engine.checkRoles();
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
};

const authenticatorsOf = (features: readonly Feature[], services: Services): Authenticators => {
  const given = features.flatMap((feature) => feature.authenticators?.(services) ?? []);
  const sessions = given.flatMap(({ session }) => session ?? []);
  const devices = given.flatMap(({ device }) => device ?? []);
  if (sessions.length > 1 || devices.length > 1)
    throw bug('kernel.bug', { twice: 'authenticator' });
  return {
    ...(sessions[0] === undefined ? {} : { session: sessions[0] }),
    ...(devices[0] === undefined ? {} : { device: devices[0] }),
  };
};

interface Parts {
  readonly services: Services;
  readonly engine: Engine;
  readonly feed: { close(): void };
  readonly jobs: JobRunner;
  readonly reactions: ReactionRunner;
  readonly reactionStore: ReactionStore;
  readonly live: LiveHub;
}

const makeParts = (options: KernelOptions, engine: Engine, catalogue: Catalogue): Parts => {
  const { config, clocks, log, features, observer } = options;
  const newId = makeNewId(clocks.system);
  const feed = openFeed(engine, (error) => log.error({ err: error }, 'feed.listener_failed'));
  const master = readMasterKey(config.masterKeyFile);
  let jobs: JobRunner | undefined;
  const services: Services = Object.freeze({
    config,
    clocks,
    log,
    db: openDb({ engine, catalogue, clocks, log, newId, onEnqueued: () => jobs?.nudge() }),
    feed,
    access: makeAccessControl(features, clocks),
    options: features.flatMap((feature) => feature.options ?? []),
    subjectData: features.flatMap((feature) => feature.subjectData ?? []),
    retention: features.flatMap((feature) => feature.retention ?? []),
    erasers: features.flatMap((feature) => feature.erasers ?? []).reverse(),
    accountErasers: features.flatMap((feature) => feature.accountErasers ?? []).reverse(),
    recordSections: features
      .flatMap((feature) => feature.recordSections ?? [])
      .sort((a, b) => a.order - b.order),
    keys: openKeyStore({ master, kind: config.kind, nowMs: () => clocks.system.nowMs() }),
    printer: new Printer({ showsFaults: config.kind === 'demo' }),
    mailer: openMailer(config),
    kind: config.kind,
    metrics: new Registry(),
    newId,
    room: () => measureRoom(engine, config),
    ...(observer === undefined ? {} : { observer }),
  });
  const all = <T>(pick: (feature: Feature) => readonly T[] | undefined): T[] =>
    features.flatMap((feature) => pick(feature) ?? []);
  jobs = new JobRunner(
    services,
    openJobStore(engine),
    all((feature) => feature.jobs),
  );
  const reactionStore = openReactionStore(engine);
  const reactions = new ReactionRunner(
    services,
    reactionStore,
    all((feature) => feature.reactions),
  );
  const live = new LiveHub(
    services,
    all((feature) => feature.live),
  );
  return { services, engine, feed, jobs, reactions, reactionStore, live };
};

/** Background work starts when the app is ready and ends, in reverse order, when it closes. */
const runBackground = (app: FastifyInstance, parts: Parts, features: readonly Feature[]): void => {
  const { services, engine, feed, jobs, reactions, reactionStore, live } = parts;
  const started: { stop(): Promise<void> }[] = [];
  app.addHook('onReady', async () => {
    live.start();
    reactions.start();
    jobs.start();
    started.unshift(startHousekeeping(services, reactionStore));
    for (const feature of features)
      if (feature.start !== undefined) started.unshift(await feature.start(services));
  });
  app.addHook('preClose', async () => live.stop());
  app.addHook('onClose', async () => {
    for (const each of started) await each.stop();
    services.mailer.stop();
    await services.printer.stop();
    await jobs.stop();
    await reactions.stop();
    feed.close();
    await engine.close();
  });
};

const buildServer = async (options: KernelOptions, parts: Parts): Promise<FastifyInstance> => {
  const { config, features, log } = options;
  const { services, live } = parts;
  const { session, device } = authenticatorsOf(features, services);
  const app = await makeServer(config, log);
  const { access } = services;
  const guarded = installGuard(app, {
    access,
    session,
    device,
    publicUrl: config.publicUrl,
    nowMs: () => options.clocks.system.nowMs(),
  });
  installMetrics(app, services.metrics, live);
  runBackground(app, parts, features);
  const routes = features.flatMap((feature) => feature.routes ?? []);
  const liveRoutes = session === undefined ? [] : [liveRoute(live, session)];
  registerRoutes(app, [...routes, ...liveRoutes], services, guarded);
  registerSystemRoutes(app, services, config);
  await options.extend?.(app, services);
  await registerWebApp(app, config.webDir);
  return app;
};

/** The one way to build the core, tests included. Listens nowhere; `app.close()` ends everything. */
export const buildKernel = async (options: KernelOptions): Promise<KernelApp> => {
  const { config, features } = options;
  refuseDoubles(features);
  claimDataFolder(config.dataDir, config.kind);
  readMasterKey(config.masterKeyFile);
  const catalogue = catalogueOf(features);
  const engine = await prepareDatabase(options, catalogue);
  try {
    const parts = makeParts(options, engine, catalogue);
    const app = await buildServer(options, parts);
    const { services, jobs, reactions, live } = parts;
    return { app, services, engine, catalogue, jobs, reactions, live };
  } catch (error) {
    await engine.close();
    throw error;
  }
};
