import type { DoorEvent } from '@furtka/core-contract/event';
import type { CardId, DoorId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { personsByIds } from '../../people/persons/api.ts';
import { holdersByCard } from '../../presence/cards/api.ts';
import { doors } from '../../presence/devices/api.ts';

/** What the school knows of the doors, cards and people that a batch names. */
interface Facts {
  /** Doors of the hub's own site. */
  readonly doorIds: ReadonlySet<DoorId>;
  readonly holderByCard: ReadonlyMap<CardId, PersonId | null>;
  readonly personIds: ReadonlySet<PersonId>;
}

export const gatherFacts = async (
  read: SchoolRead,
  siteId: SiteId,
  events: readonly DoorEvent[],
): Promise<Facts> => {
  const cardIds = new Set(events.flatMap((event) => (event.cardId ? [event.cardId] : [])));
  const holderIds = new Set(events.flatMap((event) => (event.holderId ? [event.holderId] : [])));
  const siteDoors = (await doors(read)).filter((door) => door.siteId === siteId);
  return {
    doorIds: new Set(siteDoors.map((door) => door.doorId)),
    holderByCard: await holdersByCard(read, [...cardIds]),
    personIds: new Set((await personsByIds(read, [...holderIds])).keys()),
  };
};

type Judgement =
  | { readonly ok: true; readonly holderId: PersonId | null }
  | {
      readonly ok: false;
      readonly code: 'event.door_unknown' | 'event.card_unknown' | 'event.holder_unknown';
    };

const holderOfCard = (event: DoorEvent, facts: Facts): PersonId | null =>
  event.cardId === undefined ? null : (facts.holderByCard.get(event.cardId) ?? null);

/** Card, holder and door must be of the hub's own school and site (DESIGN.md section 8). Answers whose card it is. */
export const judge = (event: DoorEvent, facts: Facts): Judgement => {
  if (event.doorId !== undefined && !facts.doorIds.has(event.doorId))
    return { ok: false, code: 'event.door_unknown' };
  if (event.cardId !== undefined && !facts.holderByCard.has(event.cardId))
    return { ok: false, code: 'event.card_unknown' };
  const owner = holderOfCard(event, facts);
  if (event.holderId === undefined) return { ok: true, holderId: owner };
  const isOther = owner !== null && owner !== event.holderId;
  if (isOther || !facts.personIds.has(event.holderId))
    return { ok: false, code: 'event.holder_unknown' };
  return { ok: true, holderId: event.holderId };
};
