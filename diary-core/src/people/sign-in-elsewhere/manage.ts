import type { SchoolId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { Actor, SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { issuerAddress, MOST_ISSUERS } from './domain.ts';
import { dropLinks, type IssuerId, REASON, requireOwnIssuer, sealSecret } from './issuers.ts';
import { backAddress, discover, isNearIssuer } from './provider.ts';
import type { IssuerBody, IssuerPatch, IssuerRow } from './schema.ts';

export interface Manager {
  readonly services: Services;
  readonly schoolId: SchoolId;
  readonly actor: Actor;
}

/** Errors: `elsewhere.address_wrong`. */
const requireAddress = (services: Services, typed: string): string => {
  const address = issuerAddress(typed, isNearIssuer(services));
  if (address === undefined) throw new AppError('invalid', 'elsewhere.address_wrong');
  return address;
};

const countsOf = async (
  read: SchoolRead,
  issuerIds: readonly IssuerId[],
): Promise<ReadonlyMap<string, number>> => {
  if (issuerIds.length === 0) return new Map();
  const rows = await read
    .from('sign_in_link')
    .select((eb) => ['issuer_id', eb.fn.countAll().as('count')])
    .where('issuer_id', 'in', [...issuerIds])
    .groupBy('issuer_id')
    .execute();
  return new Map(rows.map((row) => [row.issuer_id, Number(row.count)]));
};

/** Issuers of a school with the number of people who are linked; never the secret. */
export const managedIssuers = async ({
  services,
  schoolId,
}: Pick<Manager, 'services' | 'schoolId'>): Promise<Static<typeof IssuerRow>[]> => {
  const { issuers, links } = await services.db.forPlatform(REASON).read(async (read) => {
    const rows = await read
      .from('sign_in_issuer')
      .selectAll()
      .where('school_id', '=', schoolId)
      .orderBy('label')
      .orderBy('id')
      .execute();
    return {
      issuers: rows,
      links: await countsOf(
        read,
        rows.map(({ id }) => id),
      ),
    };
  });
  return issuers.map((row) => ({
    issuerId: row.id,
    issuer: row.issuer_address,
    clientId: row.client_id,
    hasSecret: row.client_secret !== '',
    label: row.label,
    isOn: row.is_on,
    isFactorTrusted: row.is_factor_trusted,
    links: links.get(row.id) ?? 0,
    backAddress: backAddress(services),
    version: row.version,
  }));
};

/** Errors: `elsewhere.address_wrong`, `elsewhere.all_taken`, `elsewhere.twice`. */
export const addIssuer = async (
  { services, schoolId, actor }: Manager,
  body: Static<typeof IssuerBody>,
): Promise<{ readonly issuerId: IssuerId }> => {
  const issuer = requireAddress(services, body.issuer);
  const issuerId = services.newId<'SignInIssuerId'>();
  const subject = { kind: 'sign_in_issuer', id: issuerId };
  await services.db
    .forSchool(schoolId)
    .change({ actor, action: 'signInIssuer.add', subject }, async (tx) => {
      const there = await tx.from('sign_in_issuer').select('issuer_address').execute();
      if (there.length >= MOST_ISSUERS) throw new AppError('conflict', 'elsewhere.all_taken');
      if (there.some((row) => row.issuer_address === issuer))
        throw new AppError('conflict', 'elsewhere.twice');
      await tx.insert('sign_in_issuer', {
        id: issuerId,
        school_id: schoolId,
        issuer_address: issuer,
        client_id: body.clientId,
        client_secret: sealSecret(services, schoolId, body.clientSecret ?? ''),
        label: body.label,
        is_on: false,
        is_factor_trusted: false,
        version: 1,
      });
    });
  return { issuerId };
};

/**
 * Changes an issuer. Another client is, for the issuer, another diary: some give each client subjects of its own, so the links go.
 *
 * Errors  `kernel.not_found`, `kernel.version_conflict`
 */
export const changeIssuer = async (
  manager: Manager,
  issuerId: IssuerId,
  { version, clientSecret, ...patch }: Static<typeof IssuerPatch>,
): Promise<void> => {
  const { services, schoolId, actor } = manager;
  const before = await requireOwnIssuer(manager, issuerId);
  const subject = { kind: 'sign_in_issuer', id: issuerId };
  await services.db
    .forPlatform(REASON)
    .change({ actor, action: 'signInIssuer.change', subject }, async (tx) => {
      await tx.update(
        'sign_in_issuer',
        issuerId,
        {
          client_id: patch.clientId,
          label: patch.label,
          is_on: patch.isOn,
          is_factor_trusted: patch.isFactorTrusted,
          ...(clientSecret === undefined
            ? {}
            : { client_secret: sealSecret(services, schoolId, clientSecret) }),
        },
        { expectVersion: version },
      );
      if (before.client_id !== patch.clientId) await dropLinks(tx, issuerId);
    });
};

/** Takes an issuer away with all its links. Errors: `kernel.not_found`. */
export const removeIssuer = async (manager: Manager, issuerId: IssuerId): Promise<void> => {
  await requireOwnIssuer(manager, issuerId);
  const subject = { kind: 'sign_in_issuer', id: issuerId };
  await manager.services.db
    .forPlatform(REASON)
    .change({ actor: manager.actor, action: 'signInIssuer.remove', subject }, async (tx) => {
      await dropLinks(tx, issuerId);
      await tx.remove('sign_in_issuer', issuerId);
    });
};

/** Asks an address what it says of itself. Errors: `elsewhere.address_wrong`, those of `discover`. */
export const tryIssuer = async (services: Services, typed: string) => {
  const found = await discover(services, requireAddress(services, typed));
  return {
    issuer: found.issuer,
    signsInAt: new URL(String(found.authorization_endpoint ?? found.issuer)).host,
    hasPkce: found.code_challenge_methods_supported?.includes('S256') === true,
  };
};
