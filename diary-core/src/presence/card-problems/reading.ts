import type { AccountId, ClassId, PersonId } from '@furtka/core-contract/ids';
import { personsWithin, type Scope, type Within } from '../../kernel/access/scope.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { personsInRole } from '../../people/accounts/api.ts';
import { fullName, type Person, personsByIds } from '../../people/persons/api.ts';
import { homeroomLeadersOn } from '../../people/staff/api.ts';
import { classesByStudentOn } from '../../people/students/api.ts';
import { schoolToday } from '../../school/schools/api.ts';
import type { HolderKind } from './domain.ts';
import type { CardProblem, ProblemHolder } from './schema.ts';
import { problemsBy, problemsOf } from './store.ts';

type Clocks = Pick<Services, 'clocks'>;

/** About whose cards one may report: whom the scope reaches, and oneself. */
export const holdersWithin = async (
  read: SchoolRead,
  scope: Scope<'cardProblem.report'>,
): Promise<Within<PersonId>> => {
  const within = await personsWithin(read, scope);
  if (within === 'all') return within;
  return new Set([...within, ...scope.grants.flatMap(({ personId }) => personId ?? [])]);
};

const holdsCards = (person: Person): boolean => person.kind !== 'guardian';

/** Who may be named without searching, by class and name; whoever reaches the whole school finds oneself here only. */
export const listHolders = async (
  read: SchoolRead,
  { clocks }: Clocks,
  scope: Scope<'cardProblem.report'>,
): Promise<ProblemHolder[]> => {
  const within = await holdersWithin(read, scope);
  const ids = within === 'all' ? scope.grants.flatMap(({ personId }) => personId ?? []) : within;
  const persons = [...(await personsByIds(read, [...new Set(ids)])).values()].filter(holdsCards);
  const classes = await classesByStudentOn(
    read,
    await schoolToday(read, clocks),
    persons.map(({ personId }) => personId),
  );
  const own = new Set(scope.grants.flatMap(({ personId }) => personId ?? []));
  const place = ({ personId }: Person): number => (own.has(personId) ? 0 : 1);
  return persons
    .sort(
      (one, other) =>
        place(one) - place(other) ||
        one.lastName.localeCompare(other.lastName, 'pl') ||
        one.firstName.localeCompare(other.firstName, 'pl'),
    )
    .map((person) => {
      const className = classes.get(person.personId)?.name;
      return {
        personId: person.personId,
        name: fullName(person),
        ...(className === undefined ? {} : { className }),
      };
    });
};

/** To whom the problems of each holder go today: of a student by class, of staff to who keeps the building. */
const addressing = async (
  read: SchoolRead,
  today: string,
  rows: readonly Row<'card_problem'>[],
  classIds: ReadonlyMap<PersonId, { readonly classId: ClassId }>,
): Promise<(holder: Pick<Row<'card_problem'>, 'holder_id' | 'holder_kind'>) => string[]> => {
  const leaders = await homeroomLeadersOn(read, today);
  const managers = rows.some((row) => row.holder_kind === 'staff')
    ? await personsInRole(read, 'facilitiesManager')
    : [];
  const idsOf = (row: Pick<Row<'card_problem'>, 'holder_id' | 'holder_kind'>) => {
    if (row.holder_kind === 'staff') return managers;
    const section = classIds.get(row.holder_id);
    return section === undefined ? [] : (leaders.get(section.classId) ?? []);
  };
  const names = await personsByIds(read, [...new Set(rows.flatMap(idsOf))]);
  return (row) =>
    idsOf(row).flatMap((personId) => {
      const person = names.get(personId);
      return person === undefined ? [] : [fullName(person)];
    });
};

/** Rows as they are shown, in their order; the addressees are today's. */
export const presentProblems = async (
  read: SchoolRead,
  { clocks }: Clocks,
  rows: readonly Row<'card_problem'>[],
): Promise<CardProblem[]> => {
  if (rows.length === 0) return [];
  const today = await schoolToday(read, clocks);
  const ids = [...new Set(rows.map((row) => row.holder_id))];
  const persons = await personsByIds(read, ids);
  const classes = await classesByStudentOn(read, today, ids);
  const addresseesOf = await addressing(read, today, rows, classes);
  return rows.map((row) => {
    const person = persons.get(row.holder_id);
    const className = classes.get(row.holder_id)?.name;
    return {
      problemId: row.id,
      holderId: row.holder_id,
      holderName: person === undefined ? '' : fullName(person),
      holderKind: row.holder_kind,
      ...(className === undefined ? {} : { className }),
      kind: row.kind,
      note: row.note,
      state: row.state,
      reportedAtUtc: row.reported_at_utc,
      reportedBy: row.reported_by_name,
      addressees: addresseesOf(row),
      ...(row.answer === null ? {} : { answer: row.answer }),
      ...(row.answered_by_name === null ? {} : { answeredBy: row.answered_by_name }),
      ...(row.answered_at_utc === null ? {} : { answeredAtUtc: row.answered_at_utc }),
      version: row.version,
    };
  });
};

/** Problems that are addressed to whoever holds the scope, at most 200. */
export const addressedProblems = async (
  read: SchoolRead,
  services: Clocks,
  scope: Scope<'cardProblem.ofStudents' | 'cardProblem.ofStaff'>,
  which: { readonly holderKind: HolderKind; readonly isSettled: boolean },
): Promise<CardProblem[]> =>
  presentProblems(read, services, await problemsOf(read, await personsWithin(read, scope), which));

/** What somebody reported about whom they still reach, newest first, with the answers. */
export const ownProblems = async (
  read: SchoolRead,
  services: Clocks,
  scope: Scope<'cardProblem.report'>,
  accountId: AccountId,
): Promise<CardProblem[]> =>
  presentProblems(
    read,
    services,
    await problemsBy(read, await holdersWithin(read, scope), accountId),
  );
