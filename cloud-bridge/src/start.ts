import { readFile } from 'node:fs/promises';
import type { Clocks } from '@furtka/core-contract/clock';
import { type Logger, pino } from 'pino';
import { type BridgeConfig, ConfigError } from './config.ts';
import { BlockCarrier } from './shell/block-carrier.ts';
import {
  type BridgeParts,
  DEFAULT_PACE,
  type HopObserver,
  type Loop,
  type Pace,
} from './shell/bridge-parts.ts';
import { makeCoreClient } from './shell/core-client.ts';
import { DocumentCarrier } from './shell/document-carrier.ts';
import { Downlink } from './shell/downlink.ts';
import { type Health, healthOf, startHealthServer } from './shell/health-server.ts';
import { coreEndpoint, hubEndpoint } from './shell/http-client.ts';
import { makeHubClient } from './shell/hub-client.ts';
import { HubLink } from './shell/hub-link.ts';
import { makeMetrics } from './shell/metrics.ts';
import { Standing } from './shell/standing.ts';
import { StateLink } from './shell/state-link.ts';
import { Uplink } from './shell/uplink.ts';

export type { HopObserver, Pace } from './shell/bridge-parts.ts';
export type { Health } from './shell/health-server.ts';

/** What a bridge can be started with. Tests, demo and production start it by the same function. */
export interface BridgeOptions {
  readonly config: BridgeConfig;
  /** Default: the clocks of this machine. */
  readonly clocks?: Clocks;
  readonly observer?: HopObserver;
  readonly log?: Logger;
  /** Parts of the rhythm that a test makes quicker. */
  readonly pace?: Partial<Pace>;
}

export interface RunningBridge {
  /** Port of `/health` and `/metrics` as it became. */
  readonly healthPort: number;
  health(): Health;
  /** Ends what is under way and tells the hub; nothing is lost, because nothing is kept. */
  stop(): Promise<void>;
}

const systemClock = { nowMs: () => Date.now() };
const machineClocks: Clocks = {
  system: systemClock,
  school: systemClock,
  monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
};

const readCa = async (file: string | undefined): Promise<string | undefined> => {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ConfigError([
      `coreCaFile ${file} cannot be read: ${cause instanceof Error ? cause.message : 'unknown'}`,
    ]);
  }
};

/** The loops of a bridge and how they speak to each other. */
const makeLoops = (
  parts: BridgeParts,
  credentialFile: string,
): { readonly blocks: BlockCarrier; readonly loops: readonly Loop[] } => {
  const { core, hub } = parts;
  const blocks = new BlockCarrier(parts);
  const roster = new DocumentCarrier(parts, {
    kind: 'roster',
    fetch: core.fetchRoster,
    put: hub.putRoster,
    ready: () => blocks.allHanded(),
  });
  const directory = new DocumentCarrier(parts, {
    kind: 'directory',
    fetch: core.fetchDirectory,
    put: hub.putDirectory,
    ready: () => Promise.resolve(),
  });
  const hubLink = new HubLink(parts, { roster, directory });
  const stateLink = new StateLink(parts, (version, askedAtMs) => roster.atHub(version, askedAtMs));
  const uplink: Uplink = new Uplink(parts, {
    reconnect: () => downlink.reconnect(),
    coreAnswered: () => downlink.coreAnswered(),
  });
  const targets = { uplink, blocks, roster, directory, hubLink, stateLink };
  const downlink: Downlink = new Downlink(parts, targets, credentialFile);
  return { blocks, loops: [downlink, uplink, stateLink, blocks, roster, directory, hubLink] };
};

/**
 * Starts a bridge. It needs neither hub nor core nor credential to be there yet: it waits for each.
 *
 * Errors: `ConfigError` for an unreadable `coreCaFile`; the health port is in use
 */
export const startBridge = async (options: BridgeOptions): Promise<RunningBridge> => {
  const { config, clocks = machineClocks, observer } = options;
  const log = options.log ?? pino({ level: config.logLevel, base: { process: 'bridge' } });
  const toHub = hubEndpoint(config.hubSocket);
  const toCore = coreEndpoint(config.coreUrl, await readCa(config.coreCaFile));
  const standing = new Standing(clocks.system);
  const metrics = makeMetrics(standing);
  const parts: BridgeParts = {
    clocks,
    log,
    hub: makeHubClient(toHub),
    core: makeCoreClient(toCore),
    pace: { ...DEFAULT_PACE, ...options.pace },
    metrics,
    standing,
    observer,
    random: Math.random,
  };
  const { blocks, loops } = makeLoops(parts, config.credentialFile);
  const health = (): Health => healthOf(standing, blocks.pending);
  const server = await startHealthServer({ port: config.healthPort, metrics, health });
  for (const loop of loops) loop.start();
  log.info({ healthPort: server.port }, 'bridge.started');
  return {
    healthPort: server.port,
    health,
    stop: async () => {
      // A request in flight to the core would hold up its loop until its time limit.
      const ended = Promise.all(loops.map((loop) => loop.stop()));
      toCore.drop();
      await ended;
      await server.stop();
      toHub.drop();
      log.info('bridge.stopped');
    },
  };
};
