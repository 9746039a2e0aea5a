import { isSchoolMonth, type SchoolMonth } from '../../shared/time/school-date.ts';
import { CARD_FILTERS, type CardFilter } from '../screens/cards/card-looks.ts';
import type { CardsAddress } from '../screens/cards/use-cards-address.ts';

type Raw = Record<string, unknown>;

/** A text parameter as an object of one field, so that a missing one leaves no trace in the address. */
const text = <Name extends string>(raw: Raw, name: Name): { [Key in Name]?: string } => {
  const value = raw[name];
  const found = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return (found === '' ? {} : { [name]: found }) as { [Key in Name]?: string };
};

/** Only an address of this diary may follow a login: anything else would lead away from the school. */
export const safeNext = (next: unknown): { next?: string } =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/login')
    ? { next }
    : {};

export const loginSearch = (raw: Raw): { next?: string; why?: 'idle' | 'ended' } => ({
  ...safeNext(raw['next']),
  ...(raw['why'] === 'idle' || raw['why'] === 'ended' ? { why: raw['why'] } : {}),
});

export const homeSearch = (raw: Raw): { child?: string } => text(raw, 'child');

export const doorSearch = (raw: Raw): { month?: SchoolMonth; view?: 'table' } => ({
  ...(isSchoolMonth(raw['month']) ? { month: raw['month'] } : {}),
  ...(raw['view'] === 'table' ? { view: 'table' as const } : {}),
});

const isFilter = (value: unknown): value is Exclude<CardFilter, 'all'> =>
  value !== 'all' && CARD_FILTERS.some((filter) => filter === value);

export const cardsSearch = (raw: Raw): CardsAddress => ({
  ...text(raw, 'q'),
  ...(isFilter(raw['filter']) ? { filter: raw['filter'] } : {}),
  ...text(raw, 'card'),
  ...text(raw, 'school'),
});
