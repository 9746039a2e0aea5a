/** What a school may do to an account it knows: it stays, with all its history. */
export const MEMBERSHIP_STATES = ['open', 'suspended', 'closed'] as const;
export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

/** What was shown before somebody got a new password (ACCT-20, S0 §59.2). */
export const SHOWN_DOCUMENTS = [
  'schoolCard',
  'mobileSchoolCard',
  'identityCard',
  'passport',
  'residenceCard',
] as const;
export type ShownDocument = (typeof SHOWN_DOCUMENTS)[number];

export interface MembershipLife {
  readonly state: MembershipState;
  /** School clock, UTC ms; `null`: without a beginning, without an end. */
  readonly fromUtc: number | null;
  /** The first instant at which it no longer holds. */
  readonly toUtc: number | null;
}

/** Whether a membership gives any right at an instant of the school clock. */
export const isInForce = (life: MembershipLife, schoolNowUtc: number): boolean =>
  life.state === 'open' &&
  (life.fromUtc === null || life.fromUtc <= schoolNowUtc) &&
  (life.toUtc === null || schoolNowUtc < life.toUtc);

/** Roles of those who teach: their passwords grow old where the school wants it (ACCT-08, S0 §17). */
export const TEACHING_ROLES = ['teacher', 'homeroomTeacher', 'counsellor', 'clubTeacher'] as const;

/** A password younger than this is never too old, whatever a school chose: most requests ask no school. */
export const SHORTEST_LIFE_DAYS = 1;

const DAY_MS = 86_400_000;

/**
 * Whether a password is older than the school allows.
 *
 * @param setAtUtc  when it was set; `null`: there is none
 * @param days      `null`: passwords do not grow old
 */
export const isTooOld = (setAtUtc: number | null, days: number | null, nowUtc: number): boolean =>
  setAtUtc !== null && days !== null && nowUtc - setAtUtc >= days * DAY_MS;

/** Version of the notice that work in the diary is monitored (ACCT-53); a new wording counts up and is shown again. */
export const MONITORING_NOTICE_VERSION = 1;
