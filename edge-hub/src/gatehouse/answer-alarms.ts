import { AppError, messageOf } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import { kioskDoors } from './doors-view.ts';
import {
  actOf,
  doorNamed,
  type GatehouseContext,
  newId,
  tellCommitted,
} from './gatehouse-context.ts';

/**
 * Somebody has seen what a door is alarmed by: it stays on the screen while it lasts and is told no more. A call for help ends
 * with it. Written with who it was; where nothing is to be answered nothing is written, so that twice is once.
 *
 * A door that is away at this moment goes on telling; it can be answered again when it is back.
 *
 * Errors: `door.not_found`, `hub.disk_full`
 */
export const answerAlarms = async (
  context: GatehouseContext,
  operator: Operator,
  doorId: string,
): Promise<void> => {
  const door = doorNamed(context, doorId);
  const seen = kioskDoors(context).find((one) => one.doorId === doorId);
  if (seen?.alarm === undefined || seen.alarmAnswered === true) return;
  const one = actOf(context, {
    id: newId(context),
    kind: 'alarm.answered',
    doorId: door.doorId,
    actorId: operator.accountId,
  });
  const event = await context.parts.db.run('answerAlarms', one);
  tellCommitted(context, event, one.received);
  context.parts.log.info({ doorId, accountId: operator.accountId }, 'alarm.answered');
  try {
    await context.command({ doorId: doorId as never, kind: 'answerAlarms' }, () => true);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'hub.door_offline')
      context.parts.log.error({ doorId, cause: messageOf(error) }, 'alarm.door_not_told');
  }
};
