import type { DoorId, SiteId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { setGateDoor, siteById } from '../../school/schools/api.ts';
import { doors } from '../devices/api.ts';

/**
 * Names the door beside the kiosk of a site.
 *
 * Errors  `gatehouse.door_elsewhere`: no door of this site; `kernel.not_found`
 */
export const chooseGateDoor = async (
  tx: SchoolTx,
  siteId: SiteId,
  doorId: DoorId | null,
): Promise<{ gateDoorId: DoorId | null }> => {
  if ((await siteById(tx, siteId)) === undefined) throw notFound('site');
  const isHere = (await doors(tx)).some((door) => door.doorId === doorId && door.siteId === siteId);
  if (doorId !== null && !isHere)
    throw new AppError('invalid', 'gatehouse.door_elsewhere', { field: 'doorId' });
  await setGateDoor(tx, siteId, doorId);
  return { gateDoorId: doorId };
};
