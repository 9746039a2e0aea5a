import type { SchoolRead, SchoolTx } from '../db/handles.ts';

/**
 * Secrets of a school, sealed in the database (AES-256-GCM) under the master key file. The installation kind is part of each
 * key's name: a demo key cannot be opened in production.
 */
export interface KeyStore {
  /** The key of that name; undefined when it was never made. `name` dotted, as in `card.current`. */
  get(read: SchoolRead, name: string): Promise<Buffer | undefined>;
  /** Stores it; the old value is gone. */
  put(tx: SchoolTx, name: string, key: Uint8Array): Promise<void>;
  /** The key of that name, made by `make` (default 32 random bytes) when it is not there. */
  ensure(tx: SchoolTx, name: string, make?: () => Uint8Array): Promise<Buffer>;
  /** Encrypts a value for a column; `purpose` and the school are bound to it and must be the same when opened. */
  seal(schoolId: string, purpose: string, plain: Uint8Array): Buffer;
  /** `kernel.bug` when it was changed or belongs elsewhere. */
  open(schoolId: string, purpose: string, sealed: Uint8Array): Buffer;
}
