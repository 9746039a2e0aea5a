import { FileFault } from '../reading/file-table.ts';
import type { FileTimetable } from './file-timetable.ts';
import { readAsc } from './read-asc.ts';
import { readOptivum, readOptivumFiles } from './read-optivum.ts';
import { filesOfZip, isZip } from './zip-pages.ts';

/** Whether a file begins as XML or as the root of an aSc export does, whatever it is written in; pages of Optivum begin as HTML. */
const isXml = (bytes: Uint8Array): boolean =>
  /^[^<]{0,20}<(\?xml|timetable)/i.test(
    Buffer.from(bytes.subarray(0, 400)).toString('latin1').replaceAll('\u0000', ''),
  );

/** An archive holds one export of aSc Timetables, or the pages of Optivum. */
const readZip = (bytes: Uint8Array): FileTimetable => {
  const [xml] = filesOfZip(bytes, /\.xml$/i);
  if (xml !== undefined) return readAsc(xml);
  const pages = filesOfZip(bytes, /\.html?$/i);
  if (pages.length === 0) throw new FileFault('imports.not_a_timetable');
  return readOptivumFiles(pages);
};

/** A timetable of whichever program wrote it. Errors: those of `readAsc` and `readOptivum`. */
export const readTimetable = (bytes: Uint8Array): FileTimetable => {
  if (isZip(bytes)) return readZip(bytes);
  return isXml(bytes) ? readAsc(bytes) : readOptivum(bytes);
};
