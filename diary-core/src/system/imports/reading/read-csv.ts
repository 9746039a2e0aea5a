import { parse } from 'csv-parse/sync';
import { delimiterOf } from '../../../kernel/text/delimiter.ts';
import { decodeText } from './decode-text.ts';
import {
  FileFault,
  type FileRow,
  type FileTable,
  isFormula,
  MOST_ROWS,
  tableOf,
} from './file-table.ts';

/**
 * A table from CSV: UTF-8, with its mark or without, windows-1250 or iso-8859-2; separated by semicolons, commas or tabs.
 *
 * Bounds  rows after the most that are taken are not looked at
 * Errors  those of `tableOf`, `imports.unreadable`
 */
export const readCsv = (bytes: Uint8Array): FileTable => {
  const { text } = decodeText(bytes);
  // A file with a zero byte is no text: a spreadsheet or a picture under a wrong name.
  if (text.includes('\u0000')) throw new FileFault('imports.unreadable');
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      to: MOST_ROWS + 2,
    }) as unknown as typeof rows;
  } catch {
    throw new FileFault('imports.unreadable');
  }
  return tableOf(
    rows.map(
      ({ record, info }): FileRow => ({
        line: info.lines,
        cells: record,
        formulas: record.flatMap((cell, index) => (isFormula(cell.trim()) ? [index] : [])),
      }),
    ),
  );
};
