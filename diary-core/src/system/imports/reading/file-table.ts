/** A row of a file. `line`: as the program shows it that wrote the file, counted from 1. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Columns, counted from 0, that hold a formula. */
  readonly formulas: readonly number[];
}

/** A table as it stands in a file, all of it text. The first row with something in it gives the headers. */
export interface FileTable {
  readonly headers: readonly string[];
  readonly rows: readonly FileRow[];
}

/** Rows that one file of people may have: more than the largest school has pupils. */
export const MOST_ROWS = 5000;
/** Columns that are looked at; the rest of a row is left out. */
const MOST_COLUMNS = 200;
const MOST_SIGNS = 500;

/** Why a file could not be read at all. */
export class FileFault extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, details: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'FileFault';
    this.code = code;
    this.details = details;
  }
}

/** Signs with which a spreadsheet begins a formula. A phone number begins with a plus, a missing value is often a dash. */
export const isFormula = (text: string): boolean => /^(=|@|[+-][^\d\s\-+(])/.test(text);

const tidy = (text: string): string => {
  const short = text.replace(/\s+/gu, ' ').trim();
  return /^[-–—]+$/.test(short) ? '' : short.slice(0, MOST_SIGNS);
};

/**
 * A table from rows of text.
 *
 * Errors  `imports.empty`, `imports.too_many_rows`
 */
export const tableOf = (rows: readonly FileRow[]): FileTable => {
  const filled = rows
    .map(({ line, cells, formulas }) => ({
      line,
      cells: cells.slice(0, MOST_COLUMNS).map(tidy),
      formulas,
    }))
    .filter(({ cells, formulas }) => formulas.length > 0 || cells.some((cell) => cell !== ''));
  const [head, ...body] = filled;
  if (head === undefined || body.length === 0) throw new FileFault('imports.empty');
  if (body.length > MOST_ROWS) throw new FileFault('imports.too_many_rows', { most: MOST_ROWS });
  return { headers: head.cells, rows: body };
};
