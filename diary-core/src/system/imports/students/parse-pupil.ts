import { searchKey } from '../../../kernel/text/polish.ts';
import type { Relation } from '../../../people/guardians/api.ts';
import { readPesel } from '../../../people/students/api.ts';
import { classKey, isEmail, isPhone, parseDate } from '../parse-values.ts';
import type { ColumnUse, Fault } from '../plan.ts';
import type { FileRow } from '../reading/file-table.ts';
import { type NameFields, RowReader, readName } from '../row-reader.ts';
import type { StudentField } from './fields.ts';

export interface FileGuardian {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string;
  readonly email?: string;
  readonly relation: Relation;
}

/** A pupil as the file says, each value checked by itself. */
export interface FilePupil {
  readonly firstName: string;
  readonly lastName: string;
  readonly pesel?: string;
  readonly bornOn?: string;
  /** As written, and as compared. */
  readonly className?: string;
  readonly classKey?: string;
  readonly number?: number;
  readonly joinedOn?: string;
  readonly guardians: readonly FileGuardian[];
}

export interface ParseContext {
  readonly columns: readonly ColumnUse[];
  /** Class of all pupils of a file without one. */
  readonly className: string | undefined;
  readonly today: string;
  /** Births in the 2200s are nobody's: a demo and the tests live on them. */
  readonly takesInvented: boolean;
}

type Row = RowReader<StudentField>;

const PUPIL_NAME = {
  lastName: 'lastName',
  firstName: 'firstName',
  whole: [
    ['nameLastFirst', true],
    ['nameFirstLast', false],
  ],
} as const satisfies NameFields<StudentField>;
const guardianName = (prefix: 'guardian1' | 'guardian2'): NameFields<StudentField> => ({
  lastName: `${prefix}LastName`,
  firstName: `${prefix}FirstName`,
  whole: [[`${prefix}FullName`, undefined]],
});

const RELATIONS: readonly (readonly [RegExp, Relation])[] = [
  [/^(matk|mam|mother)/, 'mother'],
  [/^(ojciec|ojc|tat|father)/, 'father'],
  [/^(opiekun|prawny|rodzic|guardian)/, 'legalGuardian'],
];

const relationOf = (row: Row, prefix: 'guardian1' | 'guardian2', headers: string): Relation => {
  const said = searchKey(row.text(`${prefix}Relation`) ?? '');
  const [, byWord] = RELATIONS.find(([pattern]) => pattern.test(said)) ?? [];
  if (byWord !== undefined) return byWord;
  if (said !== '') return 'other';
  if (/\b(matk|mam)/.test(headers)) return 'mother';
  return /\b(ojc|tat)/.test(headers) ? 'father' : 'legalGuardian';
};

const guardianOf = (row: Row, prefix: 'guardian1' | 'guardian2'): FileGuardian | undefined => {
  const { firstName, lastName, at } = readName(row, guardianName(prefix));
  const phone = row.text(`${prefix}Phone`);
  const email = row.text(`${prefix}Email`);
  if (phone !== undefined && !isPhone(phone)) row.fault(`${prefix}Phone`, 'phone');
  if (email !== undefined && !isEmail(email)) row.fault(`${prefix}Email`, 'email');
  if (firstName === '' && lastName === '') {
    if (phone !== undefined || email !== undefined)
      row.fault(phone === undefined ? `${prefix}Email` : `${prefix}Phone`, 'guardianName');
    return undefined;
  }
  if (firstName === '') row.fault(at('firstName'), 'guardianHalfName');
  if (lastName === '') row.fault(at('lastName'), 'guardianHalfName');
  const headers = searchKey(
    (['LastName', 'FirstName', 'FullName'] as const)
      .map((name) => row.header(`${prefix}${name}`))
      .join(' '),
  );
  return {
    firstName,
    lastName,
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email: email.toLowerCase() }),
    relation: relationOf(row, prefix, headers),
  };
};

const PESEL_FAULTS = {
  digits: 'peselDigits',
  checkDigit: 'peselCheck',
  date: 'peselDate',
} as const;

const birthOf = (row: Row, { today, takesInvented }: ParseContext) => {
  const written = row.text('bornOn');
  let bornOn = written === undefined ? undefined : parseDate(written);
  if (written !== undefined && bornOn === undefined) row.fault('bornOn', 'date');
  // A spreadsheet that takes a PESEL for a number drops its first zeros.
  const pesel = row
    .text('pesel')
    ?.replace(/[\s'’]/g, '')
    .replace(/^\d{9,10}$/, (part) => part.padStart(11, '0'));
  if (pesel !== undefined) {
    const found = readPesel(pesel);
    const byPesel = found.ok ? found.bornOn : undefined;
    if (!found.ok) row.fault('pesel', PESEL_FAULTS[found.fault]);
    else if (bornOn !== undefined && bornOn !== byPesel)
      row.fault('pesel', 'peselBorn', { pesel: found.bornOn, born: bornOn });
    bornOn ??= byPesel;
  }
  const isInvented = takesInvented && bornOn?.startsWith('22') === true;
  if (bornOn !== undefined && bornOn > today && !isInvented)
    row.fault(written === undefined ? 'pesel' : 'bornOn', 'bornLater');
  return { ...(pesel === undefined ? {} : { pesel }), ...(bornOn === undefined ? {} : { bornOn }) };
};

const classOf = (row: Row, { className: forAll }: ParseContext) => {
  const level = row.text('level');
  const parts = level === undefined ? undefined : `${level}${row.text('symbol') ?? ''}`;
  const className = row.text('className') ?? parts ?? forAll;
  return className === undefined ? {} : { className, classKey: classKey(className) };
};

/** What a row says, and what is wrong with it. */
export const parsePupil = (
  row: FileRow,
  context: ParseContext,
): { readonly pupil: FilePupil; readonly faults: readonly Fault[] } => {
  const reader: Row = new RowReader(row, context.columns);
  const { firstName, lastName, at } = readName(reader, PUPIL_NAME);
  if (lastName === '') reader.fault(at('lastName'), 'missingLastName');
  if (firstName === '') reader.fault(at('firstName'), 'missingFirstName');
  const number = reader.text('number')?.replace(/\.$/, '');
  if (number !== undefined && !/^[1-9]\d?$/.test(number)) reader.fault('number', 'number');
  const joined = reader.text('joinedOn');
  const joinedOn = joined === undefined ? undefined : parseDate(joined);
  if (joined !== undefined && joinedOn === undefined) reader.fault('joinedOn', 'date');
  const guardians = (['guardian1', 'guardian2'] as const).flatMap(
    (prefix) => guardianOf(reader, prefix) ?? [],
  );
  const pupil = {
    firstName,
    lastName,
    ...birthOf(reader, context),
    ...classOf(reader, context),
    ...(number === undefined ? {} : { number: Number(number) }),
    ...(joinedOn === undefined ? {} : { joinedOn }),
    guardians,
  };
  return { pupil, faults: reader.faults };
};
