import { utcMidnight } from '../../../shared/time/school-date.ts';

/** What may be wrong with a field; each has its sentence `fault.<code>`. */
export type FaultCode =
  | 'required'
  | 'date'
  | 'pesel'
  | 'peselTaken'
  | 'phone'
  | 'email'
  | 'number'
  | 'login'
  | 'loginTaken'
  | 'leaveTooEarly'
  | 'endTooEarly'
  | 'turned'
  | 'termsOverlap'
  | 'weight'
  | 'rspo';

/** Faults by field; empty when the form may be sent. */
export type Faults<Values> = { readonly [Key in keyof Values]?: FaultCode | undefined };

type Judge = (text: string) => FaultCode | undefined;

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(utcMidnight(text)) &&
  new Date(utcMidnight(text)).toISOString().startsWith(text);

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3] as const;

/** The check digit of a PESEL, as the server judges it too. */
export const isPesel = (text: string): boolean => {
  if (!/^[0-9]{11}$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return (10 - (sum % 10)) % 10 === Number(text[10]);
};

const unless =
  (fits: (text: string) => boolean, fault: FaultCode): Judge =>
  (text) =>
    fits(text) ? undefined : fault;

export const needed: Judge = unless((text) => text.trim() !== '', 'required');
export const date: Judge = unless(isDate, 'date');
export const pesel: Judge = unless(isPesel, 'pesel');
export const phone: Judge = unless((text) => /^\+?[0-9 ]{5,20}$/.test(text), 'phone');
export const rspo: Judge = unless((text) => /^[1-9][0-9]{0,6}$/.test(text), 'rspo');
export const email: Judge = unless((text) => /^[^\s@]+@[^\s@]+$/.test(text), 'email');
export const numberInClass: Judge = unless((text) => /^[1-9][0-9]?$/.test(text), 'number');
export const login: Judge = unless((text) => /^[a-z0-9][a-z0-9._@-]{2,119}$/.test(text), 'login');

/** A field that may stay empty. */
export const optional =
  (judge: Judge): Judge =>
  (text) =>
    text.trim() === '' ? undefined : judge(text.trim());

/** Judges each field by its rule. */
export const faultsOf = <Values extends object>(
  values: Values,
  rules: { readonly [Key in keyof Values]?: Judge },
): Faults<Values> => {
  const found: { [Key in keyof Values]?: FaultCode | undefined } = {};
  for (const key of Object.keys(rules) as (keyof Values)[]) {
    const fault = rules[key]?.(String(values[key]));
    if (fault !== undefined) found[key] = fault;
  }
  return found;
};

export const isClean = (faults: object): boolean =>
  Object.values(faults).every((fault) => fault === undefined);
