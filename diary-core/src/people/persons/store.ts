import type { PersonId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import {
  keysOfName,
  type Person,
  type PersonKind,
  type PersonName,
  searchWords,
  tidyName,
} from './domain.ts';

const toPerson = (row: Row<'person'>): Person => ({
  personId: row.id,
  kind: row.kind,
  firstName: row.first_name,
  lastName: row.last_name,
  sortKey: row.sort_key,
  searchKey: row.search_key,
});

/** Parameters of one `in (…)`. */
const MANY = 1000;

export const personRow = async (
  read: SchoolRead,
  personId: PersonId,
): Promise<Person | undefined> => {
  const row = await read.get('person', personId);
  return row && toPerson(row);
};

export const personRows = async (
  read: SchoolRead,
  personIds: readonly PersonId[],
): Promise<Person[]> => {
  const wanted = [...new Set(personIds)];
  const found: Person[] = [];
  for (let at = 0; at < wanted.length; at += MANY) {
    const part = wanted.slice(at, at + MANY);
    const rows = await read.from('person').selectAll().where('id', 'in', part).execute();
    found.push(...rows.map(toPerson));
  }
  return found;
};

/** Ids of all persons of some kinds, those who left included. */
export const idsOfKinds = async (
  read: SchoolRead,
  kinds: readonly PersonKind[],
): Promise<PersonId[]> => {
  const rows = await read
    .from('person')
    .select('id')
    .where('kind', 'in', [...kinds])
    .where('removed_on', 'is', null)
    .execute();
  return rows.map((row) => row.id);
};

export interface PersonPage {
  readonly kinds: readonly PersonKind[];
  /** Only these; left out: all of those kinds. */
  readonly among?: readonly PersonId[];
  readonly search?: string;
  /** Id of the last person of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/**
 * Persons by name in the order of the Polish alphabet. A search finds every person of whose names some word begins with each of
 * the words asked, in any order, ł = l.
 *
 * Errors  `kernel.invalid_cursor` when `after` is nobody here
 */
export const pageOfPersons = async (read: SchoolRead, page: PersonPage): Promise<Person[]> => {
  let query = read
    .from('person')
    .selectAll()
    .where('kind', 'in', [...page.kinds])
    .where('removed_on', 'is', null);
  if (page.among !== undefined) {
    if (page.among.length === 0) return [];
    query = query.where('id', 'in', [...page.among]);
  }
  for (const word of searchWords(page.search ?? '')) {
    query = query.where((eb) =>
      eb.or([eb('search_key', 'like', `${word}%`), eb('search_key', 'like', `% ${word}%`)]),
    );
  }
  if (page.after !== undefined) {
    const last = await read.get('person', page.after);
    if (last === undefined) throw new AppError('invalid', 'kernel.invalid_cursor');
    query = query.where((eb) =>
      eb.or([
        eb('sort_key', '>', last.sort_key),
        eb.and([eb('sort_key', '=', last.sort_key), eb('id', '>', last.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('sort_key').orderBy('id').limit(page.limit).execute();
  return rows.map(toPerson);
};

export interface NewPerson extends PersonName {
  readonly personId: PersonId;
  readonly kind: PersonKind;
}

const nameColumns = (name: PersonName) => {
  const tidy = { firstName: tidyName(name.firstName), lastName: tidyName(name.lastName) };
  const keys = keysOfName(tidy);
  return {
    first_name: tidy.firstName,
    last_name: tidy.lastName,
    sort_key: keys.sortKey,
    search_key: keys.searchKey,
  };
};

export const insertPersons = (tx: SchoolTx, persons: readonly NewPerson[]): Promise<void> =>
  tx.insertMany(
    'person',
    persons.map((person) => ({
      id: person.personId,
      kind: person.kind,
      ...nameColumns(person),
      version: 1,
    })),
  );

export const updateName = async (
  tx: SchoolTx,
  personId: PersonId,
  name: PersonName,
): Promise<Person> => toPerson(await tx.update('person', personId, nameColumns(name)));
