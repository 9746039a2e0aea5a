import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { hashOfToken, joinPerson } from '../accounts/api.ts';
import { personById } from '../persons/api.ts';
import { INVITATION_LIFE_MS } from './domain.ts';

/** Keeps a new code for a person; the codes before it are dead. */
export const putInvitation = async (
  tx: SchoolTx,
  { code, personId, nowUtc }: { code: string; personId: PersonId; nowUtc: number },
): Promise<void> => {
  const match = { school_id: tx.schoolId, person_id: personId, used_at_utc: null };
  await tx.removeWhere('account_invitation', match);
  await tx.insert('account_invitation', {
    id: tx.newId<'AccountInvitationId'>(),
    school_id: tx.schoolId,
    person_id: personId,
    code_hash: hashOfToken(code),
    expires_at_utc: nowUtc + INVITATION_LIFE_MS,
    used_at_utc: null,
  });
};

const wrongCode = (): AppError => new AppError('invalid', 'loginSlips.wrong_code');

/**
 * Joins the account of whoever is signed in to the person of another school whom the code was printed for. The account that the school
 * had made for that person is left without a right. Neither school learns anything of the other.
 *
 * Errors  `loginSlips.wrong_code` for one that is unknown, used, or old; `loginSlips.joined_already`
 */
export const acceptInvitation = async (
  services: Services,
  principal: AccountPrincipal,
  { code, address }: { readonly code: string; readonly address: string },
): Promise<void> => {
  const codeHash = hashOfToken(code.replace(/\s/g, ''));
  const invitation = await services.db
    .forPlatform('a code is found before its school is known')
    .read((read) =>
      read
        .from('account_invitation')
        .select(['id', 'school_id as schoolId'])
        .where('code_hash', '=', codeHash)
        .executeTakeFirst(),
    );
  if (invitation === undefined) throw wrongCode();
  const { schoolId } = invitation;
  const accountId: AccountId = principal.accountId;
  const role = principal.memberships[0]?.role ?? 'service';
  const actor = { kind: 'account' as const, id: accountId, role, name: principal.name, address };
  await services.db
    .forSchool(schoolId)
    .change(
      { actor, action: 'account.join', subject: { kind: 'account', id: accountId } },
      async (tx) => {
        const nowUtc = services.clocks.system.nowMs();
        const row = await tx.get('account_invitation', invitation.id);
        if (row === undefined || row.used_at_utc !== null || row.expires_at_utc <= nowUtc) {
          throw wrongCode();
        }
        await tx.update('account_invitation', row.id, { used_at_utc: nowUtc });
        const person = await personById(tx, row.person_id);
        if (person?.kind !== 'guardian') throw wrongCode();
        if (!(await joinPerson(tx, { accountId, personId: row.person_id, role: 'guardian' }))) {
          throw new AppError('conflict', 'loginSlips.joined_already');
        }
      },
    );
};
