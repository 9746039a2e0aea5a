export const INCIDENT_KINDS = [
  'foreignLogin',
  'lostPassword',
  'lostDevice',
  'dataSeen',
  'dataSent',
  'dataLost',
  'forcedDoor',
  'other',
] as const;

/** S0 §54.r: access is blocked, or left so that evidence can be gathered. */
export const DECISIONS = ['block', 'evidence'] as const;
export type Decision = (typeof DECISIONS)[number];

const HOUR_MS = 3_600_000;

/** RODO art. 33: the supervisory authority is told within 72 hours from when the school came to know. */
export const authorityDeadline = (noticedAtUtc: number): number => noticedAtUtc + 72 * HOUR_MS;
