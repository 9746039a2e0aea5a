import { isSchoolMonth, type SchoolMonth } from '../../shared/time/school-date.ts';
import type { CalendarAddress } from '../screens/calendar/use-calendar-address.ts';
import { CARD_FILTERS, type CardFilter } from '../screens/cards/card-looks.ts';
import type { MissingAddress } from '../screens/cards/missing-address.ts';
import type { CardsAddress } from '../screens/cards/use-cards-address.ts';
import type { ClassesAddress } from '../screens/classes/use-classes-address.ts';
import type { HistoryAddress } from '../screens/history/history-address.ts';
import { isMyClassTab, type MyClassAddress } from '../screens/my-class/my-class-tabs.ts';
import { isNewKind, isPersonKind, type PeopleAddress } from '../screens/people/people-address.ts';
import { isPrivacyTab, type PrivacyTab } from '../screens/privacy/privacy-tabs.ts';
import { isPupilTab, type PupilTab } from '../screens/pupil/pupil-tabs.ts';
import type { StructureAddress } from '../screens/structure/structure-address.ts';
import { isStructureTab } from '../screens/structure/structure-tabs.ts';
import type { TimetableAddress } from '../screens/timetable/timetable-address.ts';

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

const IMPORT_KINDS = ['students', 'staff', 'timetable'] as const;
type ImportKind = (typeof IMPORT_KINDS)[number];
const isImportKind = (value: unknown): value is ImportKind =>
  IMPORT_KINDS.some((kind) => kind === value);

/** `run`: the import that is looked at; `kind`: what the next file holds. */
export const importSearch = (raw: Raw): { run?: string; school?: string; kind?: ImportKind } => ({
  ...(isImportKind(raw['kind']) ? { kind: raw['kind'] } : {}),
  ...text(raw, 'run'),
  ...text(raw, 'school'),
});

/** `tab`: which part of the page about personal data. */
export const privacySearch = (raw: Raw): { tab?: PrivacyTab; school?: string } => ({
  ...(isPrivacyTab(raw['tab']) ? { tab: raw['tab'] } : {}),
  ...text(raw, 'school'),
});

export const schoolSearch = (raw: Raw): { school?: string } => text(raw, 'school');

/** `holder`: about whose card one is going to report. */
export const problemsSearch = (raw: Raw): { holder?: string; school?: string } => ({
  ...text(raw, 'holder'),
  ...text(raw, 'school'),
});

export const classAccountsSearch = (raw: Raw): { school?: string; classId?: string } => ({
  ...text(raw, 'school'),
  ...text(raw, 'classId'),
});

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

export const pupilSearch = (raw: Raw): { tab?: PupilTab; school?: string } => ({
  ...(isPupilTab(raw['tab']) ? { tab: raw['tab'] } : {}),
  ...text(raw, 'school'),
});

export const myClassSearch = (raw: Raw): MyClassAddress => ({
  ...(isMyClassTab(raw['tab']) ? { tab: raw['tab'] } : {}),
  ...text(raw, 'classId'),
  ...text(raw, 'school'),
});

/** `course`: whom one teaches in it; `student`: the chosen one. */
export const myPupilsSearch = (
  raw: Raw,
): { course?: string; student?: string; school?: string } => ({
  ...text(raw, 'course'),
  ...text(raw, 'student'),
  ...text(raw, 'school'),
});

export const classesSearch = (raw: Raw): ClassesAddress => ({
  ...text(raw, 'class'),
  ...text(raw, 'school'),
});

/** `tab`: which part of the structure; `year`: of which school year; `pick`: the chosen row. */
export const structureSearch = (raw: Raw): StructureAddress => ({
  ...(isStructureTab(raw['tab']) ? { tab: raw['tab'] } : {}),
  ...text(raw, 'year'),
  ...text(raw, 'pick'),
  ...text(raw, 'school'),
});

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const calendarSearch = (raw: Raw): CalendarAddress => ({
  ...(typeof raw['day'] === 'string' && DATE.test(raw['day']) ? { day: raw['day'] } : {}),
  ...text(raw, 'school'),
});

/** Whose week: at most one of class, teacher and room; none: the own one. */
export const timetableSearch = (raw: Raw): TimetableAddress => ({
  ...text(raw, 'class'),
  ...text(raw, 'teacher'),
  ...text(raw, 'room'),
  ...dated(raw, 'date'),
  ...text(raw, 'school'),
});

export const planSearch = (raw: Raw): { date?: string } => dated(raw, 'date');

export const bellsSearch = (raw: Raw): { bells?: string; school?: string } => ({
  ...text(raw, 'bells'),
  ...text(raw, 'school'),
});

export const missingSearch = (raw: Raw): MissingAddress => ({
  ...(raw['kind'] === 'student' || raw['kind'] === 'staff' ? { kind: raw['kind'] } : {}),
  ...text(raw, 'school'),
});
