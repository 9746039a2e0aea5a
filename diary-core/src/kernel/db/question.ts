import type { CompiledQuery } from 'kysely';
import { bug } from '../domain/app-error.ts';
import type { Catalogue } from './catalogue.ts';
import type { Question, SchoolRead } from './handles.ts';

/** A place in the parameters: an id, the date, the school, or what the question itself says. */
type Place =
  | { readonly from: 'ids'; readonly index: number }
  | { readonly from: 'on' }
  | { readonly from: 'school' }
  | { readonly from: 'question'; readonly value: unknown };

interface Kept<Row> {
  readonly query: CompiledQuery<Row>;
  readonly places: readonly Place[];
}

type AnyQuestion = Question<never, unknown>;

/** Longer lists are rare, and each length is kept. */
const MOST_IDS = 16;
const kept = new WeakMap<Catalogue, Map<AnyQuestion, Map<number, Kept<unknown>>>>();

/** Stands for the date and the ids while the query is built; nothing real looks so. */
const DATE = '\u0000on';
const markOf = (index: number): string => `\u0000id${index}`;

const placeOf = (value: unknown, read: SchoolRead, count: number): Place => {
  if (value === DATE) return { from: 'on' };
  if (value === read.schoolId) return { from: 'school' };
  for (let index = 0; index < count; index += 1)
    if (value === markOf(index)) return { from: 'ids', index };
  if (typeof value === 'string' && value.includes('\u0000'))
    throw bug('kernel.bug', { question: 'changes what it is given' });
  return { from: 'question', value };
};

const make = <Id extends string, Row>(
  read: SchoolRead,
  question: Question<Id, Row>,
  count: number,
): Kept<Row> => {
  const marks = Array.from({ length: count }, (_none, index) => markOf(index) as Id);
  const query = question.build(read, marks, DATE).compile();
  return { query, places: query.parameters.map((value) => placeOf(value, read, count)) };
};

const keptOf = <Id extends string, Row>(
  read: SchoolRead,
  catalogue: Catalogue,
  question: Question<Id, Row>,
  count: number,
): Kept<Row> => {
  const byQuestion = kept.get(catalogue) ?? new Map<AnyQuestion, Map<number, Kept<unknown>>>();
  kept.set(catalogue, byQuestion);
  const byCount = byQuestion.get(question) ?? new Map<number, Kept<unknown>>();
  byQuestion.set(question, byCount);
  const found = byCount.get(count) ?? make(read, question, count);
  byCount.set(count, found);
  return found as Kept<Row>;
};

/** The words of a question with these ids, this date and the school of `read`. */
export const fillIn = <Id extends string, Row>(
  read: SchoolRead,
  catalogue: Catalogue,
  question: Question<Id, Row>,
  ids: readonly Id[],
  on: string,
): CompiledQuery<Row> => {
  if (ids.length > MOST_IDS) return question.build(read, ids, on).compile();
  const { query, places } = keptOf(read, catalogue, question, ids.length);
  const parameters = places.map((place) => {
    if (place.from === 'ids') return ids[place.index];
    if (place.from === 'on') return on;
    return place.from === 'school' ? read.schoolId : place.value;
  });
  return { ...query, parameters };
};
