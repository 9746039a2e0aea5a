import { createHash } from 'node:crypto';
import type { Directory, DirectoryPerson } from '@furtka/core-contract/directory';
import type { PersonId, SchoolId, SiteId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import { serviceActor } from '../../kernel/access/control.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { dutyOperators, type KioskRole } from '../../people/accounts/api.ts';
import { type Person, personsByIds } from '../../people/persons/api.ts';
import { photoDigests, photosInBase64 } from '../../people/students/api.ts';
import { cardsByHolder } from '../../presence/cards/api.ts';
import { doorBehaviours, doors } from '../../presence/devices/api.ts';
import {
  type SchoolSettings,
  schoolName,
  schoolSettings,
  schoolToday,
  siteById,
} from '../../school/schools/api.ts';
import { notesForGate } from './gate-notes.ts';
import { nextVersion } from './roster/build.ts';
import { RENEWED_AFTER_MS } from './roster/publish.ts';
import { peopleOfSite } from './site-people.ts';

const MOST_PEOPLE = 20_000;
const MOST_OPERATORS = 50;
const MOST_CARDS = 20;

type Body = Omit<Directory, 'version' | 'issuedAtUtc'>;
type Operator = Directory['operators'][number];

interface Shown {
  readonly className: string | undefined;
  readonly cards: readonly Static<typeof DirectoryPerson>['cards'][number][];
  readonly note: string | undefined;
  readonly photo: string | undefined;
}

const entryOf = (person: Person, shown: Shown): DirectoryPerson => ({
  personId: person.personId,
  firstName: person.firstName,
  lastName: person.lastName,
  searchKey: person.searchKey,
  kind: person.kind === 'student' ? 'student' : 'staff',
  ...(shown.className === undefined ? {} : { className: shown.className }),
  cards: shown.cards.slice(0, MOST_CARDS).map(({ cardId, state }) => ({ cardId, state })),
  ...(shown.note === undefined ? {} : { note: shown.note }),
  ...(shown.photo === undefined ? {} : { photo: shown.photo }),
});

/**
 * What each role may do at the kiosk; who has two may do both.
 *
 * Source  requirements 4.2: cards are blocked by the caretaker, by duty staff where the school allows it (C-39); kiosk books are
 *         written by duty staff · screens 2.6 row 8, 2.10, 2.11: lockdown by director, duty staff and caretaker
 */
const rightsOf = (roles: readonly KioskRole[], dutyStaffMayBlock: boolean) => {
  const isDutyStaff = roles.includes('dutyStaff');
  return {
    mayBlock: roles.includes('caretaker') || (isDutyStaff && dutyStaffMayBlock),
    mayKeepBooks: isDutyStaff,
    mayLockDown: true,
  };
};

const operatorsOf = async (read: SchoolRead, settings: SchoolSettings): Promise<Operator[]> =>
  (await dutyOperators(read)).slice(0, MOST_OPERATORS).map((operator) => ({
    accountId: operator.accountId,
    ...(operator.personId === null ? {} : { personId: operator.personId }),
    name: operator.name,
    role: operator.role,
    ...rightsOf(operator.roles, settings.dutyStaffMayBlock),
    pinHash: operator.pinHash,
  }));

const optionsOf = async (
  read: SchoolRead,
  siteId: SiteId,
  settings: SchoolSettings,
): Promise<Directory['options']> => {
  const gateDoorId = (await siteById(read, siteId))?.gateDoorId;
  const ofSite = (await doors(read)).filter((door) => door.siteId === siteId);
  // A door may have moved to another site since.
  const gateDoor = ofSite.find((door) => door.doorId === gateDoorId);
  const inner = new Set(
    (await doorBehaviours(read)).filter((door) => !door.isOuter).map(({ doorId }) => doorId),
  );
  return {
    ...(gateDoor === undefined ? {} : { gateDoorId: gateDoor.doorId }),
    innerDoorIds: ofSite.map(({ doorId }) => doorId).filter((doorId) => inner.has(doorId)),
    grantedTapCountsAsEntry: settings.grantedTapCountsAsEntry,
    meetingEntries: settings.meetingEntries,
    forgottenNoteAt: settings.forgottenNoteAt,
    visitorDays: settings.visitorDays,
    ...(settings.officePhone === null ? {} : { officePhone: settings.officePhone }),
  };
};

/** How photos are told of: by digest where it only matters whether one changed, else whole, in base64. */
type PhotoForm = 'digest' | 'whole';

const photosOf = async (
  read: SchoolRead,
  settings: SchoolSettings,
  form: PhotoForm,
): Promise<ReadonlyMap<PersonId, string>> => {
  if (!settings.photosOnHub) return new Map();
  return form === 'digest' ? photoDigests(read) : photosInBase64(read);
};

const bodyOf = async (
  read: SchoolRead,
  services: Services,
  siteId: SiteId,
  form: PhotoForm,
): Promise<Body> => {
  const settings = await schoolSettings(read);
  const today = await schoolToday(read, services.clocks);
  const people = await peopleOfSite(read, siteId, today);
  const persons = await personsByIds(read, [...people.keys()].slice(0, MOST_PEOPLE));
  const cards = await cardsByHolder(read);
  const notes = await notesForGate(read, today);
  const photos = await photosOf(read, settings, form);
  const entries = [...persons.values()].map((person) =>
    entryOf(person, {
      className: people.get(person.personId),
      cards: cards.get(person.personId) ?? [],
      note: notes.get(person.personId),
      photo: photos.get(person.personId),
    }),
  );
  return {
    v: 1,
    schoolId: read.schoolId,
    siteId,
    schoolName: await schoolName(read),
    options: await optionsOf(read, siteId, settings),
    people: entries.sort((one, other) => (one.personId < other.personId ? -1 : 1)),
    operators: await operatorsOf(read, settings),
  };
};

/**
 * Gives a site's directory a new version if it says something new or the last one is old. The names are not kept: they are read
 * again when the hub asks.
 */
export const publishDirectory = async (
  services: Services,
  schoolId: SchoolId,
  siteId: SiteId,
): Promise<void> => {
  const db = services.db.forSchool(schoolId);
  const body = await db.read((read) => bodyOf(read, services, siteId, 'digest'));
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const actor = serviceActor('edge-sync.directory');
  await db.change(
    { actor, action: 'directory.publish', subject: { kind: 'site', id: siteId } },
    async (tx) => {
      const last = await tx.get('site_directory', siteId);
      const nowUtc = services.clocks.system.nowMs();
      const isFresh = last !== undefined && nowUtc - last.issued_at_utc < RENEWED_AFTER_MS;
      if (last?.digest === digest && isFresh) return;
      const version = nextVersion(last?.version, nowUtc);
      await tx.put('site_directory', { id: siteId, version, issued_at_utc: nowUtc, digest });
      tx.announce('directory.built', { siteId, version });
    },
  );
};

/** The directory of a site as it is now, under the newest version. */
export const directoryOf = async (
  read: SchoolRead,
  services: Services,
  siteId: SiteId,
): Promise<Directory> => {
  const stands = await read.get('site_directory', siteId);
  if (stands === undefined) throw notFound('directory');
  const body = await bodyOf(read, services, siteId, 'whole');
  return { ...body, version: stands.version, issuedAtUtc: stands.issued_at_utc };
};
