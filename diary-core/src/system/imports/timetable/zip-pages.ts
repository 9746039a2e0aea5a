import { CFB } from '@e965/xlsx';
import { FileFault } from '../reading/file-table.ts';
import { requireModestZip } from '../reading/zip-bounds.ts';

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Files of a ZIP archive whose name ends so, in the order of the archive.
 *
 * Errors  `imports.unreadable`, those of `requireModestZip`
 */
export const filesOfZip = (bytes: Uint8Array, ending: RegExp): Uint8Array[] => {
  requireModestZip(bytes);
  let files: { name: string; content: unknown }[];
  try {
    const archive: { FullPaths: string[]; FileIndex: { content: unknown }[] } = CFB.read(
      Buffer.from(bytes),
      { type: 'buffer' },
    );
    files = archive.FileIndex.map(({ content }, at) => ({
      name: archive.FullPaths[at] ?? '',
      content,
    }));
  } catch {
    throw new FileFault('imports.unreadable');
  }
  return files.flatMap(({ name, content }) =>
    ending.test(name) && content instanceof Uint8Array ? [content] : [],
  );
};
