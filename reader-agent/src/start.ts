import { join } from 'node:path';
import type { Clocks } from '@furtka/core-contract/clock';
import { openDriver } from '@furtka/hardware/discover';
import type { Devices } from '@furtka/hardware/port';
import pino from 'pino';
import { type AgentConfig, SPOOL_MAX_MIB_DEFAULT, TEMPERATURE_FILE_DEFAULT } from './config.ts';
import { ReaderAgent } from './shell/agent.ts';
import type { AgentLog } from './shell/agent-log.ts';
import { bindDoors } from './shell/door-devices.ts';
import { loadIdentity } from './shell/identity.ts';
import { MachineWatch } from './shell/machine-watch.ts';
import type { AgentObserver } from './shell/observer.ts';
import type { AgentSnapshot } from './shell/snapshot.ts';

export type { AgentHop, AgentObserver, Decided } from './shell/observer.ts';
export type { AgentSnapshot } from './shell/snapshot.ts';

const PAGE_BYTES = 4096;
const SYNCHRONISED_PATH = '/run/systemd/timesync/synchronized';

export interface StartOptions {
  readonly config: AgentConfig;
  /** In place of the driver of the config; closed by `stop`. */
  readonly devices?: Devices;
  /** Default: the clocks of this machine. */
  readonly clocks?: Clocks;
  readonly observer?: AgentObserver;
  readonly log?: AgentLog;
  /** The system clock cannot be before this, UTC ms. */
  readonly buildTimeMs?: number;
  /** Exists while the system says that its clock is synchronised. */
  readonly synchronisedPath?: string;
  /** Added before each commit of the spool; for tests and benches. */
  readonly testCommitDelayMs?: number;
}

export interface RunningAgent {
  readonly agentId: string;
  /** Relays to rest first, then what waits is written; a second call waits for the first. */
  stop(): Promise<void>;
  snapshot(): AgentSnapshot;
}

/** The clocks of this machine: the one place where they are made. */
export const machineClocks = (): Clocks => {
  const wall = { nowMs: () => Date.now() };
  const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6;
  return { system: wall, school: wall, monotonicMs };
};

/** Opens the driver that the config names. */
export const openDevices = (
  config: AgentConfig,
  clocks: Clocks,
  log: AgentLog,
): Promise<Devices> => {
  const { name, ...raw } = config.driver;
  return openDriver(name, raw, {
    monotonicMs: clocks.monotonicMs,
    log: (level, event, fields) => log[level](fields, event),
  });
};

/**
 * Starts an agent: reads its identity, its last roster, blocks and modes, opens the devices, serves the doors, then looks for
 * the hub. It decides from what it has; the hub may be away.
 *
 * Errors  `IdentityError` when it was never enrolled, `ConfigError` when config and devices do not fit, `DeviceError` of the driver
 */
export const startAgent = async (options: StartOptions): Promise<RunningAgent> => {
  const { config } = options;
  const log = options.log ?? pino({ name: 'reader-agent', level: config.logLevel ?? 'info' });
  const clocks = options.clocks ?? machineClocks();
  const identity = loadIdentity(config.dataDir);
  const devices = options.devices ?? (await openDevices(config, clocks, log));
  const machine = new MachineWatch({
    dataDir: config.dataDir,
    temperatureFile: config.temperatureFile ?? TEMPERATURE_FILE_DEFAULT,
  });
  try {
    const agent = new ReaderAgent({
      config,
      identity,
      bound: bindDoors(config.doors, devices),
      clocks,
      log,
      ...(options.observer && { observer: options.observer }),
      buildTimeMs: options.buildTimeMs ?? 0,
      machine,
      synchronisedPath: options.synchronisedPath ?? SYNCHRONISED_PATH,
      spool: {
        path: join(config.dataDir, 'spool.db'),
        maxPages: ((config.spoolMaxMib ?? SPOOL_MAX_MIB_DEFAULT) * 1024 * 1024) / PAGE_BYTES,
        commitDelayMs: options.testCommitDelayMs ?? 0,
      },
    });
    await machine.start();
    await agent.start();
    let stopped: Promise<void> | undefined;
    return {
      agentId: identity.agentId,
      snapshot: () => agent.snapshot(),
      stop: () => {
        machine.stop();
        stopped ??= agent.stop(() => devices.close());
        return stopped;
      },
    };
  } catch (error) {
    machine.stop();
    await devices.close();
    throw error;
  }
};
