import type { AccountId, Brand, ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { classNames } from '../../school/class-sections/api.ts';
import type { Change } from '../accounts/api.ts';
import { SEAL_PURPOSE, SLIPS_JOB } from './batch-job.ts';
import { BATCH_LIFE_MS, type SlipAudience } from './domain.ts';

export interface BatchView {
  readonly batchId: Brand<'SlipBatchId'>;
  readonly className: string;
  readonly audience: SlipAudience;
  readonly state: 'waiting' | 'made' | 'over' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly slips: number;
  readonly orderedAtUtc: number;
  /** Until then the sheet can be printed. */
  readonly untilUtc?: number;
}

const MOST_SHOWN = 30;

const progressOf = async (read: SchoolRead, batchIds: readonly string[]) => {
  if (batchIds.length === 0) return new Map();
  const jobs = await read
    .from('job')
    .select(['unique_key as batchId', 'state', 'done', 'total'])
    .where('kind', '=', SLIPS_JOB)
    .where('unique_key', 'in', [...batchIds])
    .execute();
  return new Map(jobs.map((job) => [job.batchId, job]));
};

/** The last orders of slips, newest first, with how far each has come. */
export const listBatches = async (read: SchoolRead, nowUtc: number): Promise<BatchView[]> => {
  const rows = await read
    .from('slip_batch')
    .select([
      'id as batchId',
      'class_id as classId',
      'audience',
      'ordered_at_utc as orderedAtUtc',
      'made_at_utc as madeAtUtc',
      'slips',
    ])
    .select((eb) => eb('sealed_pdf', 'is not', null).as('hasSheet'))
    .orderBy('ordered_at_utc', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
  const names = await classNames(read);
  const jobs = await progressOf(
    read,
    rows.map((row) => row.batchId),
  );
  return rows.map(({ classId, madeAtUtc, hasSheet, ...row }) => {
    const job = jobs.get(row.batchId);
    const untilUtc = (madeAtUtc ?? 0) + BATCH_LIFE_MS;
    const made = hasSheet && untilUtc > nowUtc ? ('made' as const) : ('over' as const);
    const unmade = job?.state === 'failed' ? ('failed' as const) : ('waiting' as const);
    return {
      ...row,
      className: names.get(classId) ?? '',
      state: madeAtUtc === null ? unmade : made,
      done: job?.done ?? 0,
      total: job?.total ?? 0,
      ...(madeAtUtc === null ? {} : { untilUtc }),
    };
  });
};

export interface BatchOrder {
  readonly classId: ClassId;
  readonly audience: SlipAudience;
  readonly ordererId: AccountId;
  readonly ordererName: string;
  readonly nowUtc: number;
}

/** Orders the slips of a class. Errors: `kernel.not_found` for a class of another school. */
export const orderBatch = (
  services: Services,
  change: Change,
  order: BatchOrder,
): Promise<{ readonly batchId: Brand<'SlipBatchId'> }> => {
  const batchId = services.newId<'SlipBatchId'>();
  return change(
    { action: 'slip_batch.order', subject: { kind: 'slip_batch', id: batchId } },
    async (tx) => {
      if (!(await classNames(tx)).has(order.classId)) throw notFound('schoolClass');
      await tx.insert('slip_batch', {
        id: batchId,
        class_id: order.classId,
        audience: order.audience,
        ordered_by: order.ordererId,
        orderer_name: order.ordererName,
        ordered_at_utc: order.nowUtc,
        made_at_utc: null,
        slips: 0,
        sealed_pdf: null,
      });
      await tx.enqueue({ kind: SLIPS_JOB, payload: { batchId }, uniqueKey: batchId });
      return { batchId };
    },
  );
};

/** The sheet of a batch; each time it is taken is recorded. Errors: `loginSlips.not_ready`, `loginSlips.over`. */
export const takeSheet = async (
  services: Services,
  change: Change,
  schoolId: string,
  batchId: string,
): Promise<Buffer> => {
  const sealed = await change(
    { action: 'slip_batch.taken', subject: { kind: 'slip_batch', id: batchId } },
    async (tx) => {
      const batch = await tx.require('slip_batch', batchId);
      if (batch.made_at_utc === null) throw new AppError('conflict', 'loginSlips.not_ready');
      const isOver = batch.made_at_utc + BATCH_LIFE_MS <= services.clocks.system.nowMs();
      if (batch.sealed_pdf === null || isOver) throw new AppError('conflict', 'loginSlips.over');
      tx.record({});
      return batch.sealed_pdf;
    },
  );
  return services.keys.open(schoolId, SEAL_PURPOSE, sealed);
};

/** Forgets the passwords of a batch before their day is over. */
export const forgetSheet = (change: Change, batchId: string): Promise<void> =>
  change(
    { action: 'slip_batch.forget', subject: { kind: 'slip_batch', id: batchId } },
    async (tx) => {
      const batch = await tx.require('slip_batch', batchId);
      if (batch.made_at_utc === null) throw new AppError('conflict', 'loginSlips.not_ready');
      await tx.update('slip_batch', batchId, { sealed_pdf: null });
    },
  );
