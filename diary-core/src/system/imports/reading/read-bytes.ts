import { FileFault } from './file-table.ts';
import type { ReadOrder, ReadReply } from './read-order.ts';

/** A workbook is a ZIP archive; older ones are a compound file. */
const isWorkbook = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);

/** Only the reader of this kind of file is loaded: the process lives for one file. */
const parsedOf = async ({ format, bytes }: ReadOrder): Promise<unknown> => {
  if (format === 'timetable')
    return (await import('../timetable/read-timetable.ts')).readTimetable(bytes);
  return isWorkbook(bytes)
    ? (await import('./read-xlsx.ts')).readXlsx(bytes)
    : (await import('./read-csv.ts')).readCsv(bytes);
};

/** Reads a file; what is wrong with it is a part of the answer. */
export const readBytes = async (order: ReadOrder): Promise<ReadReply> => {
  try {
    return { ok: true, parsed: await parsedOf(order) };
  } catch (error) {
    if (error instanceof FileFault) return { ok: false, fault: error.code, details: error.details };
    return { ok: false, fault: 'imports.unreadable', details: {} };
  }
};
