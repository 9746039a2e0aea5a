import type { DoorEvent } from '@furtka/core-contract/event';
import type {
  AccountId,
  CardId,
  DoorId,
  EventId,
  PersonId,
  SiteId,
} from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { kioskRolesOf } from '../../people/accounts/api.ts';
import { personsByIds } from '../../people/persons/api.ts';
import { holdersByCard } from '../../presence/cards/api.ts';
import { doors } from '../../presence/devices/api.ts';
import { heldEvents, heldPassages } from '../../presence/passages/api.ts';
import { localDateOf, siteById } from '../../school/schools/api.ts';
import { peopleElsewhere } from './site-people.ts';

/** What the school knows of whatever a batch names. */
interface Facts {
  readonly siteId: SiteId;
  /** Doors of the hub's own site. */
  readonly doorIds: ReadonlySet<DoorId>;
  readonly holderByCard: ReadonlyMap<CardId, PersonId | null>;
  readonly personIds: ReadonlySet<PersonId>;
  /** Accounts with a role of the kiosk in this school. */
  readonly operatorIds: ReadonlySet<AccountId>;
  /** Entries of the gatehouse about people who belonged to another site on that day. */
  readonly aboutOthers: ReadonlySet<EventId>;
  /** Where the events are held that the batch is or names. */
  readonly siteByEvent: ReadonlyMap<EventId, SiteId>;
  /** The same of passages: one stands under its tap, which may not have come yet. */
  readonly siteByPassage: ReadonlyMap<EventId, SiteId>;
}

const present = <T>(values: readonly (T | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T & {} => value !== undefined)),
];

/** Entries of the gatehouse's book about people of another site; who is nowhere in particular may be anywhere. */
const entriesAboutOthers = async (
  read: SchoolRead,
  siteId: SiteId,
  events: readonly DoorEvent[],
  nowUtc: number,
): Promise<ReadonlySet<EventId>> => {
  const entries = events.filter(
    (event) => event.source === 'kiosk' && event.holderId !== undefined,
  );
  const site = entries.length === 0 ? undefined : await siteById(read, siteId);
  if (site === undefined) return new Set();
  // A hub whose clock is far ahead must not stop the batch: no calendar goes there.
  const dateOf = ({ occurredAtUtc }: DoorEvent): string =>
    localDateOf(Math.min(occurredAtUtc, nowUtc), site.zone);
  const elsewhereOn = new Map<string, ReadonlySet<PersonId>>();
  for (const date of new Set(entries.map(dateOf)))
    elsewhereOn.set(date, await peopleElsewhere(read, siteId, date));
  const about = entries.filter(
    (event) => event.holderId !== undefined && elsewhereOn.get(dateOf(event))?.has(event.holderId),
  );
  return new Set(about.map((event) => event.id));
};

/** Ids of the events themselves and of what they refer to. */
const idsNamed = (events: readonly DoorEvent[]): EventId[] =>
  present(events.flatMap((event) => [event.id, event.tapId, event.detail?.eventId]));

export const gatherFacts = async (
  read: SchoolRead,
  siteId: SiteId,
  events: readonly DoorEvent[],
  nowUtc: number,
): Promise<Facts> => {
  const siteDoors = (await doors(read)).filter((door) => door.siteId === siteId);
  const actorIds = present(events.map((event) => event.actorId));
  return {
    siteId,
    doorIds: new Set(siteDoors.map((door) => door.doorId)),
    holderByCard: await holdersByCard(read, present(events.map((event) => event.cardId))),
    personIds: new Set(
      (await personsByIds(read, present(events.map((event) => event.holderId)))).keys(),
    ),
    operatorIds: new Set((await kioskRolesOf(read, actorIds)).keys()),
    aboutOthers: await entriesAboutOthers(read, siteId, events, nowUtc),
    siteByEvent: await heldEvents(read, idsNamed(events)),
    siteByPassage: await heldPassages(read, idsNamed(events)),
  };
};

type Judgement =
  | { readonly ok: true; readonly holderId: PersonId | null }
  | {
      readonly ok: false;
      readonly code:
        | 'event.id_taken'
        | 'event.tap_elsewhere'
        | 'event.entry_elsewhere'
        | 'event.door_unknown'
        | 'event.card_unknown'
        | 'event.actor_unknown'
        | 'event.holder_unknown'
        | 'event.holder_elsewhere';
    };

const refused = (code: Extract<Judgement, { ok: false }>['code']): Judgement => ({
  ok: false,
  code,
});

const isElsewhere = (id: EventId | undefined, facts: Facts): boolean => {
  if (id === undefined) return false;
  const siteId = facts.siteByEvent.get(id) ?? facts.siteByPassage.get(id);
  return siteId !== undefined && siteId !== facts.siteId;
};

/** Whether whoever acted may be taken at the hub's word. A block only takes away, so it counts whoever made it. */
const isActorKnown = ({ kind, actorId }: DoorEvent, facts: Facts): boolean =>
  actorId === undefined || kind === 'card.blocked' || facts.operatorIds.has(actorId);

const judgeHolder = (event: DoorEvent, facts: Facts): Judgement => {
  const owner = event.cardId === undefined ? null : (facts.holderByCard.get(event.cardId) ?? null);
  if (event.holderId === undefined) return { ok: true, holderId: owner };
  const isOther = owner !== null && owner !== event.holderId;
  if (isOther || !facts.personIds.has(event.holderId)) return refused('event.holder_unknown');
  if (facts.aboutOthers.has(event.id)) return refused('event.holder_elsewhere');
  return { ok: true, holderId: event.holderId };
};

/**
 * Card, holder, door and what an event refers to must be of the hub's own school and site, and who acted at the kiosk somebody
 * whom the school lets act there (DESIGN.md section 8). Answers whose passage it is.
 */
export const judge = (event: DoorEvent, facts: Facts): Judgement => {
  if (isElsewhere(event.id, facts)) return refused('event.id_taken');
  if (isElsewhere(event.tapId, facts)) return refused('event.tap_elsewhere');
  if (isElsewhere(event.detail?.eventId, facts)) return refused('event.entry_elsewhere');
  if (event.doorId !== undefined && !facts.doorIds.has(event.doorId))
    return refused('event.door_unknown');
  if (event.cardId !== undefined && !facts.holderByCard.has(event.cardId))
    return refused('event.card_unknown');
  if (!isActorKnown(event, facts)) return refused('event.actor_unknown');
  return judgeHolder(event, facts);
};

/** Which of these events the site has told before. */
export const heldAmong = (facts: Facts, events: readonly DoorEvent[]): Set<EventId> =>
  new Set(
    events.map((event) => event.id).filter((id) => facts.siteByEvent.get(id) === facts.siteId),
  );
