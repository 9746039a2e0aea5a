import { type CellObject, read, SSF, type WorkBook } from '@e965/xlsx';
import {
  FileFault,
  type FileRow,
  type FileTable,
  isFormula,
  MOST_ROWS,
  tableOf,
} from './file-table.ts';
import { requireModestZip } from './zip-bounds.ts';

const two = (part: number): string => String(part).padStart(2, '0');

/** A number that is shown as a date is one: `2014-05-03`. */
const dateText = (value: number, is1904: boolean): string => {
  const { y, m, d } = SSF.parse_date_code(value, { date1904: is1904 });
  return `${y}-${two(m)}-${two(d)}`;
};

const cellText = (cell: CellObject | undefined, is1904: boolean): string => {
  if (cell === undefined || cell.t === 'z' || cell.t === 'e') return '';
  if (typeof cell.v === 'number')
    return typeof cell.z === 'string' && SSF.is_date(cell.z) === true
      ? dateText(cell.v, is1904)
      : Number.isInteger(cell.v)
        ? String(cell.v)
        : (cell.w ?? String(cell.v));
  return typeof cell.v === 'string' ? cell.v : (cell.w ?? '');
};

const openBook = (bytes: Uint8Array): WorkBook => {
  if (bytes[0] === 0x50) requireModestZip(bytes);
  try {
    return read(bytes, { type: 'buffer', dense: true, cellNF: true, sheetRows: MOST_ROWS + 50 });
  } catch {
    throw new FileFault('imports.unreadable');
  }
};

/**
 * The first sheet of a workbook that has something in it.
 *
 * Bounds  rows after the most that are taken are not looked at; formulas are marked, never computed
 * Errors  those of `tableOf` and `requireModestZip`, `imports.unreadable`
 */
export const readXlsx = (bytes: Uint8Array): FileTable => {
  const book = openBook(bytes);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const name of book.SheetNames) {
    const data = (book.Sheets[name] as { '!data'?: (CellObject | undefined)[][] } | undefined)?.[
      '!data'
    ];
    const rows = (data ?? []).map((cells, index): FileRow => {
      const texts = Array.from(cells ?? [], (cell) => cellText(cell, is1904));
      const formulas = texts.flatMap((text, at) =>
        cells[at]?.f !== undefined || isFormula(text.trim()) ? [at] : [],
      );
      return { line: index + 1, cells: texts, formulas };
    });
    if (rows.some(({ cells }) => cells.some((cell) => cell !== ''))) return tableOf(rows);
  }
  throw new FileFault('imports.empty');
};
