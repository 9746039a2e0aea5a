import type { Clocks } from '@furtka/core-contract/clock';
import type { SiteId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { localDateOf } from '../school-date.ts';
import { DEFAULT_ZONE } from './domain.ts';
import type { SchoolSettings, Site } from './schema.ts';
import {
  insertRooms,
  insertSites,
  type Room,
  roomRows,
  schoolRecord,
  settingsOf,
  siteRow,
  siteRows,
} from './store.ts';

export { localDateOf } from '../school-date.ts';
export { DEFAULT_ZONE } from './domain.ts';
export type { SchoolSettings, Site } from './schema.ts';
export type { Room } from './store.ts';
export { changeSettings, createSchool, setGateDoor } from './use-cases.ts';

/** Name of the handle's school; `kernel.not_found` when there is no such school. */
export const schoolName = async (read: SchoolRead): Promise<string> =>
  (await schoolRecord(read)).name;

export const siteById = (read: SchoolRead, siteId: SiteId): Promise<Site | undefined> =>
  siteRow(read, siteId);

/** Every site of the school, in a stable order. */
export const sitesOf = (read: SchoolRead): Promise<Site[]> => siteRows(read);

export const roomsOf = (read: SchoolRead): Promise<Room[]> => roomRows(read);

/** Zone of the school's dates: that of its first site. */
export const schoolZone = async (read: SchoolRead): Promise<string> =>
  (await siteRows(read))[0]?.zone ?? DEFAULT_ZONE;

export const schoolSettings = async (read: SchoolRead): Promise<SchoolSettings> =>
  (await settingsOf(read)).settings;

/** The school date now, by the school clock in the school's zone. */
export const schoolToday = async (read: SchoolRead, clocks: Clocks): Promise<string> =>
  localDateOf(clocks.school.nowMs(), await schoolZone(read));

/** Puts in sites and rooms, for the seed and for a new school. */
export const addSites = async (
  tx: SchoolTx,
  sites: readonly Omit<Site, 'gateDoorId'>[],
  rooms: readonly Room[],
): Promise<void> => {
  await insertSites(tx, sites);
  await insertRooms(tx, rooms);
  tx.announce('school.changed', {});
};

/** Whether the handle's school is there. */
export const hasSchool = async (read: SchoolRead): Promise<boolean> =>
  (await read.get('school', read.schoolId)) !== undefined;
