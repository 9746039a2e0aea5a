/** Longest line that is taken; a list of 20,000 cards fits. */
const LINE_MAX = 8 * 1024 * 1024;

/**
 * Puts chunks together to lines. Keeps what has no line end yet.
 *
 * @returns takes a chunk, gives the whole lines in it; throws `RangeError` on a line without an end
 */
export const lineSplitter = (): ((chunk: string) => string[]) => {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LINE_MAX) throw new RangeError('a line on the bus has no end');
    return lines.filter((line) => line !== '');
  };
};
