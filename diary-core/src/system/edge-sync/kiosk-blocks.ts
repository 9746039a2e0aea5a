import type { EventId, SchoolId } from '@furtka/core-contract/ids';
import { defineReaction } from '../../kernel/feed/reaction.ts';
import type { Services } from '../../kernel/services.ts';
import { takeBlockOfKiosk } from '../../presence/cards/api.ts';
import { heldEvent } from '../../presence/passages/api.ts';
import { kioskActor } from './kiosk-actor.ts';

const settle = async (services: Services, schoolId: SchoolId, eventId: EventId): Promise<void> => {
  const db = services.db.forSchool(schoolId);
  const event = await db.read((read) => heldEvent(read, eventId));
  const blockId = event?.detail_json?.blockId;
  const cardId = event?.card_id;
  if (event === undefined || blockId === undefined || !cardId) return;
  const actor = await db.read((read) => kioskActor(read, event));
  const note = event.detail_json?.note;
  const outcome = await db.change(
    {
      actor,
      action: 'card.block',
      subject: { kind: 'card', id: cardId },
      ...(note === undefined ? {} : { reason: note }),
    },
    (tx) =>
      takeBlockOfKiosk(tx, services, { blockId, cardId, atUtc: event.hub_received_at_utc }, actor),
  );
  services.log.info({ blockId, cardId, outcome }, 'kiosk.block_settled');
};

/** Blocks made at a kiosk become blocks of the school, in the name of whoever made them. */
export const kioskBlocks = defineReaction({
  name: 'edge-sync.kiosk-blocks',
  kinds: ['kiosk.blocked'],
  handle: async (services, schoolId, entries) => {
    for (const entry of entries)
      if ('eventId' in entry.payload) await settle(services, schoolId, entry.payload.eventId);
  },
});
