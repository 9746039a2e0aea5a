import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import { isSchoolDate } from '../../school/school-date.ts';

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
/** What is added to the month in each century, in the order 1800, 1900, 2000, 2100, 2200. */
const CENTURIES = [
  [80, 1800],
  [0, 1900],
  [20, 2000],
  [40, 2100],
  [60, 2200],
] as const;

/** Which rule a PESEL breaks. */
export type PeselFault = 'digits' | 'checkDigit' | 'date';

export type PeselReading =
  | { readonly ok: true; readonly bornOn: string; readonly sex: 'female' | 'male' }
  | { readonly ok: false; readonly fault: PeselFault };

const birthDateOf = (digits: string): string | undefined => {
  const coded = Number(digits.slice(2, 4));
  const found = CENTURIES.find(([added]) => coded > added && coded <= added + 12);
  if (found === undefined) return undefined;
  const [added, century] = found;
  const two = (value: number) => String(value).padStart(2, '0');
  const text = `${century + Number(digits.slice(0, 2))}-${two(coded - added)}-${digits.slice(4, 6)}`;
  return isSchoolDate(text) ? text : undefined;
};

/**
 * What a PESEL says of its holder, or which rule it breaks.
 *
 * Source  ustawa o ewidencji ludności, Dz.U. 2010 nr 217 poz. 1427, art. 15
 */
export const readPesel = (text: string): PeselReading => {
  if (!/^[0-9]{11}$/.test(text)) return { ok: false, fault: 'digits' };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  if ((10 - (sum % 10)) % 10 !== Number(text[10])) return { ok: false, fault: 'checkDigit' };
  const bornOn = birthDateOf(text);
  if (bornOn === undefined) return { ok: false, fault: 'date' };
  return { ok: true, bornOn, sex: Number(text[9]) % 2 === 0 ? 'female' : 'male' };
};
