import { open } from 'node:fs/promises';
import { openSealed, SealFault } from '@furtka/core-contract/sealed';
import { copyFault, DAMAGED, systemCode } from './copy-fault.ts';
import { FrameReader } from './frames.ts';
import {
  COPY_LABEL,
  type CopyManifest,
  type EntryHead,
  readEntryHead,
  readManifest,
} from './manifest.ts';

const READ_BYTES = 256 * 1024;

/** What a copy holds, told entry by entry while it is read. */
export interface CopyVisitor {
  begin?(manifest: CopyManifest): Promise<void>;
  head?(head: Exclude<EntryHead, { end: number }>): Promise<void>;
  data?(bytes: Buffer): Promise<void>;
  done?(): Promise<void>;
}

const SEAL_SENTENCES = {
  damaged: DAMAGED,
  foreign: 'The file is not a copy of a core.',
  wrong_passphrase: 'The passphrase is not the one of this copy.',
} as const;

const walk = async (frames: FrameReader, visitor: CopyVisitor): Promise<CopyManifest> => {
  const manifest = readManifest(await frames.next());
  await visitor.begin?.(manifest);
  for (let entries = 0; ; entries += 1) {
    const head = readEntryHead(await frames.next());
    if ('end' in head) {
      if (head.end !== entries || (await frames.next()) !== undefined) throw copyFault(DAMAGED);
      return manifest;
    }
    await visitor.head?.(head);
    for (;;) {
      const bytes = await frames.next();
      if (bytes === undefined) throw copyFault(DAMAGED);
      if (bytes.length === 0) break;
      await visitor.data?.(bytes);
    }
    await visitor.done?.();
  }
};

/** Reads a copy from its first to its last byte. Errors: `kernel.copy_failed` with a sentence */
export const readCopy = async (
  inFile: string,
  passphrase: string,
  visitor: CopyVisitor = {},
): Promise<CopyManifest> => {
  const file = await open(inFile, 'r').catch((cause: unknown) => {
    throw copyFault(`${inFile} cannot be read (${systemCode(cause)}).`, cause);
  });
  try {
    const bytes = file.createReadStream({ highWaterMark: READ_BYTES, autoClose: false });
    return await walk(new FrameReader(openSealed(COPY_LABEL, passphrase, bytes)), visitor);
  } catch (error) {
    if (error instanceof SealFault) throw copyFault(SEAL_SENTENCES[error.code], error);
    throw error;
  } finally {
    await file.close();
  }
};
