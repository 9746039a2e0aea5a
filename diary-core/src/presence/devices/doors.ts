import type { DoorId } from '@furtka/core-contract/ids';
import type { DoorState } from '@furtka/core-contract/screens';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { siteById } from '../../school/schools/api.ts';
import { refuseKeyedWithPin } from './behaviour.ts';
import { doorHealth } from './health.ts';
import type { DoorBody, DoorReply } from './schema.ts';
import { type Door, doorRows, reports } from './store.ts';

export interface NewDoor extends DoorBody {
  readonly doorId: DoorId;
}

/** A new door opens by card, as one of the outside, until it is told otherwise. */
const CARD_ONLY = {
  opens_by: 'card',
  is_outer: true,
  outer_reason: null,
  has_first_in: false,
  interlock: null,
  has_duress: false,
  alarm_repeat_minutes: 10,
} as const;

/** Adds a door to a site of the school. */
export const addDoor = async (tx: SchoolTx, door: NewDoor): Promise<void> => {
  if ((await siteById(tx, door.siteId)) === undefined)
    throw new AppError('not_found', 'kernel.not_found', { noun: 'site' });
  if ((await doorRows(tx)).some((known) => known.shortName === door.shortName))
    throw new AppError('conflict', 'devices.short_name_taken', { shortName: door.shortName });
  await tx.insert('door', {
    id: door.doorId,
    site_id: door.siteId,
    name: door.name,
    short_name: door.shortName,
    pulse_ms: door.pulseMs,
    held_open_after_ms: door.heldOpenAfterMs,
    needs: door.needs,
    one_reader_direction: door.oneReaderDirection,
    ...CARD_ONLY,
    free_hours_json: [],
    version: 1,
  });
  tx.announce('door.changed', { siteId: door.siteId });
};

type DoorChange = Omit<Door, 'doorId' | 'siteId' | 'shortName'>;

/** Changes a door; `version` is that of the last reading. */
export const changeDoor = async (
  tx: SchoolTx,
  doorId: DoorId,
  change: DoorChange,
): Promise<void> => {
  await refuseKeyedWithPin(tx, doorId, change.needs);
  const row = await tx.update(
    'door',
    doorId,
    {
      name: change.name,
      pulse_ms: change.pulseMs,
      held_open_after_ms: change.heldOpenAfterMs,
      needs: change.needs,
      one_reader_direction: change.oneReaderDirection,
    },
    { expectVersion: change.version },
  );
  tx.announce('door.changed', { siteId: row.site_id });
};

export const doorReply = async (read: SchoolRead, doorId: DoorId): Promise<DoorReply> => {
  const door = (await doorRows(read)).find((row) => row.doorId === doorId);
  if (door === undefined) throw new AppError('not_found', 'kernel.not_found', { noun: 'door' });
  return door;
};

/** A door with whether it can be reached; `lastHeardAtUtc` is missing for one that never spoke. */
export interface DoorWithHealth extends Door {
  readonly online: boolean;
  readonly lastHeardAtUtc?: number;
}

/** Every door of the school, whole, as it was last heard of. */
export const doorsWithHealth = async (
  read: SchoolRead,
  nowUtc: number,
): Promise<DoorWithHealth[]> => {
  const health = doorHealth(await reports(read), nowUtc);
  return (await doorRows(read)).map((door) => {
    const heard = health.get(door.doorId);
    return {
      ...door,
      online: heard?.online ?? false,
      ...(heard === undefined ? {} : { lastHeardAtUtc: heard.lastHeardAtUtc }),
    };
  });
};

/** The same for everybody who works with cards. */
export const doorStates = async (read: SchoolRead, nowUtc: number): Promise<DoorState[]> =>
  (await doorsWithHealth(read, nowUtc)).map(({ doorId, name, online, lastHeardAtUtc }) => ({
    doorId,
    name,
    online,
    ...(lastHeardAtUtc === undefined ? {} : { lastHeardAtUtc }),
  }));
