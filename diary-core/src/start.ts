import type { Clocks } from '@furtka/core-contract/clock';
import pino, { type Logger } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { type AppOptions, buildApp, type Services } from './app.ts';
import { type Config, ConfigError, listeningFaults } from './config.ts';

export interface StartOptions {
  readonly config: Config;
  readonly clocks?: Clocks;
  readonly log?: Logger;
  readonly observer?: AppOptions['observer'];
  readonly extend?: AppOptions['extend'];
}

export interface RunningCore {
  /** Where it listens; with port 0 the port that was chosen. */
  readonly url: string;
  readonly services: Services;
  /** Ends streams, requests, jobs and the database, in this order. */
  stop(): Promise<void>;
}

/** The real clocks; both are the same in production. */
export const realClocks = (): Clocks => {
  const system = { nowMs: () => Date.now() };
  return { system, school: system, monotonicMs: () => Number(process.hrtime.bigint()) / 1e6 };
};

/** Builds the core and lets it listen. */
export const startCore = async (options: StartOptions): Promise<RunningCore> => {
  const { config } = options;
  const faults = listeningFaults(config);
  if (faults.length > 0) throw new ConfigError(faults);
  const log = options.log ?? pino({ level: config.logLevel, base: { process: 'diary-core' } });
  const { app, services } = await buildApp({
    config,
    clocks: options.clocks ?? realClocks(),
    log,
    ...(options.observer === undefined ? {} : { observer: options.observer }),
    ...(options.extend === undefined ? {} : { extend: options.extend }),
  });
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app.close();
    throw error;
  }
  collectDefaultMetrics({ register: services.metrics });
  const address = app.server.address();
  const port = typeof address === 'object' ? (address?.port ?? config.port) : config.port;
  log.info({ host: config.host, port }, 'core.listening');
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `${config.tls === undefined ? 'http' : 'https'}://${host}:${port}`,
    services,
    stop: () => app.close(),
  };
};
