import type { DirectoryPerson } from '@furtka/core-contract/directory';
import type { DoorEvent } from '@furtka/core-contract/event';
import { DENIED_REASONS } from '@furtka/core-contract/reasons';
import type { FeedRow } from '@furtka/hub-contract/kiosk-desk';
import type { PeopleIndex } from '../directory/people-search.ts';
import type { FeedEntry } from './feed-store.ts';

const LINES_MAX = 30;
const LATE_AFTER_MS = 5 * 60_000;
/** Whose card says this is let in by nobody at the gatehouse: the office is called. */
const CARD_IS_OUT: readonly string[] = ['denied.blocked', 'denied.cancelled', 'denied.deactivated'];
const DENIED: ReadonlySet<string | undefined> = new Set(DENIED_REASONS);

/** What the feed says beside the events. */
export interface FeedSources {
  readonly index: PeopleIndex | undefined;
  readonly doorNames: ReadonlyMap<string, string>;
  /** Cards of the deny list. */
  readonly denied: ReadonlySet<string>;
}

const kindOf = (event: DoorEvent): FeedRow['kind'] | undefined => {
  switch (event.kind) {
    case 'tap':
      // A granted tap is told by what follows it.
      return DENIED.has(event.reason) ? 'refused' : undefined;
    case 'passage':
      return 'passage';
    case 'tap.unused':
      return 'unused';
    case 'gate.noted':
      return 'gate';
    case 'door.let_in':
      return 'letIn';
    case 'visit.started':
    case 'visit.ended':
      return 'visit';
    default:
      return undefined;
  }
};

const personOf = (
  { holderId, cardId }: DoorEvent,
  index: PeopleIndex | undefined,
): DirectoryPerson | undefined => {
  const byHolder = holderId === undefined ? undefined : index?.byPersonId.get(holderId);
  return byHolder ?? (cardId === undefined ? undefined : index?.byCardId.get(cardId));
};

const directionOf = (event: DoorEvent): FeedRow['direction'] => {
  if (event.kind === 'visit.started') return 'in';
  if (event.kind === 'visit.ended') return 'out';
  return event.direction ?? (event.kind === 'door.let_in' ? 'in' : 'unknown');
};

const mayLetIn = ({ reason, cardId }: DoorEvent, denied: ReadonlySet<string>): boolean => {
  const isOut = reason !== undefined && CARD_IS_OUT.includes(reason);
  return !isOut && (cardId === undefined || !denied.has(cardId));
};

/** Who it was, as far as the directory or the book of visits says. */
const whoOf = (
  { event, visitorName }: FeedEntry,
  index: PeopleIndex | undefined,
): Pick<FeedRow, 'personId' | 'name' | 'className' | 'hasPhoto'> => {
  const person = personOf(event, index);
  const personId = person?.personId ?? event.holderId;
  const name = person === undefined ? visitorName : `${person.firstName} ${person.lastName}`;
  return {
    ...(personId === undefined ? {} : { personId }),
    ...(name === undefined ? {} : { name }),
    ...(person?.className === undefined ? {} : { className: person.className }),
    hasPhoto: person?.photo !== undefined,
  };
};

const lineOf = (
  entry: FeedEntry,
  kind: FeedRow['kind'],
  { index, doorNames, denied }: FeedSources,
): FeedRow => {
  const { event, receivedAtSchoolUtc } = entry;
  const { doorId } = event;
  const doorName = doorId === undefined ? undefined : doorNames.get(doorId);
  const cause = kind === 'gate' || kind === 'letIn' ? event.detail?.code : undefined;
  return {
    eventId: event.id,
    atUtc: event.occurredAtUtc,
    kind,
    ...whoOf(entry, index),
    ...(doorId === undefined ? {} : { doorId }),
    ...(doorName === undefined ? {} : { doorName }),
    direction: directionOf(event),
    ...(kind === 'refused' && event.reason !== undefined ? { reason: event.reason } : {}),
    ...(cause === undefined ? {} : { cause }),
    mayLetIn: kind === 'refused' && mayLetIn(event, denied),
    late: receivedAtSchoolUtc - event.occurredAtUtc > LATE_AFTER_MS,
  };
};

/** A time that lies ahead of its own arrival orders nothing. */
const placeOf = ({ event, receivedAtSchoolUtc }: FeedEntry): number =>
  Math.min(event.occurredAtUtc, receivedAtSchoolUtc);

/** The last 30 lines, newest first by their own time. */
export const feedOf = (entries: readonly FeedEntry[], sources: FeedSources): FeedRow[] =>
  [...entries]
    .sort((a, b) => placeOf(b) - placeOf(a))
    .flatMap((entry) => {
      const kind = kindOf(entry.event);
      return kind === undefined ? [] : [{ entry, kind }];
    })
    .slice(0, LINES_MAX)
    .map(({ entry, kind }) => lineOf(entry, kind, sources));
