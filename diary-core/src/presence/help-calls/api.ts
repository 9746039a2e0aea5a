import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { TakenEvent } from '../passages/api.ts';
import { openCallsAt, writeAnswer } from './store.ts';

/**
 * Draws calls for help from events that were just kept, in their order; whoever answers the alarms of a door at the kiosk answers
 * its calls too. Events that are known already must not come again.
 */
export const noteHelpCalls = async (tx: SchoolTx, events: readonly TakenEvent[]): Promise<void> => {
  for (const { event, holderId, siteId } of events) {
    const { kind, doorId, occurredAtUtc } = event;
    if (doorId === undefined) continue;
    if (kind === 'duress') {
      await tx.insert('help_call', {
        id: event.id,
        site_id: siteId,
        door_id: doorId,
        holder_id: holderId,
        occurred_at_utc: occurredAtUtc,
        answered_at_utc: null,
        answered_by: null,
        was_at_kiosk: false,
      });
      tx.announce('help_call.changed', { callId: event.id });
    }
    if (kind !== 'alarm.answered') continue;
    for (const { id } of await openCallsAt(tx, doorId, occurredAtUtc)) {
      const accountId = event.actorId ?? null;
      await writeAnswer(tx, id, { atUtc: occurredAtUtc, accountId, isAtKiosk: true });
      tx.announce('help_call.changed', { callId: id });
    }
  }
};
