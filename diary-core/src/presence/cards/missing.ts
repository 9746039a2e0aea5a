import type { CardState } from '@furtka/core-contract/api';
import type { CardId, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { searchKey } from '../../kernel/text/polish.ts';
import { personsByIds, searchPersonIds } from '../../people/persons/api.ts';
import { staffOn } from '../../people/staff/api.ts';
import {
  attendingStudents,
  classesByStudentOn,
  type NamedClass,
} from '../../people/students/api.ts';
import { groupedBy } from './grouped.ts';
import { nameOf } from './listing.ts';
import { pageOf } from './paging.ts';
import type { MissingHolder } from './schema.ts';
import { parseCardSearch } from './search.ts';
import { cardRowsWithTime, type TimedCardRow } from './store.ts';

const PAGE = 50;
/** Most people that one search looks at. */
const MOST_FOUND = 5000;

export interface MissingQuery {
  readonly search?: string;
  readonly classId?: ClassId;
  readonly kind?: 'student' | 'staff';
  readonly after?: string;
  readonly limit?: number;
}

/** What is nearest to an active card tells best why there is none. */
const NEAREST: readonly CardState[] = [
  'received',
  'ordered',
  'blocked',
  'cancelled',
  'deactivated',
];

interface LastCard {
  readonly reason: Static<typeof MissingHolder>['reason'];
  readonly cardId?: CardId;
  readonly sinceUtc?: number;
}

/**
 * Why somebody holds no active card.
 *
 * @returns undefined for somebody who holds one
 */
export const lackOf = (cards: readonly TimedCardRow[]): LastCard | undefined => {
  if (cards.some((card) => card.state === 'active')) return undefined;
  const [last] = cards.toSorted(
    (one, other) =>
      NEAREST.indexOf(one.state) - NEAREST.indexOf(other.state) ||
      other.changedAtUtc - one.changedAtUtc,
  );
  if (last === undefined || last.state === 'active') return { reason: 'never' };
  return { reason: last.state, cardId: last.cardId, sinceUtc: last.changedAtUtc };
};

/** Classes in the order of the school, 2a before 10a; then students in no class, then staff. */
const placeOf = (section: NamedClass | undefined, isStudent: boolean): string => {
  if (!isStudent) return '~~';
  if (section === undefined) return '~';
  return searchKey(section.name).replace(/\d+/g, (digits) => digits.padStart(4, '0'));
};

interface Candidate {
  readonly personId: PersonId;
  readonly isStudent: boolean;
  readonly section: NamedClass | undefined;
  readonly lack: LastCard;
}

const candidates = async (read: SchoolRead, today: string): Promise<Candidate[]> => {
  const cards = groupedBy(await cardRowsWithTime(read), (card) => card.holderId);
  const sections = await classesByStudentOn(read, today);
  const people = [
    ...[...(await attendingStudents(read, today))].map((id) => [id, true] as const),
    ...(await staffOn(read, today)).map((member) => [member.personId, false] as const),
  ];
  return people.flatMap(([personId, isStudent]) => {
    const lack = lackOf(cards.get(personId) ?? []);
    return lack === undefined
      ? []
      : [{ personId, isStudent, section: sections.get(personId), lack }];
  });
};

/** Words that name a class stand for the class, the rest is a name. */
const finder = async (
  read: SchoolRead,
  text: string,
  all: readonly Candidate[],
): Promise<(candidate: Candidate) => boolean> => {
  const classNames = new Set(
    all.flatMap(({ section }) => (section ? [searchKey(section.name)] : [])),
  );
  const search = parseCardSearch(text, classNames, searchKey);
  const found =
    search.name === ''
      ? undefined
      : new Set<PersonId>(await searchPersonIds(read, search.name, MOST_FOUND));
  const isOfClass = (section: NamedClass | undefined): boolean =>
    search.classNames.length === 0 ||
    (section !== undefined && search.classNames.includes(searchKey(section.name)));
  return ({ personId, section }) =>
    isOfClass(section) && (found === undefined || found.has(personId));
};

/** Students and staff of today who hold no active card, by class and name, with why (CARD-12). */
export const listMissing = async (
  read: SchoolRead,
  query: MissingQuery,
  today: string,
): Promise<{ items: Static<typeof MissingHolder>[]; total: number; next?: string }> => {
  const all = await candidates(read, today);
  const isFound = await finder(read, query.search?.trim() ?? '', all);
  const wanted = all.filter(
    (each) =>
      (query.classId === undefined || each.section?.classId === query.classId) &&
      (query.kind === undefined || each.isStudent === (query.kind === 'student')) &&
      isFound(each),
  );
  const persons = await personsByIds(
    read,
    wanted.map((each) => each.personId),
  );
  const keyed = wanted.map((each) => ({
    ...each,
    id: each.personId,
    key: `${placeOf(each.section, each.isStudent)} ${persons.get(each.personId)?.sortKey ?? ''}`,
  }));
  const { page, next } = pageOf(keyed, { after: query.after, limit: query.limit ?? PAGE });
  const items = page.map(({ personId, isStudent, section, lack }) => ({
    personId,
    name: nameOf(persons.get(personId)),
    kind: isStudent ? ('student' as const) : ('staff' as const),
    ...(section === undefined ? {} : { classId: section.classId, className: section.name }),
    ...lack,
  }));
  return { items, total: wanted.length, ...(next === undefined ? {} : { next }) };
};
