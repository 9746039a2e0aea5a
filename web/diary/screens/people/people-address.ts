/** Why a person is known to the school. */
export const PERSON_KINDS = ['student', 'staff', 'guardian'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];
export const isPersonKind = (value: unknown): value is PersonKind =>
  PERSON_KINDS.some((kind) => kind === value);

/** Whom a form of this screen adds. */
export type NewKind = 'student' | 'staff';
export const isNewKind = (value: unknown): value is NewKind =>
  value === 'student' || value === 'staff';

/** What the address of the list holds: it can be linked, reloaded and gone back from. */
export interface PeopleAddress {
  readonly q?: string;
  readonly kind?: PersonKind;
  readonly class?: string;
  readonly former?: true;
  readonly person?: string;
  readonly new?: NewKind;
  readonly school?: string;
}
