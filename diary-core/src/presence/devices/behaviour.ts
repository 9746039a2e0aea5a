import type { DoorId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isOneAirlock } from './airlock.ts';
import type { BehaviourBody, BehaviourReply } from './behaviour-schema.ts';
import { behaviourRows, reports } from './store.ts';

type Wanted = Omit<BehaviourBody, 'version'>;

/** What a door of the outside needs a recorded reason for (C-36): passing without a card. */
export const isWithoutCard = ({ opensBy, freeHours }: Pick<Wanted, 'opensBy' | 'freeHours'>) =>
  opensBy === 'pin' || freeHours.length > 0;

/**
 * What does not fit together.
 *
 * @param door  the rest of the door: what cards it takes, and the school's reason for an exception
 * @returns     an error code of this feature, `undefined` when it fits
 */
export const behaviourFault = (
  wanted: Wanted,
  door: { readonly needs: 'uid' | 'keyed'; readonly outerReason: string | null },
):
  | 'devices.outer_needs_reason'
  | 'devices.pin_cannot_be_keyed'
  | 'devices.duress_needs_pin'
  | 'devices.first_in_needs_hours'
  | 'devices.airlock_cannot_be_free'
  | 'devices.hours_empty'
  | undefined => {
  if (wanted.isOuter && isWithoutCard(wanted) && door.outerReason === null)
    return 'devices.outer_needs_reason';
  if (wanted.opensBy === 'pin' && door.needs === 'keyed') return 'devices.pin_cannot_be_keyed';
  if (wanted.hasDuress && wanted.opensBy === 'card') return 'devices.duress_needs_pin';
  if (wanted.freeAfterStaff && wanted.freeHours.length === 0) return 'devices.first_in_needs_hours';
  if (wanted.interlock !== null && wanted.freeHours.length > 0)
    return 'devices.airlock_cannot_be_free';
  return wanted.freeHours.some(({ from, to }) => from === to) ? 'devices.hours_empty' : undefined;
};

export const behaviourOf = async (read: SchoolRead, doorId: DoorId): Promise<BehaviourReply> => {
  const door = (await behaviourRows(read)).find((row) => row.doorId === doorId);
  if (door === undefined) throw new AppError('not_found', 'kernel.not_found', { noun: 'door' });
  return door;
};

const needsOf = async (read: SchoolRead, doorId: DoorId): Promise<'uid' | 'keyed'> => {
  const row = await read.from('door').select('needs').where('id', '=', doorId).executeTakeFirst();
  return row?.needs ?? 'uid';
};

/** Doors of one number stand at one box, or they would not hold each other back (`airlock.ts`). */
const refuseSplitAirlock = async (
  read: SchoolRead,
  doorId: DoorId,
  interlock: number | null,
): Promise<void> => {
  if (interlock === null) return;
  const others = (await behaviourRows(read))
    .filter((row) => row.interlock === interlock && row.doorId !== doorId)
    .map((row) => row.doorId);
  if (others.length === 0) return;
  const agents = (await reports(read)).flatMap(({ state }) => state.agents);
  if (!isOneAirlock([doorId, ...others], agents))
    throw new AppError('conflict', 'devices.airlock_not_one_box');
};

/** Changes how a door behaves; `version` is that of the last reading of the door. */
export const changeBehaviour = async (
  tx: SchoolTx,
  doorId: DoorId,
  { version, ...wanted }: BehaviourBody,
): Promise<void> => {
  const { outerReason } = await behaviourOf(tx, doorId);
  const code = behaviourFault(wanted, { needs: await needsOf(tx, doorId), outerReason });
  if (code !== undefined) throw new AppError('conflict', code);
  await refuseSplitAirlock(tx, doorId, wanted.interlock);
  const row = await tx.update(
    'door',
    doorId,
    {
      opens_by: wanted.opensBy,
      is_outer: wanted.isOuter,
      free_hours_json: wanted.freeHours,
      has_first_in: wanted.freeAfterStaff,
      interlock: wanted.interlock,
      has_duress: wanted.hasDuress,
      alarm_repeat_minutes: wanted.alarmRepeatMinutes,
    },
    { expectVersion: version },
  );
  tx.announce('door.changed', { siteId: row.site_id });
};

/** The school allows an outer door to be passed without a card, and says why; or takes that back while nothing uses it. */
export const setOuterReason = async (
  tx: SchoolTx,
  doorId: DoorId,
  { reason, version }: { readonly reason: string | null; readonly version: number },
): Promise<void> => {
  const door = await behaviourOf(tx, doorId);
  if (reason === null && door.isOuter && isWithoutCard(door))
    throw new AppError('conflict', 'devices.outer_in_use');
  await tx.update('door', doorId, { outer_reason: reason }, { expectVersion: version });
};

/** A door that takes keyed cards alone cannot open by a PIN. */
export const refuseKeyedWithPin = async (
  read: SchoolRead,
  doorId: DoorId,
  needs: 'uid' | 'keyed',
): Promise<void> => {
  if (needs === 'keyed' && (await behaviourOf(read, doorId)).opensBy === 'pin')
    throw new AppError('conflict', 'devices.pin_cannot_be_keyed');
};
