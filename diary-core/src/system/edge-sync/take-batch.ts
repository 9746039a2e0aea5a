import type { EventId } from '@furtka/core-contract/ids';
import type { BatchReply, BatchRow, EventBatch } from '@furtka/core-contract/sync';
import type { Row, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { admitBatch } from './domain.ts';
import { type Hub, hubActor } from './hub.ts';
import { cursorOf, hubLogs, moveCursor, quarantine, quarantinedAt } from './store.ts';
import { type Taken, takeRows } from './take-rows.ts';

const knownLog = (log: Row<'hub_log'> | undefined) =>
  log === undefined
    ? undefined
    : {
        logId: log.log_id,
        position: log.position,
        hash: log.hash,
        isSuperseded: log.is_superseded,
      };

/** The hub's clock is its own affair: a time beyond all times must not stop the batch. */
const bounded = (row: BatchRow): BatchRow => ({
  ...row,
  receivedAtUtc: Math.min(row.receivedAtUtc, Number.MAX_SAFE_INTEGER),
  receivedAtSchoolUtc: Math.min(row.receivedAtSchoolUtc, Number.MAX_SAFE_INTEGER),
});

/** Puts refused rows into quarantine, once: a batch that is sent again finds them there. */
const setAside = async (
  tx: SchoolTx,
  hub: Hub,
  batch: EventBatch,
  taken: Taken,
  nowUtc: number,
): Promise<void> => {
  if (taken.refused.length === 0) return;
  const positions = batch.rows.map((row) => row.position);
  const range = { first: Math.min(...positions), last: Math.max(...positions) };
  const known = await quarantinedAt(tx, hub.hubId, batch.logId, range);
  const fresh = taken.refused.filter(({ row }) => !known.has(row.position));
  await quarantine(tx, hub, batch.logId, fresh, nowUtc);
};

const takeInto = async (
  tx: SchoolTx,
  services: Services,
  hub: Hub,
  batch: EventBatch,
): Promise<{ readonly reply: BatchReply; readonly taps: readonly EventId[] }> => {
  const log = (await hubLogs(tx, hub.hubId)).find((row) => row.log_id === batch.logId);
  const admission = admitBatch(knownLog(log), batch);
  if (!admission.ok) {
    const cursor = await cursorOf(tx, hub.hubId);
    throw new AppError('conflict', admission.code, cursor === undefined ? {} : { cursor });
  }
  const nowUtc = services.clocks.system.nowMs();
  const taken = await takeRows(tx, services, hub, batch);
  await setAside(tx, hub, batch, taken, nowUtc);
  const { cursor, hasGap } = admission;
  await moveCursor(tx, hub, log, { cursor, hasGap, nowUtc });
  return { reply: { verdicts: [...taken.verdicts], cursor }, taps: taken.taps };
};

/** Takes a batch: all of it in one transaction, the cursor too. Sending it again changes nothing. */
export const takeBatch = async (
  services: Services,
  hub: Hub,
  sent: EventBatch,
): Promise<BatchReply> => {
  const batch = { ...sent, rows: sent.rows.map(bounded) };
  const { reply, taps } = await services.db
    .forSchool(hub.schoolId)
    .change(
      { actor: hubActor(hub), action: 'hub.events', subject: { kind: 'hub', id: hub.hubId } },
      (tx) => takeInto(tx, services, hub, batch),
    );
  for (const tap of taps) services.observer?.hop('core', tap, services.clocks.monotonicMs());
  return reply;
};
