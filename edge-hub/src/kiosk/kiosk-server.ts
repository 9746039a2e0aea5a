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

/** Kiosks and phones of one school with all their polls. More must not take the files that doors and disk need. */
const CONNECTIONS_MAX = 400;

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

const buildApp = async (context: KioskContext): Promise<FastifyInstance> => {
  const { parts } = context;
  const app = httpServer(parts.log, await serverOptions(parts));
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
  if (parts.config.webDir === undefined) answerNotFound(app);
  else await serveKioskWeb(app, parts.config.webDir);
  return app;
};

/** What goes on beside the requests. @returns what ends it */
const watch = ({ parts, operatorCards, sessionsAtKiosk }: KioskContext): (() => void) => {
  const deafen = parts.committed.listen(operatorCards);
  const sweep = setInterval(() => sessionsAtKiosk.sweep(), SWEEP_EVERY_MS);
  return () => {
    deafen();
    clearInterval(sweep);
  };
};

/** The kiosk's port: the built page, its API, `/health`, and `/metrics` for this machine alone. */
export const startKiosk = async (
  kiosk: KioskParts,
): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  const { config, table } = kiosk.parts;
  const gatehouse = await openGatehouse({ ...kiosk, table });
  const stops: (() => unknown)[] = [() => gatehouse.stop()];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const context = await kioskContext(gatehouse.context);
    const app = await buildApp(context);
    stops.push(() => app.close());
    app.server.maxConnections = CONNECTIONS_MAX;
    await app.listen({ host: config.kioskHost, port: config.kioskPort });
    stops.push(watch(context));
    return { port: (app.server.address() as AddressInfo).port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
