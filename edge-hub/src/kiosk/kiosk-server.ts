import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { isLoopback } from '../config.ts';
import { type GatehouseSources, openGatehouse } from '../gatehouse/gatehouse.ts';
import { healthOf } from '../health/health.ts';
import { answerNotFound, httpServer, sendNotFound } from '../http-server.ts';
import type { HubParts } from '../hub-parts.ts';
import { type KioskContext, kioskContext } from './kiosk-access.ts';
import { kioskRoutes } from './kiosk-routes.ts';
import { serveKioskWeb } from './kiosk-web.ts';

/** Sessions that ended by themselves are forgotten this often. */
const SWEEP_EVERY_MS = 10_000;

/** What the kiosk is given by the running site. */
export type KioskParts = Omit<GatehouseSources, 'table'>;

const serverOptions = async ({ config }: HubParts): Promise<FastifyServerOptions> => {
  const { kioskCertFile, kioskKeyFile, trustedProxies } = config;
  const isTls = kioskCertFile !== undefined && kioskKeyFile !== undefined;
  const https = isTls
    ? { https: { cert: await readFile(kioskCertFile), key: await readFile(kioskKeyFile) } }
    : {};
  const trustProxy = trustedProxies.length === 0 ? false : [...trustedProxies];
  return { trustProxy, ...https } as FastifyServerOptions;
};

/** Nothing from elsewhere, nothing inline but styles that carry the page's nonce. */
const protect = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Whoever ends TLS before the hub says this for its own name.
    hsts: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
};

const figures = (app: FastifyInstance, { parts, site, table, sessions }: KioskContext): void => {
  app.get('/health', async () => {
    const agentsOnline = table.entries.filter((one) => sessions.view(one.agentId).online).length;
    return healthOf({ parts, rosterVersion: site.rosterVersion, agentsOnline, enrolled: true });
  });
  app.get('/metrics', async (request, reply) => {
    // The address of the socket, not of a header: a proxy on this box must not open it to the world.
    const isLocal =
      isLoopback(request.socket.remoteAddress ?? '') && request.ip === request.socket.remoteAddress;
    if (!isLocal) return sendNotFound(reply);
    const { registry } = parts.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
};

/** The kiosk's port: the built page, its API, `/health`, and `/metrics` for this machine alone. */
export const startKiosk = async (
  kiosk: KioskParts,
): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  const { parts } = kiosk;
  const { config, log } = parts;
  const gatehouse = await openGatehouse({ ...kiosk, table: parts.table });
  const context = await kioskContext(gatehouse.context);
  const deafen = parts.committed.listen((event) => context.operatorCards.take(event));
  const app = httpServer(log, await serverOptions(parts));
  await app.register(cookie);
  await protect(app);
  figures(app, context);
  await app.register(
    (routes, _options, done) => {
      kioskRoutes(routes, context);
      done();
    },
    { prefix: '/kiosk/v1' },
  );
  if (config.webDir === undefined) answerNotFound(app);
  else await serveKioskWeb(app, config.webDir);
  await app.listen({ host: config.kioskHost, port: config.kioskPort });
  const sweep = setInterval(() => context.sessionsAtKiosk.sweep(), SWEEP_EVERY_MS);
  const { port } = app.server.address() as AddressInfo;
  return {
    port,
    stop: async () => {
      clearInterval(sweep);
      deafen();
      gatehouse.stop();
      await app.close();
    },
  };
};
