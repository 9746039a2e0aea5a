import type { BookReply } from '@furtka/hub-contract/kiosk-api';
import { AppError, messageOf } from '../app-error.ts';
import type { SiteDoor } from '../site/doors.ts';
import type { GatehouseContext } from './gatehouse-context.ts';

/** An agent that is just coming back is waited for at most this long; nothing is queued for one that does not. */
const ONLINE_WAIT_MS = 2000;

const comesOnline = async (context: GatehouseContext, agentId: string): Promise<boolean> => {
  const { clocks, stateWakeups } = context.parts;
  const untilMs = clocks.monotonicMs() + ONLINE_WAIT_MS;
  for (;;) {
    const { count } = stateWakeups;
    if (context.sessions.view(agentId).online) return true;
    const leftMs = untilMs - clocks.monotonicMs();
    if (leftMs <= 0) return false;
    await stateWakeups.wait(leftMs, count);
  }
};

/**
 * Opens a door for what already stands in the book. Never throws: the entry is written, so whoever stands there is told what became
 * of the door.
 *
 * @param isWanted  asked when the door is told: seconds may have passed since the entry, and a lockdown begun
 */
export const openDoor = async (
  context: GatehouseContext,
  door: SiteDoor | undefined,
  isWanted: () => boolean = () => true,
): Promise<BookReply['door']> => {
  if (door === undefined) return 'none';
  const { doorId } = door;
  const agentId = context.table.ofDoor(doorId)?.agentId;
  if (agentId === undefined || !(await comesOnline(context, agentId))) return 'silent';
  try {
    await context.command({ doorId: doorId as never, kind: 'open' }, isWanted);
    return 'opening';
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'hub.door_offline')
      context.parts.log.error({ doorId, cause: messageOf(error) }, 'gate.door_not_told');
    return 'silent';
  }
};
