import { chmod, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { SYNC_VERSIONS } from '@furtka/core-contract/sync';
import { Enrolled, type LocalIdentity } from '@furtka/hub-contract/local-api';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../app-error.ts';
import { healthOf } from '../health/health.ts';
import { answerNotFound, httpServer } from '../http-server.ts';
import type { HubParts } from '../hub-parts.ts';
import type { SiteRuntime } from '../site-runtime.ts';
import { agentRoutes } from './agent-routes.ts';
import { eventsRoutes } from './events-routes.ts';
import { siteRoutes } from './site-routes.ts';

export interface LocalApiParts {
  readonly parts: HubParts;
  readonly site: () => SiteRuntime | undefined;
  /** Stores the identity and opens the site; the same again changes nothing. */
  readonly enrolled: (identity: Enrolled) => Promise<void>;
}

/** Does somebody answer on this socket? A file that nobody listens on was left by a crash. */
const isServed = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const identityOf = async (
  { db, directory, hubKey }: HubParts,
  runtime: SiteRuntime | undefined,
): Promise<LocalIdentity> => {
  const { logId, head } = await db.run('figures', null);
  const { hubId, schoolId, siteId } = runtime?.identity ?? {};
  return {
    enrolled: runtime !== undefined,
    ...(hubId === undefined ? {} : { hubId }),
    ...(schoolId === undefined ? {} : { schoolId }),
    ...(siteId === undefined ? {} : { siteId }),
    hubKey: { keyId: hubKey.keyId, publicKey: hubKey.publicKey },
    head: { logId, ...head },
    rosterVersion: runtime?.site.rosterVersion ?? 0,
    directoryVersion: directory.version,
    versions: [...SYNC_VERSIONS],
  } as unknown as LocalIdentity;
};

const hubRoutes = (app: FastifyInstance, { parts, site, enrolled }: LocalApiParts): void => {
  app.get('/identity', async () => identityOf(parts, site()));
  app.get('/health', async () => {
    const runtime = site();
    const isOnline = (agentId: string): boolean => runtime?.sessions.view(agentId).online ?? false;
    return healthOf({
      parts,
      enrolled: runtime !== undefined,
      rosterVersion: runtime?.site.rosterVersion ?? 0,
      agentsOnline: parts.table.entries.filter((one) => isOnline(one.agentId)).length,
    });
  });
  app.post<{ Body: Enrolled }>(
    '/enrolled',
    { schema: { body: Enrolled } },
    async (request, reply) => {
      await enrolled(request.body);
      return reply.code(204).send();
    },
  );
};

/** Errors: `hub.already_running` when another hub serves the socket, and so works on the same data folder */
export const refuseSecondHub = async (socketPath: string): Promise<void> => {
  if (await isServed(socketPath))
    throw new AppError('conflict', 'hub.already_running', { details: { socketPath } });
};

/** Opens the local API on its Unix socket, mode 0600. */
export const startLocalApi = async (local: LocalApiParts): Promise<{ stop(): Promise<void> }> => {
  const { parts, site } = local;
  const { socketPath } = parts.config;
  await rm(socketPath, { force: true });
  const siteOf = (): SiteRuntime => {
    const runtime = site();
    if (runtime === undefined) throw new AppError('conflict', 'hub.not_enrolled');
    return runtime;
  };
  const app = httpServer(parts.log, { bodyLimit: 1024 * 1024 });
  await app.register(
    (routes, _options, done) => {
      hubRoutes(routes, local);
      eventsRoutes(routes, parts);
      siteRoutes(routes, parts, siteOf);
      agentRoutes(routes, parts, siteOf);
      done();
    },
    { prefix: '/local/v1' },
  );
  answerNotFound(app);
  await app.listen({ path: socketPath });
  await chmod(socketPath, 0o600);
  return {
    stop: async () => {
      parts.eventWakeups.wake();
      parts.stateWakeups.wake();
      await app.close();
    },
  };
};
