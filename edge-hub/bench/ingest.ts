import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '@furtka/core-contract/ids';
import Database from 'better-sqlite3';
import { AppError } from '../src/app-error.ts';
import { openDatabase } from '../src/database/connection.ts';
import { HubDatabase } from '../src/database/hub-database.ts';
import type { Arrival } from '../src/eventlog/append.ts';
import { type ChainedRow, chainedFields, SALT_BYTES } from '../src/eventlog/chain.ts';
import { openLog } from '../src/eventlog/log-handle.ts';

export interface IngestBenchOptions {
  /** Events of each run. */
  readonly events?: number;
  /** Events that agents have in flight together; they share commits. */
  readonly inFlight?: number;
}

export interface IngestFigures {
  /** The hub's way: worker thread, check of each event, chain, group commit, answer per event. */
  readonly hubPerSecond: number;
  /** better-sqlite3 alone: the same rows into the same tables in groups of the same mean size, synchronous=FULL. */
  readonly barePerSecond: number;
  /** The same bytes into one table of one column without an index: what no log that is ever read can be. */
  readonly oneColumnPerSecond: number;
  /** Events per commit, mean, as the hub grouped them. */
  readonly meanGroup: number;
  /** From handing an event over to its commit being known, milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const eventBytes = (agentId: string, epoch: string, seq: number, nowMs: number): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      v: 1,
      id: uuidv7(nowMs, randomBytes(10)),
      source: 'agent',
      sourceId: agentId,
      epoch,
      seq,
      kind: 'tap',
      doorId: agentId,
      direction: 'in',
      reason: 'granted.window',
      cardId: agentId,
      assurance: 'uid',
      occurredAtUtc: nowMs,
      clock: 'sure',
      rosterVersion: nowMs,
    }),
  );

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const hubRun = async (file: string, arrivals: readonly Arrival[], inFlight: number) => {
  const groups: number[] = [];
  const db = new HubDatabase({
    file,
    maxMib: 4096,
    onDeath: () => undefined,
    onCommit: (events) => groups.push(events),
  });
  await db.start();
  const times: number[] = [];
  let next = 0;
  const send = async (): Promise<void> => {
    for (let arrival = arrivals[next]; arrival !== undefined; arrival = arrivals[next]) {
      next += 1;
      const began = performance.now();
      const appended = await db.append(arrival);
      if (appended?.outcome !== 'stored') throw new AppError('bug', 'bench.event_not_stored');
      times.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, send));
  const seconds = (performance.now() - began) / 1000;
  await db.stop();
  times.sort((a, b) => a - b);
  return { seconds, times, meanGroup: arrivals.length / groups.length };
};

/** What the hub writes of each event, ready made: no check, no hash, no answer. */
const bareRun = (file: string, arrivals: readonly Arrival[], group: number): number => {
  const db = openDatabase(file);
  const log = openLog(db);
  const sign = 'a'.repeat(64);
  const salt = randomBytes(SALT_BYTES);
  const rows = arrivals.map(({ sourceId, receivedAtUtc, receivedAtSchoolUtc }, index) => {
    const row: ChainedRow = {
      position: index + 1,
      eventKey: uuidv7(receivedAtUtc, randomBytes(10)),
      sourceId,
      epoch: sourceId,
      seq: index + 1,
      kind: 'tap',
      occurredAtUtc: receivedAtUtc,
      receivedAtUtc,
      receivedAtSchoolUtc,
      hubCode: null,
      digest: sign,
    };
    return chainedFields(row);
  });
  const insertGroup = db.transaction((from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      const [row, arrival] = [rows[at], arrivals[at]];
      if (row === undefined || arrival === undefined) return;
      log.insertRow.run(...row, sign);
      log.insertContent.run(at + 1, salt, arrival.bytes);
    }
  });
  const began = performance.now();
  for (let at = 0; at < rows.length; at += group) insertGroup(at, at + group);
  const seconds = (performance.now() - began) / 1000;
  db.close();
  return seconds;
};

const oneColumnRun = (file: string, arrivals: readonly Arrival[], group: number): number => {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table event (position integer primary key, bytes blob not null) strict');
  const insert = db.prepare('insert into event (bytes) values (?)');
  const insertGroup = db.transaction((some: readonly Arrival[]) => {
    for (const { bytes } of some) insert.run(bytes);
  });
  const began = performance.now();
  for (let at = 0; at < arrivals.length; at += group) insertGroup(arrivals.slice(at, at + group));
  const seconds = (performance.now() - began) / 1000;
  db.close();
  return seconds;
};

/** Measures how many events a second the hub commits, beside better-sqlite3 alone with the same batching on the same disk. */
export const benchIngest = async (options: IngestBenchOptions = {}): Promise<IngestFigures> => {
  const { events = 100_000, inFlight = 400 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'furtka-bench-hub-'));
  const [agentId, epoch] = [randomUUID(), randomUUID()];
  const nowMs = Date.UTC(2026, 10, 23, 7);
  const arrivals = Array.from(
    { length: events },
    (_, index): Arrival => ({
      source: 'agent',
      sourceId: agentId,
      bytes: eventBytes(agentId, epoch, index + 1, nowMs),
      receivedAtUtc: nowMs,
      receivedAtSchoolUtc: nowMs,
    }),
  );
  try {
    const hub = await hubRun(join(folder, 'hub.db'), arrivals, inFlight);
    const group = Math.max(1, Math.round(hub.meanGroup));
    const bare = bareRun(join(folder, 'bare.db'), arrivals, group);
    const oneColumn = oneColumnRun(join(folder, 'one-column.db'), arrivals, group);
    return {
      hubPerSecond: Math.round(events / hub.seconds),
      barePerSecond: Math.round(events / bare),
      oneColumnPerSecond: Math.round(events / oneColumn),
      meanGroup: Math.round(hub.meanGroup),
      p50Ms: quantile(hub.times, 0.5),
      p99Ms: quantile(hub.times, 0.99),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
