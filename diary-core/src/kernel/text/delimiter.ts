/** In the order in which one counts where two stand as often: who pastes a table from a spreadsheet pastes tabs. */
const DELIMITERS = ['\t', ';', ','] as const;

/** The sign that separates the columns of a text: the one that stands most often in the first line with something in it, outside of quotes. */
export const delimiterOf = (text: string): string => {
  const first = text.replace(/^[\r\n ]+/, '').split(/\r?\n/, 1)[0] ?? '';
  const bare = first.replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((sign) => ({ sign, count: bare.split(sign).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign;
};
