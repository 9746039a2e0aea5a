import type { AccountId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { type FactorWay, tellFactors } from '../accounts/api.ts';

export interface Factors {
  readonly totpSetAtUtc: number | null;
  readonly passkeys: readonly {
    readonly passkeyId: string;
    readonly name: string;
    readonly addedAtUtc: number;
    readonly usedAtUtc?: number;
  }[];
  readonly codeCard: {
    readonly serial: number;
    readonly madeAtUtc: number;
    readonly left: number;
  } | null;
}

/** The codes of a card that are not used, by number. */
export const unusedCodes = (read: SchoolRead, accountId: AccountId) =>
  read
    .from('code_card_code')
    .select(['id', 'number', 'mark'])
    .where('account_id', '=', accountId)
    .where('used_at_utc', 'is', null)
    .orderBy('number')
    .execute();

export const readFactors = async (read: SchoolRead, accountId: AccountId): Promise<Factors> => {
  const totp = await read
    .from('totp')
    .select(['secret', 'set_at_utc'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  const passkeys = await read
    .from('passkey')
    .select(['id', 'name', 'added_at_utc', 'used_at_utc'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  const card = await read
    .from('code_card')
    .selectAll()
    .where('id', '=', accountId)
    .executeTakeFirst();
  return {
    totpSetAtUtc: totp?.secret ? totp.set_at_utc : null,
    passkeys: passkeys.map((row) => ({
      passkeyId: row.id,
      name: row.name,
      addedAtUtc: row.added_at_utc,
      ...(row.used_at_utc === null ? {} : { usedAtUtc: row.used_at_utc }),
    })),
    codeCard:
      card === undefined
        ? null
        : {
            serial: card.serial,
            madeAtUtc: card.made_at_utc,
            left: (await unusedCodes(read, accountId)).length,
          },
  };
};

/** Ways that these factors open. A card whose codes are used up still counts: else the last code would open the account for ever. */
export const waysFrom = (factors: Factors): FactorWay[] => [
  ...(factors.passkeys.length > 0 ? (['passkey'] as const) : []),
  ...(factors.totpSetAtUtc === null ? [] : (['totp'] as const)),
  ...(factors.codeCard === null ? [] : (['codeCard'] as const)),
];

/** Tells the accounts what there is now; the last act of every change of factors. */
export const retellFactors = async (tx: SchoolTx, accountId: AccountId): Promise<void> =>
  tellFactors(tx, accountId, waysFrom(await readFactors(tx, accountId)));
