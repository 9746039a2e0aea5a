import { type FaultCode, isDate } from '../people/faults.ts';

export interface Term {
  readonly ordinal: number;
  readonly from: string;
  readonly to: string;
}

/** Dates of the two terms as they are typed; all empty: none. */
export interface TermDates {
  readonly from1: string;
  readonly to1: string;
  readonly from2: string;
  readonly to2: string;
}

export const datesOf = (terms: readonly Term[]): TermDates => {
  const [first, second] = [1, 2].map((ordinal) => terms.find((term) => term.ordinal === ordinal));
  return {
    from1: first?.from ?? '',
    to1: first?.to ?? '',
    from2: second?.from ?? '',
    to2: second?.to ?? '',
  };
};

export const termsOf = ({ from1, to1, from2, to2 }: TermDates): Term[] =>
  [
    { ordinal: 1, from: from1, to: to1 },
    { ordinal: 2, from: from2, to: to2 },
  ].filter(({ from, to }) => from !== '' || to !== '');

type TermFaults = Partial<Record<keyof TermDates, FaultCode | undefined>>;

/** A term has both dates, in their order, and the second begins after the first ends. */
export const faultsOfTerms = (dates: TermDates): TermFaults => {
  const { from1, to1, from2, to2 } = dates;
  const isSome = (one: string, other: string) => one !== '' || other !== '';
  const missing = (text: string): FaultCode | undefined => (isDate(text) ? undefined : 'date');
  const found: TermFaults = {};
  if (isSome(from1, to1)) Object.assign(found, { from1: missing(from1), to1: missing(to1) });
  if (isSome(from2, to2)) Object.assign(found, { from2: missing(from2), to2: missing(to2) });
  if (isDate(from1) && isDate(to1) && to1 < from1) found.to1 = 'turned';
  if (isDate(from2) && isDate(to2) && to2 < from2) found.to2 = 'turned';
  if (isDate(to1) && isDate(from2) && from2 <= to1) found.from2 = 'termsOverlap';
  return found;
};
