import type { VerifyKey } from '@furtka/core-contract/signed';
import type { AgentEntry, Enrolment, NewAgent } from '../agents/agent-store.ts';
import type { Appended, KioskAct } from '../eventlog/append.ts';
import type { Head } from '../eventlog/log-handle.ts';
import type { Page, Place } from '../eventlog/read.ts';
import type { Retention } from '../eventlog/retention.ts';
import type { Verified } from '../eventlog/verify.ts';
import type { GatehouseJobs } from '../gatehouse/jobs.ts';
import type { PresenceJobs } from '../presence/presence-jobs.ts';
import type { AddOutcome, DenyEntry, DenyList } from '../site/deny-store.ts';
import type { ModeChange, Modes } from '../site/mode-store.ts';
import type { NewRoster, StoredRoster } from '../site/roster-store.ts';
import type { GroupMessage } from './group-message.ts';

/** What the hub knows from its own database when it starts. */
export interface Stored {
  readonly roster: StoredRoster | undefined;
  readonly rosterKeys: readonly VerifyKey[] | undefined;
  readonly deny: DenyList;
  readonly modes: Modes;
  readonly agents: readonly AgentEntry[];
  readonly revoked: boolean;
  /** The process before this one did not stop by itself: crash or power cut. */
  readonly unclean: boolean;
  readonly log: LogFigures;
  /** When the newest event was received; the system clock is never before it. */
  readonly newestEventAtUtc: number;
}

export interface LogFigures {
  readonly logId: string;
  readonly head: Head;
  readonly acknowledged: number;
  readonly quarantined: number;
  /** Used share of the database's cap. */
  readonly fullness: number;
}

export interface Received {
  readonly receivedAtUtc: number;
  readonly receivedAtSchoolUtc: number;
}

/** A block made at the kiosk: entry and event in one commit. */
export interface KioskBlockJob {
  readonly block: Pick<DenyEntry, 'blockId' | 'cardId' | 'atUtc'>;
  readonly act: KioskAct;
  readonly received: Received;
}

/** Work of the database worker: arguments and result of each job. Every job is one transaction. */
interface JobTable extends PresenceJobs, GatehouseJobs {
  load: [args: { nowUtc: number }, result: Stored];
  /** The result is `packAppended`'s text. */
  append: [args: GroupMessage, result: string];
  appendAct: [args: { act: KioskAct; received: Received }, result: Appended];
  page: [args: { place: Place | undefined; limit: number }, result: Page | undefined];
  acknowledge: [args: { place: Place; nowUtc: number }, result: boolean];
  figures: [args: null, result: LogFigures];
  verify: [args: { after: Head | undefined; limit: number }, result: Verified];
  retain: [
    args: Omit<Retention, 'pressed'>,
    result: { erased: number; dropped: number; more: boolean },
  ];
  storeRoster: [args: { roster: NewRoster; settledBlocks: readonly string[] }, result: DenyList];
  block: [
    args: Pick<DenyEntry, 'blockId' | 'cardId' | 'atUtc'>,
    result: { outcome: AddOutcome; deny: DenyList },
  ];
  kioskBlock: [
    args: KioskBlockJob,
    result: { outcome: AddOutcome; entry: DenyEntry | undefined; deny: DenyList },
  ];
  findBlock: [args: { blockId: string }, result: DenyEntry | undefined];
  setMode: [args: ModeChange, result: Modes];
  endExpiredModes: [args: { nowUtc: number }, result: Modes | undefined];
  addAgent: [args: { agent: NewAgent; codeHash: string }, result: readonly AgentEntry[]];
  addCode: [args: { agentId: string; codeHash: string; nowUtc: number }, result: boolean];
  agentOfCode: [args: { codeHash: string; nowUtc: number }, result: string | undefined];
  enrol: [args: Enrolment, result: readonly AgentEntry[] | undefined];
  renew: [
    args: { agentId: string; fingerprint: string; nowUtc: number },
    result: readonly AgentEntry[],
  ];
  strikeOut: [args: { agentId: string; nowUtc: number }, result: readonly AgentEntry[] | undefined];
  markRevoked: [args: { revoked: boolean }, result: null];
  markCleanStop: [args: null, result: null];
}

export type JobName = keyof JobTable;
export type JobArgs<Name extends JobName> = JobTable[Name][0];
export type JobResult<Name extends JobName> = JobTable[Name][1];

export interface JobRequest {
  readonly id: number;
  readonly name: JobName;
  readonly args: unknown;
}

export type JobReply =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      /** The disk took nothing: full, at its cap, or failing. */
      readonly diskFault: boolean;
    };
