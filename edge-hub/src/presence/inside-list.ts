import type { DirectoryPerson } from '@furtka/core-contract/directory';
import type { Inside, InsideCounts, InsidePerson } from '@furtka/hub-contract/kiosk-desk';
import type { PeopleIndex } from '../directory/people-search.ts';
import type { VisitRow } from '../gatehouse/visit-store.ts';
import type { PresenceView } from './presence.ts';
import type { Whereabouts } from './whereabouts.ts';

/** A visit without an end; one entry may stand for many people. */
export type OpenVisit = Pick<VisitRow, 'visitId' | 'name' | 'count' | 'inAtUtc'>;

/** Class of people whom the directory does not know: they are on the list without a name. */
const UNKNOWN_CLASS = '';

export interface InsideSources {
  readonly view: PresenceView;
  readonly index: PeopleIndex | undefined;
  readonly visits: readonly OpenVisit[];
  /** People ticked as safe. */
  readonly safe: ReadonlySet<string>;
}

export type InsideLists = Pick<Inside, 'counts' | 'classes' | 'staff' | 'guests'>;

const isStaff = (person: DirectoryPerson | undefined): boolean => person?.kind === 'staff';

/** People inside and how many of them are not certain, without making a list. */
export const countInside = ({ view, index, visits }: Omit<InsideSources, 'safe'>): InsideCounts => {
  let staff = 0;
  let students = 0;
  let unsure = 0;
  for (const [personId, { isInside, doubt }] of view.people) {
    if (!isInside) continue;
    if (isStaff(index?.byPersonId.get(personId))) staff += 1;
    else students += 1;
    if (doubt !== undefined) unsure += 1;
  }
  let guests = 0;
  for (const { count, inAtUtc } of visits) {
    guests += count;
    if (inAtUtc < view.dayFromUtc) unsure += count;
  }
  return { students, staff, guests, unsure };
};

const rowOf = (
  personId: string,
  { seenAtUtc, by, doubt }: Whereabouts,
  { index, safe }: InsideSources,
): InsidePerson => {
  const person = index?.byPersonId.get(personId);
  return {
    personId: personId as InsidePerson['personId'],
    name: person === undefined ? '' : `${person.firstName} ${person.lastName}`,
    sinceUtc: seenAtUtc,
    by,
    ...(doubt === undefined ? {} : { doubt }),
    safe: safe.has(personId),
    count: 1,
  };
};

const guestOf = (
  { visitId, name, count, inAtUtc }: OpenVisit,
  { view, safe }: InsideSources,
): InsidePerson => ({
  personId: visitId as unknown as InsidePerson['personId'],
  name,
  sinceUtc: inAtUtc,
  by: 'visit',
  ...(inAtUtc < view.dayFromUtc ? { doubt: 'earlierDay' as const } : {}),
  safe: safe.has(visitId),
  count,
});

/** Names by the Polish order of the directory; people without a name by who came first. */
const inOrder = (index: PeopleIndex | undefined, people: InsidePerson[]): InsidePerson[] => {
  const orderOf = ({ personId }: InsidePerson): number =>
    index?.orderByPersonId.get(personId) ?? Number.MAX_SAFE_INTEGER;
  return people.sort((a, b) => orderOf(a) - orderOf(b) || (a.sinceUtc ?? 0) - (b.sinceUtc ?? 0));
};

/** Who is inside: pupils by class, people without a name last; staff; guests, who came first first. */
export const listInside = (sources: InsideSources): InsideLists => {
  const { view, index, visits } = sources;
  const byClass = new Map<string, InsidePerson[]>();
  const staff: InsidePerson[] = [];
  for (const [personId, whereabouts] of view.people) {
    if (!whereabouts.isInside) continue;
    const row = rowOf(personId, whereabouts, sources);
    const person = index?.byPersonId.get(personId);
    if (isStaff(person)) {
      staff.push(row);
      continue;
    }
    const className = person?.className ?? UNKNOWN_CLASS;
    const held = byClass.get(className);
    if (held === undefined) byClass.set(className, [row]);
    else held.push(row);
  }
  const byName = new Intl.Collator('pl', { numeric: true });
  const classes = [...byClass]
    .map(([className, people]) => ({ className, people: inOrder(index, people) }))
    .sort((a, b) => {
      if (a.className === UNKNOWN_CLASS || b.className === UNKNOWN_CLASS)
        return a.className === UNKNOWN_CLASS ? 1 : -1;
      return byName.compare(a.className, b.className);
    });
  const guests = visits
    .map((visit) => guestOf(visit, sources))
    .sort((a, b) => (a.sinceUtc ?? 0) - (b.sinceUtc ?? 0));
  return { counts: countInside(sources), classes, staff: inOrder(index, staff), guests };
};
