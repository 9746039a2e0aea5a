import type { SCHOOL_HEADER } from '@furtka/core-contract/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../shared/api/client.ts';
import type { paths as CorePaths } from '../../shared/api/core.gen.ts';
import { hasStatus } from '../../shared/api/failure.ts';
import type { CardState } from '../../shared/api/wire.ts';
import type { SchoolDate } from '../../shared/time/zone-time.ts';

type Core = Api<CorePaths>;

/** First parts of the keys under which answers are kept; the live stream writes into the same. */
export const KEYS = {
  session: 'session',
  /** The session of this device is locked: `true`. */
  locked: 'locked',
  /** Whether the session ended by the wish of its person, in this tab. */
  left: 'left',
  factors: 'factors',
  sessions: 'sessions',
  typing: 'typing',
  ownEmail: 'own-email',
  ownNotices: 'own-notices',
  children: 'children',
  passages: 'passages',
  cards: 'cards',
  card: 'card',
  counts: 'counts',
  /** Hints that a card may exist twice. */
  hints: 'hints',
  doors: 'doors',
  calendar: 'calendar',
  people: 'people',
  person: 'person',
  /** Cards of persons, and who has none. */
  holders: 'holders',
  classes: 'classes',
  year: 'year',
  bells: 'bells',
  options: 'options',
  settings: 'settings',
  /** The record of the school with its sites and rooms. */
  schoolCard: 'school-card',
  firstDay: 'firstDay',
  rights: 'rights',
  /** Sealed stand-in administrators. */
  envelopes: 'envelopes',
  timetable: 'timetable',
  /** Calls for help from doors. */
  helpCalls: 'help-calls',
  cardProblems: 'card-problems',
} as const;

/** The contract's own name; the type keeps both the same. */
const SCHOOL: typeof SCHOOL_HEADER = 'x-furtka-school';
export const inSchool = (schoolId: string) => ({ [SCHOOL]: schoolId });

export const childrenQuery = ({ client }: Core) =>
  queryOptions({
    queryKey: [KEYS.children],
    queryFn: async () => (await dataOf(client.GET('/api/v1/children'))).items,
  });

export interface PassageRange {
  readonly studentId: string;
  readonly schoolId: string;
  /** School dates, both included. */
  readonly from: SchoolDate;
  readonly to: SchoolDate;
}

export const passagesQuery = ({ client }: Core, range: PassageRange) =>
  queryOptions({
    queryKey: [KEYS.passages, range.studentId, range.from, range.to],
    queryFn: async () => {
      const { studentId, from, to } = range;
      const call = client.GET('/api/v1/children/{studentId}/passages', {
        params: {
          path: { studentId },
          query: { from, to },
        },
      });
      return (await dataOf(call)).items;
    },
  });

/** Named days without lessons; a school that tells none is no reason to show nothing. */
export const calendarQuery = ({ client }: Core, range: PassageRange) =>
  queryOptions({
    queryKey: [KEYS.calendar, range.schoolId, range.from, range.to],
    queryFn: async () => {
      const { from, to } = range;
      const call = client.GET('/api/v1/calendar', {
        headers: inSchool(range.schoolId),
        params: { query: { from, to } },
      });
      return (await dataOf(call)).daysOff;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface CardList {
  readonly schoolId: string;
  readonly search: string;
  readonly states: readonly CardState[];
  readonly limit: number;
}

export const cardsQuery = ({ client }: Core, { schoolId, search, states, limit }: CardList) =>
  infiniteQueryOptions({
    queryKey: [KEYS.cards, schoolId, search, states.join(',')],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      dataOf(
        client.GET('/api/v1/cards', {
          headers: inSchool(schoolId),
          params: {
            query: {
              limit,
              ...(search === '' ? {} : { search }),
              ...(states.length === 0 ? {} : { state: states.join(',') }),
              ...(pageParam === '' ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });

export const countsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.counts, schoolId],
    queryFn: () => dataOf(client.GET('/api/v1/cards/counts', { headers: inSchool(schoolId) })),
  });

export const cardQuery = ({ client }: Core, schoolId: string, cardId: string) =>
  queryOptions({
    queryKey: [KEYS.card, schoolId, cardId],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/cards/{cardId}', {
          headers: inSchool(schoolId),
          params: { path: { cardId } },
        }),
      ),
  });

/** Hints of the last 30 days that a card may exist twice. */
export const cardHintsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.hints, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/card-hints', { headers: inSchool(schoolId) }))).items,
    refetchInterval: 60_000,
  });

export const doorsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.doors, schoolId],
    queryFn: async () => {
      const call = client.GET('/api/v1/doors', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

/** Blocks a card or takes the block back; the answer of the doors comes by the live stream. */
export const actOnCard = async (
  { client }: Core,
  act: 'block' | 'unblock',
  target: { schoolId: string; cardId: string; reason: string },
): Promise<void> => {
  const init = {
    headers: inSchool(target.schoolId),
    params: { path: { cardId: target.cardId } },
    body: { reason: target.reason },
  };
  if (act === 'block') await dataOf(client.POST('/api/v1/cards/{cardId}/block', init));
  else await dataOf(client.POST('/api/v1/cards/{cardId}/unblock', init));
};

/** An answer that a second try would not change. */
export const isFinal = (error: unknown): boolean =>
  hasStatus(error, 400, 401, 403, 404, 409, 422, 423);
