import type { AccountId, EventId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { writeAnswer } from './store.ts';

/** Somebody sees to a call. Whoever was first stays: a second answer changes nothing. */
export const answerCall = async (
  tx: SchoolTx,
  { clocks }: Pick<Services, 'clocks'>,
  callId: EventId,
  accountId: AccountId,
): Promise<void> => {
  const call = await tx.require('help_call', callId);
  if (call.answered_at_utc !== null) return;
  const atUtc = clocks.school.nowMs();
  await writeAnswer(tx, callId, { atUtc, accountId, isAtKiosk: false });
  tx.announce('help_call.changed', { callId });
};
