import { serviceActor } from '../kernel/access/control.ts';
import type { SchoolTx } from '../kernel/db/handles.ts';
import type { Services } from '../kernel/services.ts';
import { enrolCard } from '../presence/cards/api.ts';
import { putDoor } from '../presence/devices/api.ts';
import { ensureSchoolKeys } from '../presence/school-keys/api.ts';
import { setGateDoor } from '../school/schools/api.ts';
import type { SeedSchool } from '../seed-types.ts';

/** Keys of the school, its doors and its cards. */
export const putPresence = async (
  tx: SchoolTx,
  services: Services,
  school: SeedSchool,
): Promise<void> => {
  await ensureSchoolKeys(tx, services);
  for (const door of school.doors) {
    await putDoor(tx, {
      doorId: door.id,
      siteId: door.siteId,
      name: door.name,
      shortName: door.key,
      pulseMs: door.pulseMs ?? 3_000,
      heldOpenAfterMs: door.heldOpenAfterMs ?? 30_000,
      needs: door.needs ?? 'uid',
      oneReaderDirection: door.oneReaderDirection ?? 'unknown',
    });
    if (door.isGate === true) await setGateDoor(tx, door.siteId, door.id);
  }
  const actor = serviceActor('seed');
  for (const { id, uid, state, holderId, keyholder } of school.cards) {
    await enrolCard(
      tx,
      services,
      {
        cardId: id,
        holderId,
        credential: { technology: 'iso14443', uid, assurance: 'uid' },
        state,
        isKeyholder: keyholder ?? false,
      },
      actor,
    );
  }
};
