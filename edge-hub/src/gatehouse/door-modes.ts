import type { FreeBody } from '@furtka/hub-contract/kiosk-api';
import type { DoorMode } from '@furtka/hub-contract/payloads';
import { AppError } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import { siteDoors } from '../site/doors.ts';
import type { ModeChange } from '../site/mode-store.ts';
import {
  actOf,
  doorNamed,
  type GatehouseContext,
  newId,
  refuseInLockdown,
  tellCommitted,
} from './gatehouse-context.ts';

const MINUTE_MS = 60_000;

const change = async (
  context: GatehouseContext,
  operator: Operator,
  wanted: ModeChange & { readonly doorId?: string; readonly cause?: FreeBody['cause'] },
): Promise<void> => {
  const { doorId, cause, ...modes } = wanted;
  const one = actOf(context, {
    id: newId(context),
    kind: 'mode.changed',
    actorId: operator.accountId,
    detail: { mode: wanted.mode, ...(cause === undefined ? {} : { code: cause }) },
    ...(doorId === undefined ? {} : { doorId }),
  });
  const event = await context.site.setModeAtKiosk(modes, one);
  if (event === undefined) throw new AppError('conflict', 'kiosk.lockdown');
  tellCommitted(context, event, one.received);
  context.parts.log.warn({ mode: wanted.mode, accountId: operator.accountId }, 'kiosk.mode_set');
};

/** Lockdown, drill or normal at every door; mode and event are one commit, and it is published at once. */
export const setSiteMode = async (
  context: GatehouseContext,
  operator: Operator,
  mode: Exclude<DoorMode, 'free'>,
): Promise<void> => {
  const doorIds = siteDoors(context).map(({ doorId }) => doorId);
  await change(context, operator, { doorIds, mode });
};

/**
 * Keeps one door open for a while; it ends by itself, and a lockdown beats it. At a door of the building's outside whoever does it
 * says why, and the event carries it to the core's register of changes.
 *
 * Errors: `door.not_found`, `kiosk.lockdown` while a lockdown is in force at the door, `kiosk.free_needs_cause`
 */
export const freeDoor = async (
  context: GatehouseContext,
  operator: Operator,
  doorId: string,
  { minutes, cause }: FreeBody,
): Promise<void> => {
  refuseInLockdown(context, doorNamed(context, doorId));
  if (cause === undefined && context.parts.directory.isOuterDoor(doorId))
    throw new AppError('conflict', 'kiosk.free_needs_cause');
  const untilUtc = context.parts.clocks.system.nowMs() + minutes * MINUTE_MS;
  await change(context, operator, {
    ...{ doorIds: [doorId], mode: 'free', untilUtc, doorId },
    ...(cause === undefined ? {} : { cause }),
  });
};
