/** Signs with which a spreadsheet begins a formula: such a cell must not run on the office's computer. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * Rows as a file that a Polish spreadsheet opens by itself: semicolons, CRLF, a mark of UTF-8 at the beginning.
 *
 * Bounds  cells are text; what would run as a formula gets an apostrophe before it
 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
