import { isSchoolMonth, type SchoolMonth } from '../../shared/time/school-date.ts';
import type { CalendarAddress } from '../screens/calendar/use-calendar-address.ts';
import { CARD_FILTERS, type CardFilter } from '../screens/cards/card-looks.ts';
import type { MissingAddress } from '../screens/cards/missing-address.ts';
import type { CardsAddress } from '../screens/cards/use-cards-address.ts';
import type { ClassesAddress } from '../screens/classes/use-classes-address.ts';
import type { HistoryAddress } from '../screens/history/history-address.ts';
import { isNewKind, isPersonKind, type PeopleAddress } from '../screens/people/people-address.ts';

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

/** `tab`: what was given to people; `find`: words of a right; `whose`: only one's own. */
export const rightsSearch = (
  raw: Raw,
): { tab?: 'people'; find?: string; whose?: 'mine'; school?: string } => ({
  ...(raw['tab'] === 'people' ? { tab: 'people' as const } : {}),
  ...(raw['whose'] === 'mine' ? { whose: 'mine' as const } : {}),
  ...text(raw, 'find'),
  ...text(raw, 'school'),
});

/** `find`: words that a setting must have. */
export const settingsSearch = (raw: Raw): { find?: string; school?: string } => ({
  ...text(raw, 'find'),
  ...text(raw, 'school'),
});

export const schoolSearch = (raw: Raw): { school?: string } => text(raw, 'school');

/** A date of the calendar as an address holds it. */
const dated = <Name extends string>(raw: Raw, name: Name): { [Key in Name]?: string } => {
  const found = text(raw, name);
  const value: string | undefined = found[name];
  return value !== undefined && DATE.test(value) ? found : {};
};

/** `about`: whom it concerns, `who`: who did it, `what`: kind of act in words, `kind`: kind of record. */
export const historySearch = (raw: Raw): HistoryAddress => ({
  ...text(raw, 'about'),
  ...text(raw, 'who'),
  ...text(raw, 'what'),
  ...text(raw, 'kind'),
  ...dated(raw, 'from'),
  ...dated(raw, 'to'),
  ...text(raw, 'school'),
});

export const quarantineSearch = (raw: Raw): { site?: string; code?: string; school?: string } => ({
  ...text(raw, 'site'),
  ...text(raw, 'code'),
  ...text(raw, 'school'),
});

const isFilter = (value: unknown): value is Exclude<CardFilter, 'all'> =>
  value !== 'all' && CARD_FILTERS.some((filter) => filter === value);

export const cardsSearch = (raw: Raw): CardsAddress => ({
  ...text(raw, 'q'),
  ...(isFilter(raw['filter']) ? { filter: raw['filter'] } : {}),
  ...text(raw, 'card'),
  ...text(raw, 'school'),
});

export const peopleSearch = (raw: Raw): PeopleAddress => ({
  ...text(raw, 'q'),
  ...(isPersonKind(raw['kind']) ? { kind: raw['kind'] } : {}),
  ...text(raw, 'class'),
  ...(raw['former'] === true || raw['former'] === 'true' ? { former: true as const } : {}),
  ...text(raw, 'person'),
  ...(isNewKind(raw['new']) ? { new: raw['new'] } : {}),
  ...text(raw, 'school'),
});

export const classesSearch = (raw: Raw): ClassesAddress => ({
  ...text(raw, 'class'),
  ...text(raw, 'school'),
});

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const calendarSearch = (raw: Raw): CalendarAddress => ({
  ...(typeof raw['day'] === 'string' && DATE.test(raw['day']) ? { day: raw['day'] } : {}),
  ...text(raw, 'school'),
});

export const bellsSearch = (raw: Raw): { bells?: string; school?: string } => ({
  ...text(raw, 'bells'),
  ...text(raw, 'school'),
});

export const missingSearch = (raw: Raw): MissingAddress => ({
  ...(raw['kind'] === 'student' || raw['kind'] === 'staff' ? { kind: raw['kind'] } : {}),
  ...text(raw, 'school'),
});
