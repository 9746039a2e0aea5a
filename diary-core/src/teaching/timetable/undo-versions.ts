import type { Brand } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { dayAfter } from '../../school/school-date.ts';
import { requireOpenVersions, type VersionDays } from './open-days.ts';
import { versionById } from './store.ts';
import { daysHeldNow } from './versions.ts';

/** Days that versions which these ones closed would get back. */
const daysGivenBack = async (
  read: SchoolRead,
  versionIds: readonly string[],
): Promise<VersionDays[]> => {
  const rows = await read
    .from('timetable_version')
    .select(['id', 'class_id', 'state', 'first_day', 'last_day', 'former_last_day'])
    .where('closed_by_id', 'in', versionIds as readonly Brand<'TimetableVersionId'>[])
    .execute();
  return rows.map((row) => ({
    version: { versionId: row.id, classId: row.class_id },
    from: row.state === 'replaced' ? row.first_day : dayAfter(row.last_day),
    to: row.former_last_day ?? row.last_day,
  }));
};

/**
 * Before versions are taken out again: neither their days nor those that the former ones get back are closed.
 *
 * @param versionIds  those that are gone already are passed over
 *
 * Errors  `locks.range_locked`
 */
export const requireOpenWithout = async (
  read: SchoolRead,
  versionIds: readonly string[],
): Promise<void> => {
  if (versionIds.length === 0) return;
  const held: VersionDays[] = [];
  for (const versionId of versionIds) {
    const version = await versionById(read, versionId);
    if (version !== undefined && version.state !== 'replaced')
      held.push(...(await daysHeldNow(read, version)));
  }
  await requireOpenVersions(read, [...held, ...(await daysGivenBack(read, versionIds))]);
};

/**
 * Takes versions of one import out again, whole, and gives the versions that they closed their former dates back.
 *
 * Errors  `timetable.changed_since` when one of them was edited, published or closed since; `kernel.not_found`, `locks.range_locked`
 */
export const undoVersions = async (tx: SchoolTx, versionIds: readonly string[]): Promise<void> => {
  const classIds: string[] = [];
  let isPublic = false;
  for (const versionId of [...versionIds].sort()) {
    const row = await tx.require('timetable_version', versionId);
    if (row.version !== 1) throw new AppError('conflict', 'timetable.changed_since');
    if (row.class_id !== null) classIds.push(row.class_id);
    isPublic ||= row.state === 'published';
  }
  await requireOpenWithout(tx, versionIds);
  const ids = versionIds as readonly Brand<'TimetableVersionId'>[];
  const formers = await tx
    .from('timetable_version')
    .select(['id', 'former_last_day', 'last_day'])
    .where('closed_by_id', 'in', ids)
    .execute();
  await tx.removeWhere('planned_lesson', { version_id: ids });
  await tx.removeWhere('timetable_version', { id: ids });
  for (const { id, former_last_day, last_day } of formers)
    await tx.update('timetable_version', id, {
      state: 'published',
      last_day: former_last_day ?? last_day,
      former_last_day: null,
      closed_by_id: null,
    });
  tx.announce('timetable.changed', { classIds, isPublic });
};
