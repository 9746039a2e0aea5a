import { searchKey } from '../../kernel/text/polish.ts';
import { isSchoolDate } from '../../school/school-date.ts';

const two = (part: string): string => part.padStart(2, '0');

/** A date as people write it, `3.05.2014`, `03-05-2014`, `2014/05/03`, as a school date; undefined when it is none. */
export const parseDate = (text: string): string | undefined => {
  const [, year, month, day] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text) ?? [];
  const [, d, m, y] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?: ?r\.?)?$/.exec(text) ?? [];
  const date =
    year !== undefined
      ? `${year}-${two(month ?? '')}-${two(day ?? '')}`
      : `${y ?? ''}-${two(m ?? '')}-${two(d ?? '')}`;
  return isSchoolDate(date) ? date : undefined;
};

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'] as const;

/** A class as it is compared: `IV A`, `4 a` and `4A` are one. */
export const classKey = (text: string): string => {
  const words = searchKey(text)
    .replace(/^(klasa|kl|oddzial) /, '')
    .split(' ');
  const [first = '', ...rest] = words;
  const [, roman = '', letter = ''] = /^(viii|vii|vi|iv|v|iii|ii|i)([a-z]?)$/.exec(first) ?? [];
  const level = ROMAN.indexOf(roman as (typeof ROMAN)[number]) + 1;
  return level > 0 ? `${level}${letter}${rest.join('')}` : words.join('');
};

/** Grade level of a class that is not there yet; undefined when its name says none. */
export const levelOfClass = (key: string): number | undefined => {
  const [, level] = /^([1-8])[a-z]{0,4}$/.exec(key) ?? [];
  return level === undefined ? undefined : Number(level);
};

/** The nine digits of a Polish number; a foreign one keeps all of its own. */
export const phoneKey = (text: string): string => {
  const digits = text.replace(/\D/g, '').replace(/^00/, '');
  return digits.length > 9 && digits.startsWith('48') ? digits.slice(2) : digits;
};

export const isPhone = (text: string): boolean =>
  /^[+()\d\s./-]+$/.test(text) && phoneKey(text).length >= 7 && phoneKey(text).length <= 15;

export const isEmail = (text: string): boolean =>
  text.length <= 200 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(text);

/** A full name in two parts; the last name is the last word, or the first where the column says so. */
export const splitName = (
  text: string,
  isLastFirst: boolean,
): { readonly firstName: string; readonly lastName: string } => {
  const words = text.replace(/,/g, ' ').split(/\s+/).filter(Boolean);
  if (isLastFirst) return { lastName: words[0] ?? '', firstName: words.slice(1).join(' ') };
  return { lastName: words.at(-1) ?? '', firstName: words.slice(0, -1).join(' ') };
};
