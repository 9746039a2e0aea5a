import type { Clocks } from '@furtka/core-contract/clock';
import type { SiteId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { localDateOf } from '../school-date.ts';
import { DEFAULT_ZONE } from './domain.ts';
import type { RoomReply, SchoolSettings, Site } from './schema.ts';
import {
  insertRooms,
  insertSites,
  type NewSite,
  type Room,
  roomRows,
  schoolRecord,
  settingsOf,
  siteRow,
  siteRows,
} from './store.ts';

export { localDateOf } from '../school-date.ts';
export { DEFAULT_ZONE, isZone, UNNAMED_SCHOOL } from './domain.ts';
export { closeUntilOpened, openingOf, openSchool } from './opening.ts';
export type { SchoolSettings, Site } from './schema.ts';
export type { Room } from './store.ts';
export { resumeSchool, suspendSchool } from './suspension.ts';
export { changeSettings, createSchool, setGateDoor } from './use-cases.ts';

/** Name and address of the handle's school; `kernel.not_found` when there is no such school. */
export const schoolData = async (
  read: SchoolRead,
): Promise<{ readonly name: string; readonly address: string }> => {
  const { name, address } = await schoolRecord(read);
  return { name, address };
};

/** Name of the handle's school; `kernel.not_found` when there is no such school. */
export const schoolName = async (read: SchoolRead): Promise<string> =>
  (await schoolRecord(read)).name;

/** The school as controller of the personal data (STRUCT-24); the address is empty until it is entered. */
export const controllerOf = async (
  read: SchoolRead,
): Promise<{ readonly name: string; readonly address: string }> => {
  const { name, address } = await schoolRecord(read);
  return { name, address };
};

export const siteById = (read: SchoolRead, siteId: SiteId): Promise<Site | undefined> =>
  siteRow(read, siteId);

/** Every site of the school, in a stable order. */
export const sitesOf = (read: SchoolRead): Promise<Site[]> => siteRows(read);

/** Every room the school ever had, those no longer used too: timetables of earlier days name them. */
export const roomsOf = (read: SchoolRead): Promise<RoomReply[]> => roomRows(read);

const zones = new WeakMap<SchoolRead, Promise<string>>();
const askZone = async (read: SchoolRead): Promise<string> =>
  (await siteRows(read))[0]?.zone ?? DEFAULT_ZONE;

/** Zone of the school's dates: that of its first site. Asked once by a handle that only reads; a writing one may change it. */
export const schoolZone = (read: SchoolRead): Promise<string> => {
  if ('insert' in read) return askZone(read);
  const zone = zones.get(read) ?? askZone(read);
  zones.set(read, zone);
  return zone;
};

export const schoolSettings = async (read: SchoolRead): Promise<SchoolSettings> =>
  (await settingsOf(read)).settings;

/** The school date now, by the school clock in the school's zone. */
export const schoolToday = async (read: SchoolRead, clocks: Clocks): Promise<string> =>
  localDateOf(clocks.school.nowMs(), await schoolZone(read));

/** Puts in sites and rooms, for the seed and for a new school. */
export const addSites = async (
  tx: SchoolTx,
  sites: readonly NewSite[],
  rooms: readonly Room[],
): Promise<void> => {
  await insertSites(tx, sites);
  await insertRooms(tx, rooms);
  tx.announce('school.changed', {});
};

/** Whether the handle's school is there. */
export const hasSchool = async (read: SchoolRead): Promise<boolean> =>
  (await read.get('school', read.schoolId)) !== undefined;
