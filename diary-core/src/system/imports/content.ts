import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Journal } from '../../kernel/db/journal.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import type { Plan } from './plan.ts';

const PURPOSE = 'import';
const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Bytes of columns inside JSON. */
const BYTES = '$bytes';

export const sealBytes = (services: Services, schoolId: string, bytes: Uint8Array): Buffer =>
  services.keys.seal(schoolId, PURPOSE, bytes);

export const openBytes = (services: Services, schoolId: string, sealed: Buffer): Buffer =>
  services.keys.open(schoolId, PURPOSE, sealed);

export const sealJson = async (
  services: Services,
  schoolId: string,
  value: unknown,
): Promise<Buffer> =>
  sealBytes(services, schoolId, await pack(Buffer.from(JSON.stringify(value), 'utf8')));

export const openJson = async (
  services: Services,
  schoolId: string,
  sealed: Buffer,
): Promise<unknown> =>
  JSON.parse((await unpack(openBytes(services, schoolId, sealed))).toString('utf8'));

/** A journal as JSON: bytes of sealed columns in base64. */
export const journalToJson = (journal: Journal): unknown =>
  JSON.parse(
    JSON.stringify(journal, function (this: Record<string, unknown>, key, value: unknown) {
      const raw = this[key];
      return raw instanceof Uint8Array ? { [BYTES]: Buffer.from(raw).toString('base64') } : value;
    }),
  );

export const journalFromJson = (json: unknown): Journal =>
  JSON.parse(JSON.stringify(json), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && BYTES in value
      ? Buffer.from(String(value[BYTES]), 'base64')
      : value,
  ) as Journal;

/** Short hash of what a dry run would do. A human says yes to this, and to nothing else. */
export const digestOf = ({ items, made, from, effects }: Plan): string =>
  createHash('sha256')
    .update(JSON.stringify({ items, made, from, effects }))
    .digest('hex')
    .slice(0, 32);

/** Errors: `imports.forgotten` when the day of the file is over. */
export const requireContent = (sealed: Buffer | null): Buffer => {
  if (sealed === null) throw new AppError('conflict', 'imports.forgotten');
  return sealed;
};
