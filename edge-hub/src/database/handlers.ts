import {
  addAgent,
  addCode,
  agentOfCode,
  enrol,
  listAgents,
  renew,
  strikeOut,
} from '../agents/agent-store.ts';
import { append, appendKioskAct } from '../eventlog/append.ts';
import type { LogHandle } from '../eventlog/log-handle.ts';
import { readAfter } from '../eventlog/read.ts';
import { acknowledge, acknowledgedPosition, retain } from '../eventlog/retention.ts';
import { verifyNext } from '../eventlog/verify.ts';
import { GATEHOUSE_HANDLERS } from '../gatehouse/jobs.ts';
import { PRESENCE_HANDLERS } from '../presence/presence-jobs.ts';
import {
  addEntry,
  findEntry,
  openEntryOfCard,
  readDenyList,
  reopenEntries,
  settleEntries,
} from '../site/deny-store.ts';
import { endExpiredModes, readModes, setMode } from '../site/mode-store.ts';
import { readRoster, readRosterKeys, writeRoster } from '../site/roster-store.ts';
import type { PageCap } from './connection.ts';
import { packAppended, unpackArrivals } from './group-message.ts';
import type { JobArgs, JobName, JobResult, KioskBlockJob, LogFigures, Stored } from './jobs.ts';
import { readNumber, readSetting, writeSetting } from './settings.ts';

/** What a job works on; one of each in the worker. */
export interface Workplace {
  readonly log: LogHandle;
  readonly cap: PageCap;
}

type Handlers = {
  readonly [Name in JobName]: (place: Workplace, args: JobArgs<Name>) => JobResult<Name>;
};

/** Share of the cap at which confirmed events begin to go before their time. */
const PRESSED_AT = 0.95;

const count = (log: LogHandle, sql: string): number =>
  log.db.prepare<[], { n: number | null }>(sql).get()?.n ?? 0;

const figures = ({ log, cap }: Workplace): LogFigures => ({
  logId: log.logId,
  head: log.head,
  acknowledged: acknowledgedPosition(log),
  quarantined: count(log, 'select count(*) as n from event_row where hub_code is not null'),
  fullness: cap.fullness(),
});

/**
 * Versions of deny list and modes begin at the time of this start, as a roster's do: a hub that was put back from a copy, or that
 * takes the place of another, is ahead of every door by itself. Behind them its lockdown would be ignored and its blocks would
 * look confirmed.
 */
const aheadOfDoors = (log: LogHandle, atUtc: number): void => {
  for (const name of ['denyVersion', 'modeVersion'] as const)
    writeSetting(log.db, name, Math.max(readNumber(log.db, name), atUtc));
};

const load = (place: Workplace, { nowUtc }: JobArgs<'load'>): Stored => {
  const { log } = place;
  const { db } = log;
  const newestEventAtUtc = count(
    log,
    'select received_at_utc as n from event_row order by position desc limit 1',
  );
  aheadOfDoors(log, Math.max(nowUtc, newestEventAtUtc));
  // What a hub wrote after its copy was taken must not share numbers with what the copy writes: each start has its own epoch.
  db.prepare("delete from setting where name in ('kioskEpoch', 'kioskSeq')").run();
  const unclean = readSetting(db, 'cleanStop') === 'no';
  writeSetting(db, 'cleanStop', 'no');
  return {
    roster: readRoster(db),
    rosterKeys: readRosterKeys(db),
    deny: readDenyList(db),
    modes: readModes(db),
    agents: listAgents(db),
    revoked: readSetting(db, 'revoked') === 'yes',
    unclean,
    log: figures(place),
    newestEventAtUtc,
  };
};

const kioskBlock = (
  { log }: Workplace,
  { block, act, received }: KioskBlockJob,
): JobResult<'kioskBlock'> => {
  const open = openEntryOfCard(log.db, block.cardId);
  if (open !== undefined) return { outcome: 'known', entry: open, deny: readDenyList(log.db) };
  const outcome = addEntry(log.db, block);
  if (outcome === 'added') appendKioskAct(log, act, received);
  return { outcome, entry: findEntry(log.db, block.blockId), deny: readDenyList(log.db) };
};

/** The jobs, by name. Each runs inside one transaction of its own, so a job that throws leaves nothing behind. */
export const HANDLERS: Handlers = {
  ...PRESENCE_HANDLERS,
  ...GATEHOUSE_HANDLERS,
  load,
  append: ({ log }, message) => packAppended(append(log, unpackArrivals(message))),
  appendAct: ({ log }, { act, received }) => appendKioskAct(log, act, received),
  page: ({ log }, { place, limit }) => readAfter(log, place, limit),
  acknowledge: ({ log }, { place, nowUtc }) => acknowledge(log, place, nowUtc),
  figures,
  verify: ({ log }, { after, limit }) => verifyNext(log, after, limit),
  retain: ({ log, cap }, rule) => retain(log, { ...rule, pressed: cap.fullness() >= PRESSED_AT }),
  storeRoster: ({ log }, { roster, settledBlocks }) => {
    writeRoster(log.db, roster);
    settleEntries(log.db, settledBlocks, roster.version);
    reopenEntries(log.db, settledBlocks, roster.nowUtc);
    return readDenyList(log.db);
  },
  block: ({ log }, block) => ({ outcome: addEntry(log.db, block), deny: readDenyList(log.db) }),
  kioskBlock,
  findBlock: ({ log }, { blockId }) => findEntry(log.db, blockId),
  setMode: ({ log }, change) => setMode(log.db, change),
  endExpiredModes: ({ log }, { nowUtc }) => endExpiredModes(log.db, nowUtc),
  addAgent: ({ log }, { agent, codeHash }) => {
    addAgent(log.db, agent);
    addCode(log.db, { codeHash, agentId: agent.agentId, nowUtc: agent.nowUtc });
    return listAgents(log.db);
  },
  addCode: ({ log }, code) => addCode(log.db, code),
  agentOfCode: ({ log }, { codeHash, nowUtc }) => agentOfCode(log.db, codeHash, nowUtc),
  enrol: ({ log }, enrolment) => (enrol(log.db, enrolment) ? listAgents(log.db) : undefined),
  renew: ({ log }, renewal) => {
    renew(log.db, renewal);
    return listAgents(log.db);
  },
  strikeOut: ({ log }, { agentId, nowUtc }) =>
    strikeOut(log.db, agentId, nowUtc) ? listAgents(log.db) : undefined,
  markRevoked: ({ log }, { revoked }) => {
    writeSetting(log.db, 'revoked', revoked ? 'yes' : 'no');
    return null;
  },
  markCleanStop: ({ log }) => {
    writeSetting(log.db, 'cleanStop', 'yes');
    return null;
  },
};
