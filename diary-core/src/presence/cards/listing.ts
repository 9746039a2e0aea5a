import type { Card, CardState } from '@furtka/core-contract/api';
import type { CardId, PersonId } from '@furtka/core-contract/ids';
import type { CardCounts } from '@furtka/core-contract/screens';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { searchKey } from '../../kernel/text/polish.ts';
import { personsByIds, searchPersonIds } from '../../people/persons/api.ts';
import { classesByStudentOn } from '../../people/students/api.ts';
import { isCardState } from './domain.ts';
import { pageOf } from './paging.ts';
import { parseCardSearch } from './search.ts';
import { type CardRow, cardRows, countsByState } from './store.ts';

const PAGE = 50;
/** Most people that one search looks at. */
const MOST_FOUND = 500;
/** Sorts behind every name. */
const NOBODY = '\uffff';

export interface CardQuery {
  readonly search?: string;
  readonly state?: string;
  readonly after?: string;
  readonly limit?: number;
}

const statesOf = (text: string | undefined): CardState[] | undefined => {
  if (text === undefined || text === '') return undefined;
  const states = text.split(',');
  const known = states.filter(isCardState);
  if (known.length !== states.length)
    throw new AppError('invalid', 'cards.state_unknown', { field: 'state' });
  return known;
};

type Classes = Awaited<ReturnType<typeof classesByStudentOn>>;

/** People whom a search means: of the classes named, and of the name. `undefined`: it names nobody. */
const peopleFound = async (
  read: SchoolRead,
  text: string,
  classes: Classes,
): Promise<(row: CardRow) => boolean> => {
  const names = new Set([...classes.values()].map((section) => searchKey(section.name)));
  const search = parseCardSearch(text, names, searchKey);
  const found =
    search.name === ''
      ? undefined
      : new Set<PersonId>(await searchPersonIds(read, search.name, MOST_FOUND));
  const isOfClass = (holderId: PersonId): boolean =>
    search.classNames.length === 0 ||
    search.classNames.includes(searchKey(classes.get(holderId)?.name ?? ''));
  return ({ cardId, holderId }) => {
    if (search.cardIdStart !== undefined && cardId.startsWith(search.cardIdStart)) return true;
    if (holderId === null || (search.name === '' && search.classNames.length === 0)) return false;
    return isOfClass(holderId) && (found === undefined || found.has(holderId));
  };
};

export const nameOf = (person: { firstName: string; lastName: string } | undefined): string =>
  person === undefined ? '' : `${person.firstName} ${person.lastName}`;

const classOf = (section: { readonly name: string } | null | undefined) =>
  section ? { className: section.name } : {};

/** Cards by name of the holder, a page at a time. */
export const listCards = async (
  read: SchoolRead,
  query: CardQuery,
  today: string,
): Promise<{ items: Card[]; next?: string }> => {
  const all = await cardRows(read, statesOf(query.state));
  const search = query.search?.trim() ?? '';
  const classes = await classesByStudentOn(read, today);
  const wanted = search === '' ? all : all.filter(await peopleFound(read, search, classes));
  const holders = wanted.flatMap((row) => (row.holderId === null ? [] : [row.holderId]));
  const persons = await personsByIds(read, [...new Set(holders)]);
  const person = (row: CardRow) => (row.holderId === null ? undefined : persons.get(row.holderId));
  const keyed = wanted.map((row) => ({
    ...row,
    id: row.cardId,
    key: person(row)?.sortKey ?? NOBODY,
  }));
  const { page, next } = pageOf(keyed, { after: query.after, limit: query.limit ?? PAGE });
  const items = page.map((row) => ({
    cardId: row.cardId,
    holderId: row.holderId,
    holderName: nameOf(person(row)),
    ...classOf(row.holderId && classes.get(row.holderId)),
    state: row.state,
  }));
  return next === undefined ? { items } : { items, next };
};

export const countCards = async (read: SchoolRead): Promise<CardCounts> =>
  Object.fromEntries(await countsByState(read));

/** One card as lists show it. */
export const oneCard = async (read: SchoolRead, cardId: CardId): Promise<Card> => {
  const row = await read.require('card', cardId);
  const holderId = row.holder_id;
  const persons = await personsByIds(read, holderId === null ? [] : [holderId]);
  return {
    cardId,
    holderId,
    holderName: nameOf(holderId === null ? undefined : persons.get(holderId)),
    state: row.state,
  };
};
