import type { Enrolled } from '@furtka/hub-contract/local-api';
import { messageOf } from './app-error.ts';
import { createParts, keep, type Late } from './create-parts.ts';
import type { HubOptions, HubParts } from './hub-parts.ts';
import { refuseSecondHub, startLocalApi } from './local-api/local-api.ts';
import { readIdentity, storeIdentity } from './site/identity.ts';
import { openSite, type SitePorts } from './site-runtime.ts';

export type { HopObserver, HubOptions } from './hub-parts.ts';

/** How often old events and an old directory are looked for. */
const KEEPING_EVERY_MS = 600_000;

/** A hub that runs. `ports` is empty until the hub belongs to a site; port 0 of the configuration shows here as it became. */
export interface RunningHub {
  readonly ports: Partial<SitePorts>;
  readonly enrolled: boolean;
  /** Resolves with the cause when the hub cannot go on by itself; the process ends then. */
  readonly died: Promise<Error>;
  /** Ends everything in order; what was asked before is committed first. */
  stop(): Promise<void>;
}

type Closers = (() => Promise<unknown> | undefined)[];

const openIdentity = async (parts: HubParts, late: Late, identity: Enrolled): Promise<void> => {
  late.runtime = await openSite(parts, identity);
  parts.log.info({ ...late.runtime.ports, siteId: identity.siteId }, 'hub.ready');
};

/** Takes an identity, one at a time; the same again changes nothing but what the core renewed. */
const enrolment = (parts: HubParts, late: Late): ((identity: Enrolled) => Promise<void>) => {
  const { config, db } = parts;
  let before: Promise<unknown> = Promise.resolve();
  return (identity) => {
    const turn = before.then(async () => {
      await storeIdentity(config.dataDir, config.kind, identity);
      parts.revoked.value = false;
      await db.run('markRevoked', { revoked: false });
      if (late.runtime === undefined) await openIdentity(parts, late, identity);
    });
    before = turn.catch(() => undefined);
    return turn;
  };
};

const open = async (parts: HubParts, late: Late, closers: Closers): Promise<void> => {
  const { config, directory, log } = parts;
  await directory.load();
  if (parts.revoked.value) await directory.erase('revoked');
  await keep(parts, late);
  const identity = await readIdentity(config.dataDir);
  const enrolled = enrolment(parts, late);
  const local = await startLocalApi({ parts, site: () => late.runtime, enrolled });
  closers.push(
    () => parts.db.run('markCleanStop', null),
    () => late.runtime?.stop(),
    () => local.stop(),
  );
  if (identity === undefined) log.warn({ socketPath: config.socketPath }, 'hub.not_enrolled');
  else await openIdentity(parts, late, identity);
};

/**
 * Starts a hub: data folder, site CA and key at the first start, database, local API; then, when the hub belongs to a site, broker,
 * enrolment and kiosk. Before that it says so and waits on its socket.
 *
 * Errors: `ConfigError`, `AppError` or the system's own (a port in use, an unwritable folder); nothing is left open then
 */
export const startHub = async (options: HubOptions): Promise<RunningHub> => {
  const late: Late = { runtime: undefined, fullness: 0 };
  let die: (cause: Error) => void = () => undefined;
  const died = new Promise<Error>((resolve) => {
    die = resolve;
  });
  await refuseSecondHub(options.config.socketPath);
  const parts = await createParts(options, late, (cause) => die(cause));
  const closers: Closers = [() => parts.db.stop()];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    await open(parts, late, closers);
  } catch (error) {
    await stop();
    throw error;
  }
  const keeping = setInterval(() => {
    keep(parts, late).catch((error: unknown) =>
      parts.log.error({ cause: messageOf(error) }, 'hub.keeping_failed'),
    );
  }, KEEPING_EVERY_MS);
  return {
    get ports() {
      return late.runtime?.ports ?? {};
    },
    get enrolled() {
      return late.runtime !== undefined;
    },
    died,
    stop: async () => {
      clearInterval(keeping);
      await stop();
    },
  };
};
