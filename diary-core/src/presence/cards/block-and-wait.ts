import type { BlockReply } from '@furtka/core-contract/api';
import type { BlockId, CardId, SchoolId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { Actor } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { awaitReceipts } from './await-receipts.ts';
import { blockCard } from './blocking.ts';
import { checkDutyStaff } from './duty-staff.ts';
import { doing } from './use-cases.ts';

interface Blocking {
  readonly services: Services;
  readonly schoolId: SchoolId;
  readonly scope: Scope<'card.block'>;
  readonly actor: Actor;
}

const MOST_TRIES = 3;

/** Two who block at one moment get one block: the second one reads again what the first one wrote. */
const blockOnce = async (
  { services, schoolId, scope, actor }: Blocking,
  cardId: CardId,
  reason: string,
): Promise<BlockId> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await services.db
        .forSchool(schoolId)
        .change(
          { actor, action: 'card.block', subject: { kind: 'card', id: cardId }, reason },
          async (tx) => {
            await checkDutyStaff(tx, scope);
            return blockCard(tx, cardId, doing(services, actor, reason));
          },
        );
    } catch (cause) {
      const isRace = cause instanceof AppError && cause.code === 'kernel.version_conflict';
      if (!isRace || tries === MOST_TRIES) throw cause;
    }
  }
};

/** Blocks a card and answers with the doors that confirmed in time. */
export const blockAndWait = async (
  blocking: Blocking,
  cardId: CardId,
  reason: string,
): Promise<BlockReply> => {
  const blockId = await blockOnce(blocking, cardId, reason);
  return awaitReceipts(blocking.services, blocking.schoolId, blockId);
};
