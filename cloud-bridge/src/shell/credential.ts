import { readFile } from 'node:fs/promises';

/** 256 bits in base64url and some room; nothing that could end a header. */
const FORM = /^[A-Za-z0-9_-]{16,200}$/;

export type ReadCredential =
  | { readonly ok: true; readonly credential: string }
  /** `missing`: the hub is not enrolled yet. `unreadable`: no right to it. `form`: not a credential. */
  | {
      readonly ok: false;
      readonly code: 'credential.missing' | 'credential.unreadable' | 'credential.form';
    };

/** Reads the hub's credential; it is kept in memory only and never logged. */
export const readCredential = async (file: string): Promise<ReadCredential> => {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    return FORM.test(text)
      ? { ok: true, credential: text }
      : { ok: false, code: 'credential.form' };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { ok: false, code: isMissing ? 'credential.missing' : 'credential.unreadable' };
  }
};
