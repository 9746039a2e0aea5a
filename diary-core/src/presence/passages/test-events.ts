import type { DoorEvent } from '@furtka/core-contract/event';
import type { CardId, EventId, PersonId } from '@furtka/core-contract/ids';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { inSchool, type TestSchool } from '../test-world.ts';
import { keepEvents, type TakenEvent } from './api.ts';

const EPOCH = '0198d000-0000-7000-8000-0000000000e0' as DoorEvent['epoch'];
const AGENT = '0198d000-0000-7000-8000-0000000000a0' as DoorEvent['sourceId'];

/** A granted tap at the main door, now by the school clock. */
export const tapOf = (
  kit: TestKit,
  school: TestSchool,
  over: Partial<DoorEvent> & { readonly holderId: PersonId; readonly cardId?: CardId },
): DoorEvent => ({
  v: 1,
  id: kit.newId<'EventId'>(),
  source: 'agent',
  sourceId: AGENT,
  epoch: EPOCH,
  seq: 1,
  kind: 'tap',
  doorId: school.mainDoorId,
  direction: 'in',
  reason: 'granted.window',
  occurredAtUtc: kit.clock.nowMs(),
  clock: 'sure',
  rosterVersion: 1,
  ...over,
});

/** What followed a tap at the door. */
export const outcomeOf = (
  kit: TestKit,
  tap: DoorEvent,
  opened: 'yes' | 'no' | 'unknown',
): DoorEvent => {
  const { reason: _reason, ...rest } = tap;
  const kind = opened === 'no' ? 'tap.unused' : 'passage';
  return { ...rest, id: kit.newId<'EventId'>(), kind, tapId: tap.id, opened, seq: tap.seq + 1 };
};

/** Hands events to the school, as a hub of its first site would. */
export const hand = (
  kit: TestKit,
  school: TestSchool,
  ...events: readonly DoorEvent[]
): Promise<EventId[]> =>
  inSchool(kit, school, (tx) =>
    keepEvents(
      tx,
      kit.services,
      school.siteId,
      events.map(
        (event, index): TakenEvent => ({
          event,
          holderId: event.holderId ?? null,
          siteId: school.siteId,
          hubId: AGENT as string as TakenEvent['hubId'],
          logId: EPOCH as string as TakenEvent['logId'],
          position: index + 1,
          hubReceivedAtUtc: kit.clock.nowMs(),
          hubReceivedAtSchoolUtc: kit.clock.nowMs(),
        }),
      ),
    ),
  );

const KIOSK = '0198d000-0000-7000-8000-0000000000b0' as DoorEvent['sourceId'];

/** Something that the gatehouse wrote now; `actorId` is anybody unless told. */
export const bookOf = (
  kit: TestKit,
  over: Pick<DoorEvent, 'kind'> & Partial<DoorEvent>,
): DoorEvent => ({
  v: 2,
  id: kit.newId<'EventId'>(),
  source: 'kiosk',
  sourceId: KIOSK,
  epoch: EPOCH,
  seq: 1,
  actorId: kit.newId<'AccountId'>(),
  occurredAtUtc: kit.clock.nowMs(),
  clock: 'sure',
  rosterVersion: 1,
  ...over,
});

/** Somebody without a card, in or out. */
export const noteOf = (
  kit: TestKit,
  holderId: PersonId,
  over: Partial<DoorEvent> = {},
): DoorEvent =>
  bookOf(kit, {
    kind: 'gate.noted',
    holderId,
    direction: 'in',
    detail: { code: 'card.forgotten' },
    ...over,
  });

/** The entry was a mistake. */
export const withdrawalOf = (
  kit: TestKit,
  entry: DoorEvent,
  over: Partial<DoorEvent> = {},
): DoorEvent => bookOf(kit, { kind: 'gate.withdrawn', detail: { eventId: entry.id }, ...over });
