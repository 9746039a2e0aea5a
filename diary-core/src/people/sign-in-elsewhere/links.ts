import type { AccountId, SchoolId } from '@furtka/core-contract/ids';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { Actor, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { everyMembershipOf, ownActor, requireAccount } from '../accounts/api.ts';
import { type Issuer, type IssuerId, REASON, requireOwnIssuer, requireReach } from './issuers.ts';

interface NewLink {
  readonly accountId: AccountId;
  readonly issuer: Issuer;
  readonly subject: string;
  readonly madeBy: 'owner' | 'office';
}

/** Errors: `elsewhere.belongs_elsewhere`, `elsewhere.taken` by another account, `elsewhere.linked_already` to another subject. */
const putLink = async (tx: SchoolTx, link: NewLink, nowUtc: number): Promise<void> => {
  const { accountId, issuer, subject, madeBy } = link;
  const memberships = await everyMembershipOf(tx, accountId);
  await requireReach(
    tx,
    issuer,
    memberships.map((each) => each.schoolId),
  );
  const there = await tx
    .from('sign_in_link')
    .select(['account_id', 'subject'])
    .where('issuer_id', '=', issuer.id)
    .where((eb) => eb.or([eb('subject', '=', subject), eb('account_id', '=', accountId)]))
    .execute();
  if (there.some((row) => row.account_id !== accountId))
    throw new AppError('conflict', 'elsewhere.taken');
  if (there.length > 0) throw new AppError('conflict', 'elsewhere.linked_already');
  await tx.insert('sign_in_link', {
    id: tx.newId<'SignInLinkId'>(),
    account_id: accountId,
    issuer_id: issuer.id,
    subject,
    made_by: madeBy,
    made_at_utc: nowUtc,
  });
};

const linkOf = (read: SchoolRead, accountId: AccountId, issuerId: IssuerId) =>
  read
    .from('sign_in_link')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('issuer_id', '=', issuerId)
    .executeTakeFirst();

export const linksOf = (services: Services, accountId: AccountId) =>
  services.db
    .forPlatform(REASON)
    .read((read) =>
      read.from('sign_in_link').selectAll().where('account_id', '=', accountId).execute(),
    );

const changeLink = <R>(
  services: Services,
  given: { readonly actor: Actor; readonly action: string; readonly accountId: AccountId } & {
    readonly reason?: string;
  },
  fn: (tx: SchoolTx) => Promise<R>,
): Promise<R> => {
  const { accountId, ...rest } = given;
  return services.db
    .forPlatform(REASON)
    .change({ ...rest, subject: { kind: 'account', id: accountId } }, fn);
};

/** The owner has signed in there, in this very session. */
export const linkOwn = (
  services: Services,
  principal: AccountPrincipal,
  given: { readonly issuer: Issuer; readonly subject: string; readonly address: string },
): Promise<void> => {
  const { accountId } = principal;
  const actor = ownActor(principal, given.address);
  const { issuer, subject } = given;
  return changeLink(services, { actor, action: 'signInLink.add', accountId }, (tx) =>
    putLink(tx, { accountId, issuer, subject, madeBy: 'owner' }, services.clocks.system.nowMs()),
  );
};

const drop = async (tx: SchoolTx, accountId: AccountId, issuerId: IssuerId): Promise<void> => {
  const link = await linkOf(tx, accountId, issuerId);
  if (link === undefined) throw notFound('signInLink');
  await tx.remove('sign_in_link', link.id);
};

/** Errors: `kernel.not_found`. */
export const unlinkOwn = (
  services: Services,
  principal: AccountPrincipal,
  { issuerId, address }: { readonly issuerId: IssuerId; readonly address: string },
): Promise<void> => {
  const { accountId } = principal;
  const actor = ownActor(principal, address);
  return changeLink(services, { actor, action: 'signInLink.remove', accountId }, (tx) =>
    drop(tx, accountId, issuerId),
  );
};

export interface OfficeLink {
  readonly services: Services;
  readonly schoolId: SchoolId;
  readonly actor: Actor;
  readonly accountId: AccountId;
  readonly issuerId: IssuerId;
  readonly reason: string;
  read<R>(fn: (read: SchoolRead) => Promise<R>): Promise<R>;
}

/** Errors: `kernel.not_found` for an account or an issuer of another school; `elsewhere.above_you`. */
const requireOffice = async (act: OfficeLink): Promise<Issuer> => {
  const { services, accountId, actor } = act;
  await act.read((read) => requireAccount(read, accountId));
  const issuer = await requireOwnIssuer(act, act.issuerId);
  const memberships = await services.db
    .forPlatform(REASON)
    .read((read) => everyMembershipOf(read, accountId));
  const isAbove = memberships.some((each) => each.role === 'superadmin');
  // One's own account is linked by signing in there; nobody says of oneself who one is.
  if (actor.id === accountId || (isAbove && actor.role !== 'superadmin'))
    throw new AppError('forbidden', 'elsewhere.above_you');
  return issuer;
};

/** The office knows the exact subject, as the issuer's own list has it. Errors: those of `putLink` and `requireOffice`. */
export const linkByOffice = async (act: OfficeLink, subject: string): Promise<void> => {
  const issuer = await requireOffice(act);
  if (!issuer.is_on) throw new AppError('conflict', 'elsewhere.off');
  const { services, accountId, actor, reason } = act;
  await changeLink(services, { actor, action: 'signInLink.add', accountId, reason }, (tx) =>
    putLink(tx, { accountId, issuer, subject, madeBy: 'office' }, services.clocks.system.nowMs()),
  );
};

export const unlinkByOffice = async (act: OfficeLink): Promise<void> => {
  await requireOffice(act);
  const { services, accountId, actor, reason, issuerId } = act;
  await changeLink(services, { actor, action: 'signInLink.remove', accountId, reason }, (tx) =>
    drop(tx, accountId, issuerId),
  );
};
