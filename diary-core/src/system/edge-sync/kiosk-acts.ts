import type { DoorEvent } from '@furtka/core-contract/event';
import type { EventId, SchoolId } from '@furtka/core-contract/ids';
import type { ChangeOptions, Row } from '../../kernel/db/handles.ts';
import { defineReaction } from '../../kernel/feed/reaction.ts';
import type { Services } from '../../kernel/services.ts';
import { heldEvent } from '../../presence/passages/api.ts';
import { kioskActor } from './kiosk-actor.ts';

/** Somebody's own act at a kiosk; a block becomes a block of the school, which is recorded where that is made. */
export const isActOfKiosk = (event: DoorEvent): boolean =>
  event.source === 'kiosk' && event.actorId !== undefined && event.kind !== 'card.blocked';

const subjectOf = (event: Row<'door_event'>): ChangeOptions['subject'] => {
  if (event.holder_id !== null) return { kind: 'person', id: event.holder_id };
  if (event.door_id !== null) return { kind: 'door', id: event.door_id };
  return { kind: 'site', id: event.site_id };
};

const told = (event: Row<'door_event'>): Record<string, unknown> => ({
  event_id: event.id,
  occurred_at_utc: event.occurred_at_utc,
  ...(event.direction === null ? {} : { direction: event.direction }),
  ...(event.door_id === null ? {} : { door_id: event.door_id }),
  ...(event.about_id === null ? {} : { about_id: event.about_id }),
  ...(event.detail_json?.code === undefined ? {} : { cause: event.detail_json.code }),
  ...(event.detail_json?.mode === undefined ? {} : { mode: event.detail_json.mode }),
});

const enter = async (services: Services, schoolId: SchoolId, eventId: EventId): Promise<void> => {
  const db = services.db.forSchool(schoolId);
  const event = await db.read((read) => heldEvent(read, eventId));
  if (event === undefined) return;
  const actor = await db.read((read) => kioskActor(read, event));
  const note = event.detail_json?.note;
  await db.change(
    {
      actor,
      action: event.kind,
      subject: subjectOf(event),
      ...(note === undefined ? {} : { reason: note }),
    },
    async (tx) => {
      if ((await tx.get('kiosk_act', eventId)) !== undefined) return;
      await tx.insert('kiosk_act', { id: eventId });
      tx.record({ after: told(event) });
    },
  );
};

/** What people do at a kiosk stands in the register of changes as what they do at a desk does (AUDIT-13), once. */
export const kioskActs = defineReaction({
  name: 'edge-sync.kiosk-acts',
  kinds: ['kiosk.acted'],
  handle: async (services, schoolId, entries) => {
    for (const entry of entries)
      if ('eventId' in entry.payload) await enter(services, schoolId, entry.payload.eventId);
  },
});
