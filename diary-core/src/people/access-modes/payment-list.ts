import { parse } from 'csv-parse/sync';
import { AppError } from '../../kernel/domain/app-error.ts';
import { delimiterOf } from '../../kernel/text/delimiter.ts';
import { searchKey } from '../../kernel/text/polish.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { fullName, type Person } from '../persons/api.ts';
import type { Family } from './listing.ts';
import type { CheckedLine } from './schema.ts';

const MOST_LINES = 200;

type Column = 'student' | 'guardian' | 'amount' | 'date';
const ORDER: readonly Column[] = ['student', 'guardian', 'amount', 'date'];
const HEADS: Readonly<Record<string, Column>> = {
  uczen: 'student',
  dziecko: 'student',
  'uczen uczennica': 'student',
  rodzic: 'guardian',
  opiekun: 'guardian',
  'rodzic opiekun': 'guardian',
  kwota: 'amount',
  wplata: 'amount',
  data: 'date',
  'data wplaty': 'date',
};

export type Cells = Readonly<Record<Column, string>> & { readonly line: number };

/**
 * Lines of a list: pupil; guardian; amount; date. A first line of names of columns says another order.
 *
 * Errors  `accessModes.list_faulty` for text that is no table, `accessModes.list_long` over 200 lines
 */
export const readList = (text: string): Cells[] => {
  const plain = text.replace(/^\uFEFF/, '');
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(plain, {
      delimiter: delimiterOf(plain),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as typeof rows;
  } catch (error) {
    throw new AppError('invalid', 'accessModes.list_faulty', {}, { cause: error });
  }
  const heads = rows[0]?.record.map((cell) => HEADS[searchKey(cell)]) ?? [];
  const isHead = heads.includes('student');
  const body = isHead ? rows.slice(1) : rows;
  if (body.length > MOST_LINES)
    throw new AppError('invalid', 'accessModes.list_long', { most: MOST_LINES });
  const columns = isHead ? heads : ORDER;
  return body.map(({ record, info }) => {
    const cell = (column: Column) => record[columns.indexOf(column)] ?? '';
    return {
      line: info.lines,
      student: cell('student'),
      guardian: cell('guardian'),
      amount: cell('amount'),
      date: cell('date'),
    };
  });
};

/** „50", „50,00", „1 200,50 zł" in grosz; null: not an amount. */
export const groszOf = (text: string): number | null => {
  const plain = text.replace(/\s|\u00A0|zł|PLN/giu, '').replace(',', '.');
  const match = /^(\d{1,5})(?:\.(\d{1,2}))?$/.exec(plain);
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
};

/** „2026-09-10" or „10.09.2026" as a school date; null: not a date. */
export const dateOf = (text: string): string | null => {
  const polish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const date = polish
    ? `${polish[3]}-${polish[2]?.padStart(2, '0')}-${polish[1]?.padStart(2, '0')}`
    : text;
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && isSchoolDate(date) ? date : null;
};

/** The words of a name in any order. */
const wordsOf = (text: string): string => searchKey(text).split(' ').sort().join(' ');
const isNamed = (person: Person, text: string): boolean =>
  wordsOf(fullName(person)) === wordsOf(text);

export interface ListContext {
  readonly families: readonly Family[];
  readonly paidAlready: ReadonlySet<string>;
  readonly feeGrosz: number;
  /** School dates. */
  readonly today: string;
  readonly yearFrom: string;
}

type Fault = CheckedLine['faults'][number];

const guardianOfLine = (
  cells: Cells,
  { families }: ListContext,
  faults: Fault[],
): Pick<CheckedLine, 'guardianId' | 'choices'> => {
  const nobody = { guardianId: null, choices: [] };
  const fault = (column: Column, code: Fault['code']) => {
    faults.push({ column, code });
    return nobody;
  };
  if (searchKey(cells.student) === '') return fault('student', 'missing');
  const found = families.filter(({ student }) => isNamed(student, cells.student));
  if (found.length > 1) return fault('student', 'ambiguous');
  const [family] = found;
  if (family === undefined) return fault('student', 'unknown');
  const named =
    searchKey(cells.guardian) === ''
      ? family.guardians
      : family.guardians.filter((guardian) => isNamed(guardian, cells.guardian));
  const [only] = named;
  if (only === undefined) return fault('guardian', 'unknown');
  if (named.length === 1) return { guardianId: only.personId, choices: [] };
  fault('guardian', 'ambiguous');
  const choices = named.map((each) => ({ guardianId: each.personId, name: fullName(each) }));
  return { guardianId: null, choices };
};

const paidOnOf = (cells: Cells, context: ListContext, faults: Fault[]): string | null => {
  if (cells.date === '') return context.today;
  const date = dateOf(cells.date);
  if (date === null) faults.push({ column: 'date', code: 'notDate' });
  else if (date > context.today) faults.push({ column: 'date', code: 'future' });
  else if (date < context.yearFrom) faults.push({ column: 'date', code: 'beforeYear' });
  return date;
};

/** Understands each line by itself and says what is wrong with it; nothing is written. An empty amount is the fee, an empty date today. */
export const checkList = (lines: readonly Cells[], context: ListContext): CheckedLine[] => {
  const seen = new Set<string>();
  return lines.map((cells) => {
    const faults: Fault[] = [];
    const { guardianId, choices } = guardianOfLine(cells, context, faults);
    const amountGrosz = cells.amount === '' ? context.feeGrosz : groszOf(cells.amount);
    if (amountGrosz === null) faults.push({ column: 'amount', code: 'notNumber' });
    const paidOn = paidOnOf(cells, context, faults);
    if (guardianId !== null) {
      if (seen.has(guardianId)) faults.push({ column: 'guardian', code: 'twice' });
      if (context.paidAlready.has(guardianId))
        faults.push({ column: 'guardian', code: 'paidAlready' });
      seen.add(guardianId);
    }
    return {
      line: cells.line,
      student: cells.student,
      guardian: cells.guardian,
      guardianId,
      choices,
      amountGrosz,
      paidOn,
      isOtherAmount: amountGrosz !== null && amountGrosz !== context.feeGrosz,
      faults,
    };
  });
};
