import type { AccountId, DoorId, EventId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';

/** Calls that nobody has answered, however old, and those since an instant; newest first. */
export const callsSince = (
  read: SchoolRead,
  fromUtc: number,
  limit: number,
): Promise<Row<'help_call'>[]> =>
  read
    .from('help_call')
    .selectAll()
    .where((eb) => eb.or([eb('answered_at_utc', 'is', null), eb('occurred_at_utc', '>=', fromUtc)]))
    .orderBy('occurred_at_utc', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Calls from a door until an instant that nobody has answered. */
export const openCallsAt = (
  read: SchoolRead,
  doorId: DoorId,
  untilUtc: number,
): Promise<Pick<Row<'help_call'>, 'id'>[]> =>
  read
    .from('help_call')
    .select('id')
    .where('door_id', '=', doorId)
    .where('answered_at_utc', 'is', null)
    .where('occurred_at_utc', '<=', untilUtc)
    .execute();

export const writeAnswer = async (
  tx: SchoolTx,
  callId: EventId,
  answer: {
    readonly atUtc: number;
    readonly accountId: AccountId | null;
    readonly isAtKiosk: boolean;
  },
): Promise<void> => {
  await tx.update('help_call', callId, {
    answered_at_utc: answer.atUtc,
    answered_by: answer.accountId,
    was_at_kiosk: answer.isAtKiosk,
  });
};
