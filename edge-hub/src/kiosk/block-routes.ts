import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { type KioskBlock, Word } from '@furtka/hub-contract/kiosk-api';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { AppError } from '../app-error.ts';
import type { DenyEntry } from '../site/deny-store.ts';
import { doorReceipts } from '../site/doors.ts';
import { type KioskContext, mayBlock, signedIn, writing } from './kiosk-access.ts';

const Strict = { additionalProperties: false } as const;
/** A reason that the core could not store would leave the block here for ever, known to nobody. */
const BlockBody = Type.Object({ reason: Word(200) }, Strict);
const CardParams = Type.Object({ cardId: Type.String({ pattern: UUID_PATTERN }) }, Strict);
const BlockParams = Type.Object({ blockId: Type.String({ pattern: UUID_PATTERN }) }, Strict);

const blockOf = (context: KioskContext, entry: DenyEntry): KioskBlock =>
  ({ blockId: entry.blockId, receipts: doorReceipts(context, entry) }) as unknown as KioskBlock;

/** Blocking a card, and which doors have confirmed it. */
export const blockRoutes = (app: FastifyInstance, context: KioskContext): void => {
  const { parts, site, sessionsAtKiosk } = context;
  app.post<{ Body: Static<typeof BlockBody>; Params: Static<typeof CardParams> }>(
    '/cards/:cardId/block',
    { schema: { body: BlockBody, params: CardParams } },
    async (request): Promise<KioskBlock> => {
      const who = writing(context, request);
      mayBlock(who);
      sessionsAtKiosk.touch(who.session);
      const { cardId } = request.params;
      if (parts.directory.index?.byCardId.has(cardId) !== true)
        throw new AppError('not_found', 'card.not_found');
      const { accountId: actorId } = who.operator;
      const entry = await site.blockAtKiosk({ cardId, actorId, reason: request.body.reason });
      parts.metrics.kioskBlocks.inc();
      parts.eventWakeups.wake();
      parts.log.info({ blockId: entry.blockId, accountId: actorId }, 'kiosk.card_blocked');
      return blockOf(context, entry);
    },
  );
  app.get<{ Params: Static<typeof BlockParams> }>(
    '/blocks/:blockId',
    { schema: { params: BlockParams } },
    async (request): Promise<KioskBlock> => {
      // Asked for again and again by the page: not an act of a person, so the idle time goes on.
      mayBlock(signedIn(context, request));
      const { blockId } = request.params;
      const entry = await parts.db.run('findBlock', { blockId });
      if (entry === undefined) throw new AppError('not_found', 'block.not_found');
      return blockOf(context, entry);
    },
  );
};
