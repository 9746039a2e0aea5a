import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Person, PersonKind, PersonName } from './domain.ts';
import {
  idsOfKinds,
  insertPersons,
  type NewPerson,
  type PersonPage,
  pageOfPersons,
  personRow,
  personRows,
  updateName,
} from './store.ts';

export type { Person, PersonKind, PersonName } from './domain.ts';
export { fullName } from './domain.ts';
export type { NewPerson, PersonPage } from './store.ts';

/** Names of these persons; those of another school are not in the answer. */
export const personsByIds = async (
  read: SchoolRead,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Person>> =>
  new Map((await personRows(read, personIds)).map((person) => [person.personId, person]));

export const personById = (read: SchoolRead, personId: PersonId): Promise<Person | undefined> =>
  personRow(read, personId);

/** Whether the person was removed whole (MIGR-09): of such a one a row without a name is left. */
export const isRemoved = async (read: SchoolRead, personId: PersonId): Promise<boolean> => {
  const row = await read.get('person', personId);
  return row !== undefined && row.removed_on !== null;
};

/** Ids of all persons of some kinds, those who left included. */
export const personIdsOf = (read: SchoolRead, kinds: readonly PersonKind[]): Promise<PersonId[]> =>
  idsOfKinds(read, kinds);

/** Ids of at most `limit` students and staff by name; ł = l, words in any order, beginnings of words are enough. */
export const searchPersonIds = async (
  read: SchoolRead,
  text: string,
  limit: number,
): Promise<PersonId[]> => {
  const found = await pageOfPersons(read, { kinds: ['student', 'staff'], search: text, limit });
  return found.map((person) => person.personId);
};

/** Persons in the order of the Polish alphabet, a page at a time. */
export const personPage = (read: SchoolRead, page: PersonPage): Promise<Person[]> =>
  pageOfPersons(read, page);

export const addPersons = async (tx: SchoolTx, persons: readonly NewPerson[]): Promise<void> => {
  await insertPersons(tx, persons);
  const [first, second] = persons;
  if (second !== undefined) tx.announce('people.changed', {});
  else if (first !== undefined) tx.announce('person.changed', { personId: first.personId });
};

/** Errors: `kernel.not_found`. */
export const renamePerson = async (
  tx: SchoolTx,
  personId: PersonId,
  name: PersonName,
): Promise<Person> => {
  const person = await updateName(tx, personId, name);
  tx.announce('person.changed', { personId });
  return person;
};
