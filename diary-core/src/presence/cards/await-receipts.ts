import type { BlockReply } from '@furtka/core-contract/api';
import type { BlockId, DoorId, SchoolId } from '@furtka/core-contract/ids';
import type { Services } from '../../kernel/services.ts';
import { doorsOnline } from '../devices/api.ts';
import { blockReply } from './blocking.ts';

/** How long a block waits for its doors before it answers with what is known. */
const RECEIPTS_WAIT_MS = 800;

interface Known {
  readonly reply: BlockReply;
  readonly isComplete: boolean;
}

const look = (services: Services, schoolId: SchoolId, blockId: BlockId): Promise<Known> =>
  services.db.forSchool(schoolId).read(async (read) => {
    const reply = await blockReply(read, blockId);
    const online: ReadonlySet<DoorId> = await doorsOnline(read, services.clocks.system.nowMs());
    const isComplete = reply.receipts.every(
      (receipt) => receipt.confirmedAtUtc !== undefined || !online.has(receipt.doorId),
    );
    return { reply, isComplete };
  });

/**
 * Waits for the doors that can be reached, outside any transaction.
 *
 * Doors that are off line are not waited for: they stand in the answer without a time, and the screen names them.
 */
export const awaitReceipts = async (
  services: Services,
  schoolId: SchoolId,
  blockId: BlockId,
): Promise<BlockReply> => {
  const waiting = { isOver: false, hasNews: false, wake: (): void => undefined };
  const stop = services.feed.subscribe((changedId) => {
    if (changedId !== schoolId) return;
    waiting.hasNews = true;
    waiting.wake();
  });
  const timer = setTimeout(() => {
    waiting.isOver = true;
    waiting.wake();
  }, RECEIPTS_WAIT_MS);
  try {
    for (;;) {
      waiting.hasNews = false;
      const known = await look(services, schoolId, blockId);
      if (known.isComplete || waiting.isOver) return known.reply;
      if (!waiting.hasNews)
        await new Promise<void>((resolve) => {
          waiting.wake = resolve;
        });
    }
  } finally {
    clearTimeout(timer);
    stop();
  }
};
