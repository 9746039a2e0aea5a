import { createHash } from 'node:crypto';
import type { Directory, DirectoryPerson } from '@furtka/core-contract/directory';
import type { PersonId, SchoolId, SiteId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import { serviceActor } from '../../kernel/access/control.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { dutyOperators } from '../../people/accounts/api.ts';
import { type Person, personsByIds } from '../../people/persons/api.ts';
import { staffOn } from '../../people/staff/api.ts';
import { classesByStudentOn } from '../../people/students/api.ts';
import { cardsByHolder } from '../../presence/cards/api.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { schoolName, schoolSettings, schoolToday } from '../../school/schools/api.ts';
import { nextVersion } from './roster/build.ts';
import { RENEWED_AFTER_MS } from './roster/publish.ts';

const MOST_PEOPLE = 20_000;
const MOST_OPERATORS = 50;
const MOST_CARDS = 20;

type Body = Omit<Directory, 'version' | 'issuedAtUtc'>;
type Operator = Directory['operators'][number];

/** Students and staff of a site, with the class of the students. */
const peopleOfSite = async (
  read: SchoolRead,
  siteId: SiteId,
  today: string,
): Promise<ReadonlyMap<PersonId, string | undefined>> => {
  const year = await schoolYearOn(read, today);
  const classes = year === undefined ? [] : await classesOfYear(read, year.yearId);
  const elsewhere = new Set(
    classes
      .filter((section) => section.siteId !== null && section.siteId !== siteId)
      .map((section) => section.classId),
  );
  const people = new Map<PersonId, string | undefined>();
  for (const [studentId, section] of await classesByStudentOn(read, today))
    if (!elsewhere.has(section.classId)) people.set(studentId, section.name);
  for (const member of await staffOn(read, today))
    if (member.siteId === null || member.siteId === siteId) people.set(member.personId, undefined);
  return people;
};

const entryOf = (
  person: Person,
  className: string | undefined,
  cards: readonly Static<typeof DirectoryPerson>['cards'][number][],
): DirectoryPerson => ({
  personId: person.personId,
  firstName: person.firstName,
  lastName: person.lastName,
  searchKey: person.searchKey,
  kind: person.kind === 'student' ? 'student' : 'staff',
  ...(className === undefined ? {} : { className }),
  cards: cards.slice(0, MOST_CARDS).map(({ cardId, state }) => ({ cardId, state })),
});

const operatorsOf = async (read: SchoolRead): Promise<Operator[]> => {
  const { dutyStaffMayBlock } = await schoolSettings(read);
  return (await dutyOperators(read)).slice(0, MOST_OPERATORS).map((operator) => ({
    accountId: operator.accountId,
    name: operator.name,
    role: operator.role,
    mayBlock: operator.role !== 'dutyStaff' || dutyStaffMayBlock,
    mayKeepBooks: operator.role === 'dutyStaff',
    mayLockDown: true,
    pinHash: operator.pinHash,
  }));
};

const bodyOf = async (read: SchoolRead, services: Services, siteId: SiteId): Promise<Body> => {
  const today = await schoolToday(read, services.clocks);
  const people = await peopleOfSite(read, siteId, today);
  const persons = await personsByIds(read, [...people.keys()].slice(0, MOST_PEOPLE));
  const cards = await cardsByHolder(read);
  const entries = [...persons.values()].map((person) =>
    entryOf(person, people.get(person.personId), cards.get(person.personId) ?? []),
  );
  return {
    v: 1,
    schoolId: read.schoolId,
    siteId,
    schoolName: await schoolName(read),
    options: {
      grantedTapCountsAsEntry: (await schoolSettings(read)).grantedTapCountsAsEntry,
      meetingEntries: false,
      forgottenNoteAt: 3,
      visitorDays: 30,
    },
    people: entries.sort((one, other) => (one.personId < other.personId ? -1 : 1)),
    operators: await operatorsOf(read),
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
  const body = await db.read((read) => bodyOf(read, services, siteId));
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
  const body = await bodyOf(read, services, siteId);
  return { ...body, version: stands.version, issuedAtUtc: stands.issued_at_utc };
};
