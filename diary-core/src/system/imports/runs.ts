import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type { Actor, ChangeOptions, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { type Agreement, requireAgreement } from '../../people/moves/api.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { sealBytes } from './content.ts';
import {
  BUSY_STATES,
  type ImportKindName,
  KEPT_MS,
  MOST_BYTES,
  type RunState,
  UNDO_MS,
} from './domain.ts';
import { forgetAt } from './forget.ts';
import { READ_JOB, UNDO_JOB, WRITE_JOB } from './job-kinds.ts';
import { KINDS } from './kinds.ts';
import type { Choices } from './plan.ts';

/** `change()` of the school and of the person who acts. */
export type Change = <R>(
  options: Omit<ChangeOptions, 'actor'>,
  fn: (tx: SchoolTx) => Promise<R>,
) => Promise<R>;

export interface Acting {
  readonly services: Services;
  readonly change: Change;
  readonly actor: Actor;
}

const actorColumns = (actor: Actor) => ({
  actor_id: actor.id as AccountId,
  actor_name: actor.name,
  actor_role: actor.role as string,
});

const subject = (importId: string) => ({ kind: 'import_run', id: importId });

export interface NewRun {
  readonly kind: ImportKindName;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Takes a file; a job reads it.
 *
 * Errors  `imports.empty`, `imports.too_large`
 */
export const startRun = async (
  { services, change, actor }: Acting,
  { kind, fileName, bytes }: NewRun,
): Promise<{ importId: Brand<'ImportId'> }> => {
  if (bytes.length === 0) throw new AppError('invalid', 'imports.empty');
  if (bytes.length > MOST_BYTES)
    throw new AppError('invalid', 'imports.too_large', { most: MOST_BYTES / 1024 / 1024 });
  const importId = services.newId<'ImportId'>();
  const nowUtc = services.clocks.system.nowMs();
  return change({ action: 'import.start', subject: subject(importId) }, async (tx) => {
    await tx.insert('import_run', {
      id: importId,
      kind,
      state: 'reading',
      file_name: fileName.trim(),
      file_bytes: bytes.length,
      ...actorColumns(actor),
      started_at_utc: nowUtc,
      written_at_utc: null,
      content_sealed: sealBytes(services, tx.schoolId, bytes),
      is_parsed: false,
      choices_json: { columns: {}, answers: {} },
      counts_json: null,
      journal_sealed: null,
      fault: null,
      fault_json: null,
      version: 1,
    });
    await tx.enqueue({ kind: READ_JOB, payload: { importId }, uniqueKey: importId });
    await forgetAt(tx, importId, nowUtc + KEPT_MS);
    return { importId };
  });
};

const requireState = (state: RunState, wanted: RunState): void => {
  if (state !== wanted) throw new AppError('conflict', 'imports.wrong_state', { state });
};

/** Refuses a column that holds what the kind does not know, and a date that is none. */
const checkChoices = (kind: ImportKindName, { columns, from }: Choices): void => {
  const fields = new Set<string>(KINDS[kind].fields);
  const chosen = Object.values(columns).filter((field) => field !== 'none');
  if (chosen.some((field) => !fields.has(field)))
    throw new AppError('invalid', 'imports.unknown_field');
  if (new Set(chosen).size !== chosen.length) throw new AppError('invalid', 'imports.field_twice');
  if (from !== undefined && !isSchoolDate(from))
    throw new AppError('invalid', 'imports.no_such_date');
};

/** Errors: `imports.wrong_state`, `kernel.version_conflict` when somebody else chose meanwhile, those of the choices. */
export const chooseForRun = (
  { change, actor }: Acting,
  importId: string,
  choices: Choices,
  version: number,
): Promise<void> =>
  change({ action: 'import.choose', subject: subject(importId) }, async (tx) => {
    const run = await tx.require('import_run', importId);
    requireState(run.state, 'ready');
    checkChoices(run.kind, choices);
    await tx.update(
      'import_run',
      importId,
      { choices_json: choices, fault: null, fault_json: null, ...actorColumns(actor) },
      { expectVersion: version },
    );
  });

/** One import writes at a time: who comes second is told. Errors: `imports.busy`. */
const refuseBusy = async (tx: SchoolTx, importId: string): Promise<void> => {
  const other = await tx
    .from('import_run')
    .select('id')
    .where('state', 'in', [...BUSY_STATES])
    .where('id', '!=', importId as Brand<'ImportId'>)
    .executeTakeFirst();
  if (other !== undefined) throw new AppError('conflict', 'imports.busy');
};

/** Two at the very same moment pass the question and meet at the unique key. */
const toldBusy = async <R>(act: Promise<R>): Promise<R> => {
  try {
    return await act;
  } catch (error) {
    if (error instanceof AppError && error.code === 'kernel.duplicate')
      throw new AppError('conflict', 'imports.busy', {}, { cause: error });
    throw error;
  }
};

/**
 * Orders „Wczytaj". What is written is what the human saw: `digest` is that of the dry run. `agreement`: the director's, for files that
 * bring or move pupils; without it such a file is not written.
 *
 * Errors  `imports.wrong_state`, `imports.busy`, `kernel.version_conflict`, those of `requireAgreement`
 */
export const writeRun = (
  { services, change, actor }: Acting,
  importId: string,
  body: { readonly version: number; readonly digest: string; readonly agreement?: Agreement },
): Promise<void> =>
  toldBusy(
    change({ action: 'import.order', subject: subject(importId) }, async (tx) => {
      const run = await tx.require('import_run', importId);
      requireState(run.state, 'ready');
      await refuseBusy(tx, importId);
      const { agreement } = body;
      if (agreement !== undefined)
        requireAgreement(agreement, await schoolToday(tx, services.clocks));
      const { agreement: _before, ...choices } = run.choices_json;
      await tx.update(
        'import_run',
        importId,
        {
          state: 'writing',
          choices_json: { ...choices, ...(agreement && { agreement }) },
          fault: null,
          fault_json: null,
          ...actorColumns(actor),
        },
        { expectVersion: body.version },
      );
      const payload = { importId, digest: body.digest };
      await tx.enqueue({ kind: WRITE_JOB, payload, uniqueKey: importId });
    }),
  );

/** Orders the undoing. Errors: `imports.wrong_state`, `imports.day_over`, `imports.busy`, `kernel.version_conflict`. */
export const undoRun = (
  { services, change, actor }: Acting,
  importId: string,
  version: number,
): Promise<void> =>
  toldBusy(
    change({ action: 'import.undo_order', subject: subject(importId) }, async (tx) => {
      const run = await tx.require('import_run', importId);
      requireState(run.state, 'written');
      const isOver = (run.written_at_utc ?? 0) + UNDO_MS <= services.clocks.system.nowMs();
      if (isOver || run.journal_sealed === null) throw new AppError('conflict', 'imports.day_over');
      await refuseBusy(tx, importId);
      await tx.update(
        'import_run',
        importId,
        { state: 'undoing', fault: null, fault_json: null, ...actorColumns(actor) },
        { expectVersion: version },
      );
      await tx.enqueue({ kind: UNDO_JOB, payload: { importId }, uniqueKey: importId });
    }),
  );

/** Puts a file away and forgets it. Errors: `imports.wrong_state`, `kernel.version_conflict`. */
export const dropRun = ({ change }: Acting, importId: string, version: number): Promise<void> =>
  change({ action: 'import.drop', subject: subject(importId) }, async (tx) => {
    const run = await tx.require('import_run', importId);
    requireState(run.state, 'ready');
    await tx.update(
      'import_run',
      importId,
      { state: 'dropped', content_sealed: null },
      { expectVersion: version },
    );
  });
