import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { AgentTable } from './agents/agent-table.ts';
import { Agents } from './agents/agents.ts';
import { openHubKey } from './ca/hub-key.ts';
import { makePrivateFolder } from './ca/private-files.ts';
import { openSiteAuthority } from './ca/site-authority.ts';
import { HubDatabase } from './database/hub-database.ts';
import { SiteDirectory } from './directory/site-directory.ts';
import { CommittedEvents } from './eventlog/committed-events.ts';
import { readMachine } from './health/machine.ts';
import { createMetrics } from './health/metrics.ts';
import type { HubOptions, HubParts } from './hub-parts.ts';
import { countInside } from './presence/inside-list.ts';
import { Presence } from './presence/presence.ts';
import { CoreLink } from './site/core-link.ts';
import { realClocks, trustClocks } from './site/trusted-clock.ts';
import type { SiteRuntime } from './site-runtime.ts';
import { Wakeups } from './wakeups.ts';

const DATABASE_FILE = 'hub.db';
/** Days have no beginning before a site has a zone; nobody can ask then. */
const ZONE_BEFORE_ENROLMENT = 'UTC';

/** What the parts below need of parts that are made after them. */
export interface Late {
  runtime: SiteRuntime | undefined;
  fullness: number;
}

const createDatabase = (
  { config, log }: { config: HubOptions['config']; log: Logger },
  observe: { commit(events: number, tookMs: number): void; death(cause: Error): void },
): HubDatabase =>
  new HubDatabase({
    file: join(config.dataDir, DATABASE_FILE),
    maxMib: config.databaseMaxMib,
    onDeath: observe.death,
    onCommit: observe.commit,
    onDiskFault: (isFaulty, cause) => {
      if (isFaulty) log.error({ cause }, 'log.disk_fault');
      else log.warn('log.disk_fault_over');
    },
  });

/** Opens what every hub has: data folder, site CA and key (made at the first start), clocks, database, tables in memory. */
export const createParts = async (
  options: HubOptions,
  late: Late,
  died: (cause: Error) => void,
): Promise<HubParts> => {
  const { config } = options;
  const log = options.log ?? pino({ level: config.logLevel, base: { process: 'hub' } });
  await makePrivateFolder(config.dataDir);
  const clocks = trustClocks(options.clocks ?? realClocks(), config.clockSyncFile);
  const authority = await openSiteAuthority(config.dataDir);
  const hubKey = await openHubKey(config.dataDir, config.kind);
  const metrics = createMetrics({
    agentsKnown: () => table.entries.length,
    agentsOnline: () => late.runtime?.sessions.live().length ?? 0,
    eventsWaitingForCommit: () => db.waitingCount,
    logFullness: () => late.fullness,
    rosterVersion: () => late.runtime?.site.rosterVersion ?? 0,
    denyEntries: () => late.runtime?.site.deny.entries.length ?? 0,
    machine: () => readMachine(config),
    peopleInside: async () => {
      const [view, visits] = await Promise.all([presence.view(), db.run('openVisits', null)]);
      return countInside({ view, visits, index: directory.index });
    },
  });
  const db = createDatabase(
    { config, log },
    { commit: (_, tookMs) => metrics.commitSeconds.observe(tookMs / 1000), death: died },
  );
  await db.start();
  const stored = await db.run('load', { nowUtc: clocks.system.nowMs() });
  clocks.raise(stored.newestEventAtUtc);
  if (stored.unclean) log.warn('hub.unclean_start');
  const table = new AgentTable(stored.agents);
  const onRemoved = (): void => late.runtime?.dropRemoved();
  const nowUtc = (): number => clocks.system.nowMs();
  const directory = new SiteDirectory({ folder: config.dataDir, nowUtc, log });
  const presence = new Presence({
    db,
    directory,
    schoolNowUtc: () => clocks.school.nowMs(),
    monotonicMs: () => clocks.monotonicMs(),
    zone: () => late.runtime?.identity.zone ?? ZONE_BEFORE_ENROLMENT,
  });
  return {
    config,
    clocks,
    log,
    observer: options.observer,
    db,
    stored,
    authority,
    hubKey,
    table,
    agents: new Agents({ db, table, authority, clocks, log, onRemoved }),
    directory,
    metrics,
    presence,
    committed: new CommittedEvents(),
    eventWakeups: new Wakeups(),
    stateWakeups: new Wakeups(),
    coreLink: new CoreLink(clocks),
    revoked: { value: stored.revoked },
  };
};

/** Keeps the log, the directory and the book of visits within their rules. */
export const keep = async (
  { db, clocks, config, directory, log }: HubParts,
  late: Late,
): Promise<void> => {
  await directory.expire();
  for (;;) {
    const nowUtc = clocks.system.nowMs();
    const step = await db.run('retain', { nowUtc, retentionDays: config.retentionDays });
    if (step.erased + step.dropped > 0)
      log.info({ erased: step.erased, dropped: step.dropped }, 'log.retained');
    if (!step.more) break;
  }
  const erased = await db.run('eraseVisitNames', {
    nowUtc: clocks.school.nowMs(),
    days: directory.options?.visitorDays,
  });
  if (erased > 0) log.info({ erased }, 'visit.names_erased');
  late.fullness = (await db.run('figures', null)).fullness;
};
