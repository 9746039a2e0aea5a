import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gauge, Registry } from 'prom-client';
import type { AgentSnapshot } from './snapshot.ts';

/** What the agent says of itself to this machine. */
export interface HealthReport {
  readonly status: 'ok' | 'attention';
  readonly agentId: string;
  readonly hub: 'up' | 'down';
  readonly troubles: Readonly<Record<string, string>>;
  readonly rosterVersion: number;
  /** Whole seconds since the roster was issued; -1 = no roster. */
  readonly rosterAgeSeconds: number;
  readonly spoolDepth: number;
  readonly lostCount: number;
  readonly clock: 'sure' | 'unsure';
  readonly readersOffline: number;
  /** Tenths of a degree Celsius; absent where it is not measured. */
  readonly temperatureDeciC?: number;
  /** Used share of the disk, thousandths; absent where it is not measured. */
  readonly diskPermille?: number;
  readonly diskReadOnly?: true;
  /** Doors whose lock does not obey; absent: none. */
  readonly relaysFailing?: readonly string[];
  /** `lastReadAtUtc` 0: none since the start. `badFrames`: absent where the driver cannot count them. */
  readonly readers: readonly {
    readonly readerId: string;
    readonly online: boolean;
    readonly lastReadAtUtc: number;
    readonly badFrames?: number;
  }[];
}

/** `rosterAgeMs`: `undefined` without a roster. */
export const healthReport = (
  agentId: string,
  snapshot: AgentSnapshot,
  rosterAgeMs: number | undefined,
): HealthReport => {
  const { isHubUp, rosterVersion, spoolDepth, lostCount, troubles, clock, readers } = snapshot;
  const { temperatureDeciC, diskPermille, diskReadOnly, doors } = snapshot;
  const relaysFailing = doors
    .filter(({ alarms }) => alarms?.includes('relay') === true)
    .map(({ doorId }) => doorId);
  const isWell =
    Object.keys(troubles).length === 0 && relaysFailing.length === 0 && diskReadOnly !== true;
  return {
    status: isWell ? 'ok' : 'attention',
    agentId,
    hub: isHubUp ? 'up' : 'down',
    troubles,
    rosterVersion,
    rosterAgeSeconds: rosterAgeMs === undefined ? -1 : Math.floor(rosterAgeMs / 1000),
    spoolDepth,
    lostCount,
    clock,
    readersOffline: readers.filter(({ online }) => !online).length,
    ...(temperatureDeciC !== undefined && { temperatureDeciC }),
    ...(diskPermille !== undefined && { diskPermille }),
    ...(diskReadOnly !== undefined && { diskReadOnly }),
    ...(relaysFailing.length > 0 && { relaysFailing }),
    readers: readers.map(({ doorId: _doorId, ...reader }) => reader),
  };
};

const HOST = '127.0.0.1';
const TEMPERATURE = 'furtka_agent_temperature_celsius';
const DISK = 'furtka_agent_disk_used_ratio';

const gauges = (report: HealthReport): Readonly<Record<string, readonly [string, number]>> => ({
  furtka_agent_hub_up: ['1 while the hub is heard', report.hub === 'up' ? 1 : 0],
  furtka_agent_troubles: ['Causes of the attention lamp', Object.keys(report.troubles).length],
  furtka_agent_roster_version: ['Version of the roster in force', report.rosterVersion],
  furtka_agent_roster_age_seconds: ['Age of the roster in force', report.rosterAgeSeconds],
  furtka_agent_spool_depth: ['Events without a receipt', report.spoolDepth],
  furtka_agent_events_lost: ['Events lost since the start', report.lostCount],
  furtka_agent_clock_sure: ['1 while the clock is sure', report.clock === 'sure' ? 1 : 0],
  furtka_agent_relays_failing: ['Locks that do not obey', report.relaysFailing?.length ?? 0],
  furtka_agent_disk_read_only: ['1 while the disk takes no writing', report.diskReadOnly ? 1 : 0],
  furtka_agent_readers_offline: ['Readers that do not answer', report.readersOffline],
});

/** What is not measured has no value. */
const measured = (registry: Registry, report: HealthReport): void => {
  const { temperatureDeciC, diskPermille, readers } = report;
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge => {
    const known = registry.getSingleMetric(name);
    const made =
      known instanceof Gauge ? known : new Gauge({ name, help, labelNames, registers: [registry] });
    made.reset();
    return made;
  };
  if (temperatureDeciC === undefined) registry.removeSingleMetric(TEMPERATURE);
  else gauge(TEMPERATURE, 'Temperature of this machine').set(temperatureDeciC / 10);
  if (diskPermille === undefined) registry.removeSingleMetric(DISK);
  else gauge(DISK, 'Used share of the disk').set(diskPermille / 1000);
  const badFrames = gauge(
    'furtka_agent_reader_bad_frames',
    'Damaged frames of a reader since the start',
    ['reader'],
  );
  for (const { readerId, badFrames: count } of readers)
    if (count !== undefined) badFrames.set({ reader: readerId }, count);
};

const metricsText = async (registry: Registry, report: HealthReport): Promise<string> => {
  measured(registry, report);
  for (const [name, [help, value]] of Object.entries(gauges(report))) {
    const known = registry.getSingleMetric(name);
    const gauge = known instanceof Gauge ? known : new Gauge({ name, help, registers: [registry] });
    gauge.set(value);
  }
  return registry.metrics();
};

export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves /health and /metrics on loopback. An attention is told by the body, not by the status: the door works. */
export const startHealth = async (
  port: number,
  report: () => HealthReport,
): Promise<HealthServer> => {
  const registry = new Registry();
  const server: Server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type }).end(body);
    };
    if (request.method !== 'GET') return answer(405, 'text/plain', 'GET only\n');
    if (request.url === '/health')
      return answer(200, 'application/json', `${JSON.stringify(report())}\n`);
    if (request.url !== '/metrics') return answer(404, 'text/plain', 'not found\n');
    metricsText(registry, report()).then(
      (text) => answer(200, registry.contentType, text),
      (error: unknown) => answer(500, 'text/plain', `${String(error)}\n`),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
