import type { ClassId, PersonId } from '@furtka/core-contract/ids';

/** When a person is a student of the school. `leftOn`: first day on which it is one no longer. */
export interface Enrolment {
  readonly joinedOn: string;
  readonly leftOn: string | null;
}

/**
 * Whether the student still belongs to the school on a date. One who joins later counts already: the family prepares for it.
 *
 * Source  PRES-03: rights last for the whole period the child attends, and not after it
 */
export const attendsOn = ({ leftOn }: Enrolment, date: string): boolean =>
  leftOn === null || date < leftOn;

/** A stay in one class; `to` is the last day in it, `null` while it lasts. */
export interface ClassStay {
  readonly studentId: PersonId;
  readonly classId: ClassId;
  readonly numberInClass: number;
  readonly from: string;
  readonly to: string | null;
}

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3] as const;

/** Whether 11 digits are a PESEL by its check digit (ustawa o ewidencji ludności, Dz.U. 2010 nr 217 poz. 1427, art. 15). */
export const isPesel = (text: string): boolean => {
  if (!/^[0-9]{11}$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return (10 - (sum % 10)) % 10 === Number(text[10]);
};
