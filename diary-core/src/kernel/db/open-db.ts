import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clocks } from '@furtka/core-contract/clock';
import { PLATFORM_SCHOOL_ID, type SchoolId } from '@furtka/core-contract/ids';
import type { Logger } from 'pino';
import { isActNamed } from '../audit/recorded.ts';
import { bug } from '../domain/app-error.ts';
import type { Catalogue } from './catalogue.ts';
import { closeChange } from './close-change.ts';
import type { Engine, Session } from './dialects/engine.ts';
import type { ChangeOptions, Db, SchoolDb, SchoolRead, SchoolTx } from './handles.ts';
import { ReadHandle } from './school-read.ts';
import { TxHandle } from './school-tx.ts';

/** A transaction this long holds up every other writer of a SQLite file. */
const SLOW_MS = 1000;

export interface DbOptions {
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly clocks: Clocks;
  readonly log: Logger;
  readonly newId: () => string;
  /** Called after a commit that put jobs in the queue. */
  readonly onEnqueued?: () => void;
}

/** Kept while a handle is open: a second one inside would wait for ever on one engine and escape on the other. */
interface OpenHandle {
  isOpen: boolean;
}

const refuseWrite = (table: string): never => {
  throw bug('kernel.bug', { readHandleWrites: table });
};

/** Before anything is written: the register must have a word for what it will show. */
const refuseUnnamed = ({ recorded }: Catalogue, { action, subject }: ChangeOptions): void => {
  if (!isActNamed(recorded, action)) throw bug('kernel.unnamed_record', { act: action });
  if (!recorded.subjects.has(subject.kind))
    throw bug('kernel.unnamed_record', { subject: subject.kind });
};

class TenantDb implements SchoolDb {
  readonly schoolId: SchoolId;
  readonly #options: DbOptions;
  readonly #isPlatform: boolean;
  readonly #open: AsyncLocalStorage<OpenHandle>;

  constructor(
    options: DbOptions,
    schoolId: SchoolId,
    isPlatform: boolean,
    open: AsyncLocalStorage<OpenHandle>,
  ) {
    this.schoolId = schoolId;
    this.#options = options;
    this.#isPlatform = isPlatform;
    this.#open = open;
  }

  async read<R>(fn: (read: SchoolRead) => Promise<R>): Promise<R> {
    const { catalogue } = this.#options;
    return this.#transaction('read', (session) =>
      fn(new ReadHandle({ session, catalogue, schoolId: this.schoolId }, refuseWrite)),
    );
  }

  async change<R>(change: ChangeOptions, fn: (tx: SchoolTx) => Promise<R>): Promise<R> {
    const { engine, catalogue, clocks, newId } = this.#options;
    refuseUnnamed(catalogue, change);
    const { result, version, enqueued } = await this.#transaction('write', async (session) => {
      const parts = {
        session,
        catalogue,
        schoolId: this.schoolId,
        newId,
        nowMs: () => clocks.system.nowMs(),
        lockRows: engine.lockRows,
      };
      const tx = new TxHandle(parts);
      const result = await fn(tx);
      const version = await closeChange({ parts, done: tx.done, change, clocks });
      if (version !== undefined) await engine.notifyInside(session, this.schoolId, version);
      return { result, version, enqueued: tx.done.enqueued };
    });
    if (version !== undefined) engine.notifyAfter(this.schoolId, version);
    if (enqueued > 0) this.#options.onEnqueued?.();
    return result;
  }

  async #transaction<R>(mode: 'read' | 'write', fn: (session: Session) => Promise<R>): Promise<R> {
    if (this.#open.getStore()?.isOpen === true)
      throw bug('kernel.nested_handle', { rule: 'use the handle that is already open' });
    const { engine, log, clocks } = this.#options;
    const startMs = clocks.monotonicMs();
    const options = { mode, tenant: this.schoolId, isPlatform: this.#isPlatform };
    for (let attempt = 1; ; attempt += 1) {
      const handle: OpenHandle = { isOpen: true };
      try {
        return await engine.transaction(options, (session) =>
          this.#open.run(handle, () => fn(session)),
        );
      } catch (error) {
        if (attempt >= engine.mostTries(error)) throw engine.toAppError(error) ?? error;
        log.debug({ attempt }, 'db.retried');
      } finally {
        handle.isOpen = false;
        const tookMs = Math.round(clocks.monotonicMs() - startMs);
        if (tookMs > SLOW_MS) log.warn({ mode, tookMs, schoolId: this.schoolId }, 'db.slow');
      }
    }
  }
}

/** The only door to the database. */
export const openDb = (options: DbOptions): Db => {
  const open = new AsyncLocalStorage<OpenHandle>();
  const db: Db = {
    forTenant: (schoolId, reason) =>
      schoolId === PLATFORM_SCHOOL_ID ? db.forPlatform(reason) : db.forSchool(schoolId),
    forSchool: (schoolId) => {
      if (schoolId === PLATFORM_SCHOOL_ID) throw bug('kernel.bug', { rule: 'use forPlatform' });
      return new TenantDb(options, schoolId, false, open);
    },
    forPlatform: (reason) => {
      options.log.debug({ reason }, 'db.platform');
      return new TenantDb(options, PLATFORM_SCHOOL_ID, true, open);
    },
  };
  return db;
};
