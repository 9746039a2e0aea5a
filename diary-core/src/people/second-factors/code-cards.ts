import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { AccountId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import type { Spend } from '../accounts/api.ts';
import { retellFactors, unusedCodes } from './factors.ts';

export const CODES_ON_A_CARD = 30;
const DIGITS = 8;
const MARK_KEY = 'code-card.mark';

const markOf = (
  key: Buffer,
  code: { readonly accountId: AccountId; readonly number: number; readonly digits: string },
): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([code.accountId, code.number, code.digits]))
    .digest('hex');

const sameMark = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one), Buffer.from(other));

export interface PrintedCard {
  readonly serial: number;
  /** In order of their numbers, from 1; shown once. */
  readonly codes: readonly string[];
}

/** New codes, made outside of the transaction. */
export const newCodes = (): string[] =>
  Array.from({ length: CODES_ON_A_CARD }, () =>
    String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0'),
  );

/** A new card; the old one is worth nothing from now on. */
export const putCodeCard = async (
  services: Pick<Services, 'keys' | 'clocks'>,
  tx: SchoolTx,
  accountId: AccountId,
  codes: readonly string[],
): Promise<PrintedCard> => {
  const key = await services.keys.ensure(tx, MARK_KEY);
  const old = await tx.get('code_card', accountId);
  const serial = (old?.serial ?? 0) + 1;
  await tx.deleteFrom('code_card_code').where('account_id', '=', accountId).execute();
  await tx.put('code_card', {
    id: accountId,
    serial,
    made_at_utc: services.clocks.system.nowMs(),
  });
  await tx.insertMany(
    'code_card_code',
    codes.map((digits, index) => ({
      id: tx.newId<'CodeCardCodeId'>(),
      account_id: accountId,
      number: index + 1,
      mark: markOf(key, { accountId, number: index + 1, digits }),
      used_at_utc: null,
    })),
  );
  await retellFactors(tx, accountId);
  return { serial, codes };
};

/** Number of the code that is asked for next; undefined: none is left. */
export const nextCodeNumber = async (
  read: SchoolRead,
  accountId: AccountId,
): Promise<number | undefined> => (await unusedCodes(read, accountId))[0]?.number;

/** The code that is asked for, good once; any other of the card is refused. Spaces do not count. */
export const spendCode =
  (services: Pick<Services, 'keys' | 'clocks'>, typed: string): Spend =>
  async (tx, accountId) => {
    const digits = typed.replace(/[\s-]/g, '');
    // The card's row is the lock: of two logins with one code at the same moment one is believed.
    if ((await tx.get('code_card', accountId)) === undefined) return false;
    const [next] = await unusedCodes(tx, accountId);
    const key = await services.keys.get(tx, MARK_KEY);
    if (next === undefined || key === undefined) return false;
    if (!sameMark(next.mark, markOf(key, { accountId, number: next.number, digits }))) return false;
    const spent = await tx
      .updateTable('code_card_code')
      .set({ used_at_utc: services.clocks.system.nowMs() })
      .where('id', '=', next.id)
      .where('used_at_utc', 'is', null)
      .executeTakeFirst();
    return spent.numUpdatedRows > 0n;
  };
