import type { DoorId, SiteId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { agesRise } from './domain.ts';
import type { SchoolSettings } from './schema.ts';
import { settingColumns, settingsOf } from './store.ts';

/**
 * Makes a school: its record and its default settings. The handle's school id becomes the school.
 *
 * Errors  `kernel.duplicate` when it exists
 */
export const createSchool = async (
  tx: SchoolTx,
  school: { readonly name: string; readonly address?: string },
): Promise<void> => {
  await tx.insert('school', {
    id: tx.schoolId,
    name: school.name.trim(),
    address: (school.address ?? '').trim(),
    version: 1,
  });
  const { settings } = await settingsOf(tx);
  await tx.insert('school_setting', { id: tx.schoolId, version: 1, ...settingColumns(settings) });
  tx.announce('school.changed', {});
};

export const renameSchool = async (
  tx: SchoolTx,
  school: { readonly name: string; readonly address: string },
): Promise<void> => {
  await tx.update('school', tx.schoolId, {
    name: school.name.trim(),
    address: school.address.trim(),
  });
  tx.announce('school.changed', {});
};

/** Errors: `schools.ages_unordered`, `kernel.version_conflict`. */
export const changeSettings = async (
  tx: SchoolTx,
  settings: SchoolSettings,
  expectVersion: number,
): Promise<{ settings: SchoolSettings; version: number }> => {
  if (!agesRise(settings)) throw new AppError('invalid', 'schools.ages_unordered');
  await tx.update('school_setting', tx.schoolId, settingColumns(settings), { expectVersion });
  tx.announce('school.changed', {});
  return settingsOf(tx);
};

/**
 * Names the door beside a site's kiosk; `null`: the first one of the site. The caller has checked that it is a door of the site.
 *
 * Errors  `kernel.not_found`
 */
export const setGateDoor = async (
  tx: SchoolTx,
  siteId: SiteId,
  gateDoorId: DoorId | null,
): Promise<void> => {
  await tx.update('site', siteId, { gate_door_id: gateDoorId });
  tx.announce('school.changed', {});
};
