/** ACCT-26: what a parent's account reaches. */
export const ACCESS_MODES = ['basic', 'extended'] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

/** Services of S0 §61, in its order (ACCT-33…41). */
export const SERVICES = [
  'correspondence',
  'announcements',
  'help',
  'configuration',
  'emailNotice',
  'assistedView',
  'remoteView',
  'mobile',
  'sms',
] as const;
export type Service = (typeof SERVICES)[number];

/** `paid`: there, and paid for apart. */
export const GRANTED = ['yes', 'no', 'paid'] as const;
export type Granted = (typeof GRANTED)[number];

export interface ServiceRow {
  readonly service: Service;
  readonly basic: Granted;
  readonly extended: Granted;
}

const both = (service: Service): ServiceRow => ({ service, basic: 'yes', extended: 'yes' });

/** S0 §61: the first six and e-mail for everybody; from anywhere and by phone extended only; SMS extended and paid apart. */
export const DEFAULT_TABLE: readonly ServiceRow[] = [
  both('correspondence'),
  both('announcements'),
  both('help'),
  both('configuration'),
  both('emailNotice'),
  both('assistedView'),
  { service: 'remoteView', basic: 'no', extended: 'yes' },
  { service: 'mobile', basic: 'no', extended: 'yes' },
  { service: 'sms', basic: 'no', extended: 'paid' },
];

const RANK: Readonly<Record<Granted, number>> = { no: 0, paid: 1, yes: 2 };

/** What is wrong with a table; undefined: nothing. */
export const faultOfTable = (
  rows: readonly ServiceRow[],
): 'rows' | 'configuration' | 'less' | undefined => {
  const named = new Set(rows.map((row) => row.service));
  if (rows.length !== SERVICES.length || named.size !== SERVICES.length) return 'rows';
  // Without it nobody could change the own password (ACCT-36).
  const own = rows.find((row) => row.service === 'configuration');
  if (own?.basic !== 'yes' || own.extended !== 'yes') return 'configuration';
  if (rows.some((row) => RANK[row.extended] < RANK[row.basic])) return 'less';
  return undefined;
};

/** A mode that was given, as kept. Days are school dates, both included. */
export interface ModeRow {
  readonly id: string;
  readonly mode: AccessMode;
  readonly firstDay: string;
  readonly lastDay: string | null;
}

/** The mode on a day: the last word that had begun; when its time is over, or nothing was said, basic. */
export const modeOn = (
  rows: readonly ModeRow[],
  date: string,
): { readonly mode: AccessMode; readonly lastDay: string | null } => {
  const begun = rows.filter((row) => row.firstDay <= date);
  const last = begun.reduce<ModeRow | undefined>(
    (latest, row) => (latest === undefined || row.id > latest.id ? row : latest),
    undefined,
  );
  const isOver = last === undefined || (last.lastDay !== null && last.lastDay < date);
  return isOver ? { mode: 'basic', lastDay: null } : { mode: last.mode, lastDay: last.lastDay };
};

/** Whether 26 digits are an account number in Poland: two check digits first, by the remainder 1 of 97 (ISO 13616). */
export const isBankAccount = (digits: string): boolean => {
  if (!/^\d{26}$/.test(digits)) return false;
  // „PL" stands for 2521; the check digits go last.
  const turned = `${digits.slice(2)}2521${digits.slice(0, 2)}`;
  return BigInt(turned) % 97n === 1n;
};
