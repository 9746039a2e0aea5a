import { Id, UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalTime } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { SCHOOL_KINDS } from './kinds.ts';

const Strict = { additionalProperties: false } as const;
const Days = Type.Integer({ minimum: 1, maximum: 365 });
const Minutes = Type.Integer({ minimum: 0, maximum: 240 });

/** Hours in which staff cards open; `to` at or before `from` runs over midnight. */
export const StaffHours = Type.Object(
  { weekday: Type.Integer({ minimum: 1, maximum: 7 }), from: LocalTime, to: LocalTime },
  Strict,
);
export type StaffHours = Static<typeof StaffHours>;

/** What a school sets for itself. Roster ages in days, folding in ms, margins around lessons in minutes. */
export const SchoolSettings = Type.Object(
  {
    /** Roster older than this: attention, everything still works. */
    staleAfterDays: Days,
    /** Roster older than this: pupils are refused. */
    expiredAfterDays: Days,
    /** Roster older than this: only keyholders enter. */
    keyholderAfterDays: Days,
    /** Taps of one card at one reader within this time are one. */
    repeatFoldMs: Type.Integer({ minimum: 0, maximum: 60_000 }),
    marginBeforeMinutes: Minutes,
    marginAfterMinutes: Minutes,
    staffHours: Type.Array(StaffHours, { maxItems: 28 }),
    /** Duty staff may block cards (C-39). */
    dutyStaffMayBlock: Type.Boolean(),
    /** Every granted tap counts as entry, also where nobody was seen to walk in (C-40). */
    grantedTapCountsAsEntry: Type.Boolean(),
    /** C-10 */
    homeroomSeesPassages: Type.Boolean(),
    directorSeesPassages: Type.Boolean(),
    /** Thumbnails of people may lie on the hub. */
    photosOnHub: Type.Boolean(),
    /** Failed logins that lock an account until the administrator unlocks it; `null`: accounts are only slowed down (ACCT-52). */
    lockAfterFailures: Type.Union([Type.Integer({ minimum: 5, maximum: 100 }), Type.Null()]),
    /** One entry in the visitors' book may stand for a meeting with many guests (C-42). */
    meetingEntries: Type.Boolean(),
    /** So many forgotten cards of a pupil in one calendar month make a note about the card. */
    forgottenNoteAt: Type.Integer({ minimum: 1, maximum: 100 }),
    /** The hub erases names of visitors this many days after the visit. */
    visitorDays: Type.Integer({ minimum: 1, maximum: 3650 }),
    /** Whom the gatehouse calls; shown beside a blocked card. */
    officePhone: Type.Union([
      Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
      Type.Null(),
    ]),
  },
  Strict,
);
export type SchoolSettings = Static<typeof SchoolSettings>;

/** Settings as written: `version` is that of the last reading, another one is a conflict. */
export const SettingsBody = Type.Object(
  { settings: SchoolSettings, version: Type.Integer() },
  Strict,
);
/** Settings as read, with what holds in a school that has set nothing. */
export const SettingsReply = Type.Object(
  { settings: SchoolSettings, defaults: SchoolSettings, version: Type.Integer() },
  Strict,
);

/** `gateDoorId`: the door beside the kiosk, which entries in the book open; `null`: the first door of the site. */
export const Site = Type.Object(
  {
    siteId: Id<'SiteId'>(),
    name: Type.String(),
    zone: Type.String(),
    gateDoorId: Type.Union([Id<'DoorId'>(), Type.Null()]),
    /** No longer offered for classes, rooms and hubs. */
    isRetired: Type.Boolean(),
  },
  Strict,
);
export type Site = Static<typeof Site>;

export const SiteBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    /** IANA zone; `Europe/Warsaw` when left out. */
    zone: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    /** As before when left out; a new one is in use. */
    isRetired: Type.Optional(Type.Boolean()),
  },
  Strict,
);
export const SiteParams = Type.Object({ siteId: Id<'SiteId'>() }, Strict);

const RoomId = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const roomFields = {
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  siteId: Id<'SiteId'>(),
} as const;

/** `isRetired`: no longer offered; timetables of earlier days keep its name. */
export const RoomReply = Type.Object(
  { roomId: RoomId, ...roomFields, isRetired: Type.Boolean(), version: Type.Integer() },
  Strict,
);
export type RoomReply = Static<typeof RoomReply>;
export const RoomBody = Type.Object(roomFields, Strict);
/** `version` is that of the last reading; another one is a conflict. */
export const RoomChange = Type.Object(
  { ...roomFields, isRetired: Type.Boolean(), version: Type.Integer({ minimum: 1 }) },
  Strict,
);
export type RoomChange = Static<typeof RoomChange>;
export const RoomParams = Type.Object({ roomId: RoomId }, Strict);

const cardFields = {
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  /** As lists and narrow prints show it: `SP 7`; may be empty. */
  shortName: Type.String({ maxLength: 20 }),
  kind: Type.Union([OneOf(SCHOOL_KINDS), Type.Null()]),
  /** Number in the register of schools and institutions (RSPO), digits. */
  rspo: Type.Union([Type.String({ pattern: '^[1-9][0-9]{0,6}$', maxLength: 7 }), Type.Null()]),
  address: Type.String({ maxLength: 300 }),
} as const;

/** The record of the school with its places; `logo`: digest of its mark, `null` where there is none. */
export const CardReply = Type.Object(
  {
    ...cardFields,
    logo: Type.Union([Type.String(), Type.Null()]),
    sites: Type.Array(Site),
    rooms: Type.Array(RoomReply),
    version: Type.Integer(),
  },
  Strict,
);
/** `version` is that of the last reading; another one is a conflict. */
export const CardBody = Type.Object(
  { ...cardFields, version: Type.Integer({ minimum: 1 }) },
  Strict,
);
export type CardBody = Static<typeof CardBody>;
export const LogoBody = Type.Object(
  { picture: Type.String({ minLength: 1, maxLength: 16_000_000 }) },
  Strict,
);

export const SchoolReply = Type.Object(
  {
    schoolId: Id<'SchoolId'>(),
    name: Type.String(),
    address: Type.String(),
    sites: Type.Array(Site),
  },
  Strict,
);

export const SchoolBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    address: Type.String({ maxLength: 300 }),
  },
  Strict,
);
