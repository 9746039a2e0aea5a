import { searchKey } from '../../kernel/text/polish.ts';
import { splitName } from './parse-values.ts';
import type { ColumnUse, Fault } from './plan.ts';
import type { FileRow } from './reading/file-table.ts';

export const LONGEST_NAME = 80;

/** Reads one row; collects what is wrong with it, one fault a column. */
export class RowReader<Field extends string> {
  readonly faults: Fault[] = [];
  readonly #row: FileRow;
  readonly #byField: ReadonlyMap<string, ColumnUse>;

  constructor(row: FileRow, columns: readonly ColumnUse[]) {
    this.#row = row;
    this.#byField = new Map(
      columns.flatMap((use) => (use.field === null ? [] : [[use.field, use]])),
    );
    for (const use of this.#byField.values())
      if (row.formulas.includes(use.index))
        this.faults.push({ column: use.header, code: 'formula', details: {} });
  }

  header(field: Field): string {
    return this.#byField.get(field)?.header ?? '';
  }

  /** Undefined for an empty cell, a missing column and a formula. */
  text(field: Field): string | undefined {
    const use = this.#byField.get(field);
    if (use === undefined || this.#row.formulas.includes(use.index)) return undefined;
    const text = this.#row.cells[use.index] ?? '';
    return text === '' ? undefined : text;
  }

  fault(field: Field, code: string, details: Fault['details'] = {}): void {
    const column = this.header(field);
    if (!this.faults.some((known) => known.column === column && column !== ''))
      this.faults.push({ column, code, details });
  }
}

/** Whether a header says that the last name stands first, as in „Matka (nazwisko i imię)". */
const saysLastFirst = (header: string): boolean => {
  const [last, first] = ['nazwisko', 'imie'].map((word) => searchKey(header).indexOf(word));
  return last !== undefined && first !== undefined && last >= 0 && first > last;
};

/** The columns in which the name of one person may stand: in two, or whole in one. */
export interface NameFields<Field> {
  readonly lastName: Field;
  readonly firstName: Field;
  /** Columns with the whole name, and whether the last name stands first; undefined: as the header says. */
  readonly whole: readonly (readonly [Field, boolean | undefined])[];
}

/** A person's name from a row; faults of names that are too long or are none are noted. `at` says in which column a part stands. */
export const readName = <Field extends string>(
  row: RowReader<Field>,
  fields: NameFields<Field>,
): {
  readonly lastName: string;
  readonly firstName: string;
  readonly at: (part: 'lastName' | 'firstName') => Field;
} => {
  const [whole, isLastFirst] =
    fields.whole.find(([field]) => row.text(field) !== undefined) ??
    fields.whole.find(([field]) => row.header(field) !== '') ??
    [];
  const split =
    whole === undefined
      ? undefined
      : splitName(row.text(whole) ?? '', isLastFirst ?? saysLastFirst(row.header(whole)));
  const names = {
    lastName: row.text(fields.lastName) ?? split?.lastName ?? '',
    firstName: row.text(fields.firstName) ?? split?.firstName ?? '',
  };
  const at = (part: 'lastName' | 'firstName'): Field =>
    row.header(fields[part]) === '' && whole !== undefined ? whole : fields[part];
  for (const part of ['lastName', 'firstName'] as const) {
    const text = names[part];
    if (text.length > LONGEST_NAME) row.fault(at(part), 'tooLong', { most: LONGEST_NAME });
    else if (text !== '' && !/\p{Letter}/u.test(text)) row.fault(at(part), 'noName');
  }
  return { ...names, at };
};
