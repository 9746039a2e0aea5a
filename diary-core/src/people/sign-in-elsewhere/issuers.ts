import { type Brand, PLATFORM_SCHOOL_ID, type SchoolId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import type { Party } from './provider.ts';

export type IssuerId = Brand<'SignInIssuerId'>;
export type Issuer = Row<'sign_in_issuer'>;

export const REASON = 'issuers are offered before any school is known';
const SECRET = 'elsewhere.secret';

export const sealSecret = ({ keys }: Services, schoolId: SchoolId, secret: string): string =>
  secret === '' ? '' : keys.seal(schoolId, SECRET, Buffer.from(secret)).toString('base64');

export const partyOf = ({ keys }: Services, row: Issuer): Party => ({
  issuer: row.issuer_address,
  clientId: row.client_id,
  clientSecret:
    row.client_secret === ''
      ? undefined
      : keys.open(row.school_id, SECRET, Buffer.from(row.client_secret, 'base64')).toString(),
});

/** Errors: `elsewhere.off` for one that is gone or switched off. */
export const requireIssuer = async (services: Services, issuerId: IssuerId): Promise<Issuer> => {
  const row = await services.db
    .forPlatform(REASON)
    .read((read) => read.get('sign_in_issuer', issuerId));
  if (row === undefined || !row.is_on) throw new AppError('conflict', 'elsewhere.off');
  return row;
};

/** On or off. Errors: `kernel.not_found` for one of another school. */
export const requireOwnIssuer = async (
  { services, schoolId }: { readonly services: Services; readonly schoolId: SchoolId },
  issuerId: IssuerId,
): Promise<Issuer> => {
  const row = await services.db
    .forPlatform(REASON)
    .read((read) => read.get('sign_in_issuer', issuerId));
  if (row?.school_id !== schoolId) throw notFound('signInIssuer');
  return row;
};

/** Every issuer that is switched on, in a stable order. */
export const issuersOn = (services: Services, schoolIds?: readonly SchoolId[]): Promise<Issuer[]> =>
  services.db.forPlatform(REASON).read(async (read) => {
    const all = read
      .from('sign_in_issuer')
      .selectAll()
      .where('is_on', '=', true)
      .orderBy('label')
      .orderBy('id');
    if (schoolIds === undefined) return all.execute();
    return schoolIds.length === 0 ? [] : all.where('school_id', 'in', [...schoolIds]).execute();
  });

/**
 * An issuer is the word of one school: it opens nothing in another one that has not switched on the same.
 *
 * Errors  `elsewhere.belongs_elsewhere`
 */
export const requireReach = async (
  read: SchoolRead,
  issuer: Issuer,
  schoolIds: readonly SchoolId[],
): Promise<void> => {
  const others = [...new Set(schoolIds)].filter((schoolId) => schoolId !== issuer.school_id);
  if (others.length === 0) return;
  const rows = others.includes(PLATFORM_SCHOOL_ID)
    ? []
    : await read
        .from('sign_in_issuer')
        .select('school_id')
        .where('school_id', 'in', others)
        .where('issuer_address', '=', issuer.issuer_address)
        .where('is_on', '=', true)
        .execute();
  if (rows.length < others.length) throw new AppError('conflict', 'elsewhere.belongs_elsewhere');
};

/** Links of an issuer that is another one now: its subjects mean nobody any more. */
export const dropLinks = (tx: SchoolTx, issuerId: IssuerId): Promise<number> =>
  tx.removeWhere('sign_in_link', { issuer_id: issuerId });
