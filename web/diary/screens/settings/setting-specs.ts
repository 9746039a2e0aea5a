import type { SettingKey } from './setting-queries.ts';

/** Under which heading a setting stands; the first three are headings of options too. */
export type SettingGroup = 'accounts' | 'doors' | 'roster' | 'gatehouse';

/** What a person may type for a setting. The server holds the same ranges in `SchoolSettings`. */
export type SettingShape =
  | { readonly kind: 'bool' }
  | {
      readonly kind: 'whole';
      /** As typed, in the unit that is shown. */
      readonly least: number;
      readonly most: number;
      readonly unit: 'days' | 'minutes' | 'seconds' | 'times';
      /** The server counts in parts of the unit: milliseconds for seconds. */
      readonly parts?: number;
      /** May be switched off: `null`. */
      readonly isOffable?: true;
    }
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'hours' };

export interface SettingSpec {
  readonly group: SettingGroup;
  /** Requirement and conflict ids; empty where none asks for it. */
  readonly source: string;
  readonly shape: SettingShape;
  /** What it decides is not built yet. */
  readonly comesLater?: true;
}

const bool = { kind: 'bool' } as const;
const days = (most: number) => ({ kind: 'whole', least: 1, most, unit: 'days' }) as const;
const minutes = { kind: 'whole', least: 0, most: 240, unit: 'minutes' } as const;

/** Every setting that the server knows, in the order of the page: one without a line here does not compile. */
export const SETTINGS: Readonly<Record<SettingKey, SettingSpec>> = {
  lockAfterFailures: {
    group: 'accounts',
    source: 'ACCT-52',
    shape: { kind: 'whole', least: 5, most: 100, unit: 'times', isOffable: true },
  },
  marginBeforeMinutes: { group: 'doors', source: 'DOOR-05', shape: minutes },
  marginAfterMinutes: { group: 'doors', source: 'DOOR-05', shape: minutes },
  staffHours: { group: 'doors', source: 'DOOR-06', shape: { kind: 'hours' } },
  grantedTapCountsAsEntry: { group: 'doors', source: 'C-40', shape: bool },
  repeatFoldMs: {
    group: 'doors',
    source: '',
    shape: { kind: 'whole', least: 0, most: 60, unit: 'seconds', parts: 1000 },
  },
  homeroomSeesPassages: { group: 'doors', source: 'C-10', shape: bool, comesLater: true },
  directorSeesPassages: { group: 'doors', source: 'C-10', shape: bool },
  staleAfterDays: { group: 'roster', source: '', shape: days(365) },
  expiredAfterDays: { group: 'roster', source: '', shape: days(365) },
  keyholderAfterDays: { group: 'roster', source: '', shape: days(365) },
  dutyStaffMayBlock: { group: 'gatehouse', source: 'C-39', shape: bool },
  photosOnHub: { group: 'gatehouse', source: 'PRIV-09', shape: bool },
  meetingEntries: { group: 'gatehouse', source: 'C-42', shape: bool },
  visitorDays: { group: 'gatehouse', source: 'GATE-01', shape: days(3650) },
  forgottenNoteAt: {
    group: 'gatehouse',
    source: 'GATE-06',
    shape: { kind: 'whole', least: 1, most: 100, unit: 'times' },
  },
  officePhone: { group: 'gatehouse', source: '', shape: { kind: 'text', most: 40 } },
};

export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[];
