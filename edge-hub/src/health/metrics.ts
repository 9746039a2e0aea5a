import type { MachineReport } from '@furtka/core-contract/sync';
import type { InsideCounts } from '@furtka/hub-contract/kiosk-desk';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the gauges read when somebody asks. */
export interface GaugeSource {
  agentsKnown(): number;
  agentsOnline(): number;
  eventsWaitingForCommit(): number;
  logFullness(): number;
  rosterVersion(): number;
  denyEntries(): number;
  peopleInside(): Promise<InsideCounts>;
  machine(): Promise<MachineReport>;
}

/** The hub's figures for Prometheus. No name, no card, no id of a person in any label. */
export interface Metrics {
  readonly registry: Registry;
  readonly events: Counter<'outcome'>;
  readonly commitSeconds: Histogram;
  readonly refused: Counter<'code'>;
  readonly droppedSilent: Counter;
  readonly kioskBlocks: Counter;
}

const gauge = (registry: Registry, name: string, help: string, read: () => number): void => {
  const one: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: () => one.set(read()),
  });
};

/** Numbers only: who it is stands in no figure. */
const insideGauge = (registry: Registry, read: () => Promise<InsideCounts>): void => {
  const one: Gauge<'kind'> = new Gauge({
    name: 'furtka_hub_people_inside',
    help: 'People inside by kind; unsure: those of all kinds whose records do not fit',
    labelNames: ['kind'],
    registers: [registry],
    collect: async () => {
      for (const [kind, count] of Object.entries(await read())) one.set({ kind }, count);
    },
  });
};

/** What was not measured has no value. */
const machineGauges = (registry: Registry, read: () => Promise<MachineReport>): void => {
  const one = (
    name: string,
    help: string,
    pick: (machine: MachineReport) => number | undefined,
  ) => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: async () => {
        const value = pick(await read());
        if (value === undefined) made.reset();
        else made.set(value);
      },
    });
  };
  one('furtka_hub_temperature_celsius', 'Temperature of this machine', ({ temperatureDeciC }) =>
    temperatureDeciC === undefined ? undefined : temperatureDeciC / 10,
  );
  one(
    'furtka_hub_disk_fullness',
    'Used share of the disk of the data, 0 to 1',
    ({ diskPermille }) => (diskPermille === undefined ? undefined : diskPermille / 1000),
  );
};

export const createMetrics = (source: GaugeSource): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  gauge(registry, 'furtka_hub_agents', 'Agents in the table', () => source.agentsKnown());
  gauge(registry, 'furtka_hub_agents_online', 'Agents heard from within 5 s', () =>
    source.agentsOnline(),
  );
  gauge(registry, 'furtka_hub_events_waiting', 'Events waiting for their commit', () =>
    source.eventsWaitingForCommit(),
  );
  gauge(registry, 'furtka_hub_database_fullness', 'Used share of the database cap, 0 to 1', () =>
    source.logFullness(),
  );
  gauge(registry, 'furtka_hub_roster_version', 'Version of the roster in force', () =>
    source.rosterVersion(),
  );
  gauge(registry, 'furtka_hub_deny_entries', 'Blocks that no roster has settled', () =>
    source.denyEntries(),
  );
  insideGauge(registry, () => source.peopleInside());
  machineGauges(registry, () => source.machine());
  return {
    registry,
    events: new Counter({
      name: 'furtka_hub_events_total',
      help: 'Events by outcome: stored, duplicate, quarantined, refused',
      labelNames: ['outcome'],
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'furtka_hub_commit_seconds',
      help: 'From the first event of a group to its commit',
      buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
      registers,
    }),
    refused: new Counter({
      name: 'furtka_hub_refused_total',
      help: 'Connections and acts refused by broker and kiosk',
      labelNames: ['code'],
      registers,
    }),
    droppedSilent: new Counter({
      name: 'furtka_hub_dropped_silent_total',
      help: 'Sessions dropped because nothing was heard for 5 s',
      registers,
    }),
    kioskBlocks: new Counter({
      name: 'furtka_hub_kiosk_blocks_total',
      help: 'Cards blocked at the kiosk',
      registers,
    }),
  };
};
