import { Temporal } from 'temporal-polyfill';

/** What a person may ask for (RODO art. 15-21). */
export const REQUEST_KINDS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
] as const;

export const DISCLOSURE_FORMS = ['paper', 'electronic', 'oral', 'inspection'] as const;

/** RODO art. 12 ust. 3: one month from the day on which the request came, the same day of the next month or its last one. */
export const dueOn = (receivedOn: string): string =>
  Temporal.PlainDate.from(receivedOn).add({ months: 1 }).toString();

/** The latest day to which it may be prolonged: two months more. */
export const latestDueOn = (receivedOn: string): string =>
  Temporal.PlainDate.from(receivedOn).add({ months: 3 }).toString();

export type RequestState = 'open' | 'late' | 'answered';
export const requestState = (
  request: { readonly dueOn: string; readonly answeredOn: string | null },
  today: string,
): RequestState => {
  if (request.answeredOn !== null) return 'answered';
  return request.dueOn < today ? 'late' : 'open';
};
