import type { Direction, DoorEvent } from '@furtka/core-contract/event';
import { DENIED_REASONS } from '@furtka/core-contract/reasons';

/** A clock that is further ahead of the hub's than this is not believed: its event would be the last one for ever. */
const AHEAD_MAX_MS = 5 * 60_000;

/** `tap` counts only by the school's option; `withdrawal` never counts, it says that the subject's records changed. */
export type MovementSource = 'tap' | 'card' | 'kiosk' | 'letIn' | 'withdrawal';

/** A row of table `movement`: what one event of the log tells of somebody's coming or going. */
export interface MovementRow {
  readonly position: number;
  readonly eventId: string;
  /** The tap that it follows; several rows of one tap are one movement. */
  readonly tapId: string | null;
  /** The holder, or the card where its holder is not known. */
  readonly subject: string;
  readonly isCard: 0 | 1;
  readonly atUtc: number;
  readonly direction: Direction;
  readonly source: MovementSource;
  readonly doorId: string | null;
  readonly cause: string | null;
  readonly withdrawnBy: number | null;
}

const DENIED: ReadonlySet<string | undefined> = new Set(DENIED_REASONS);

const sourceOf = (event: DoorEvent): MovementSource | undefined => {
  switch (event.kind) {
    case 'tap':
      return DENIED.has(event.reason) ? undefined : 'tap';
    case 'tap.unused':
      return 'tap';
    case 'passage':
      return 'card';
    case 'gate.noted':
      return 'kiosk';
    case 'door.let_in':
      return 'letIn';
    default:
      return undefined;
  }
};

/** What the log knows of the event beside its content. */
export interface PlaceInLog {
  readonly position: number;
  readonly receivedAtSchoolUtc: number;
}

/** @returns the movement that an event tells of; `undefined` when it moves nobody */
export const movementOf = (event: DoorEvent, place: PlaceInLog): MovementRow | undefined => {
  const source = sourceOf(event);
  const subject = event.holderId ?? event.cardId;
  if (source === undefined || subject === undefined) return undefined;
  const isAhead = event.occurredAtUtc > place.receivedAtSchoolUtc + AHEAD_MAX_MS;
  const isOfTap = source === 'tap' || source === 'card';
  return {
    position: place.position,
    eventId: event.id,
    tapId: isOfTap ? (event.tapId ?? null) : null,
    subject,
    isCard: event.holderId === undefined ? 1 : 0,
    atUtc: isAhead ? place.receivedAtSchoolUtc : event.occurredAtUtc,
    // Whoever is let in comes in, unless the entry itself says that somebody left.
    direction: event.direction ?? (source === 'letIn' ? 'in' : 'unknown'),
    source,
    doorId: event.doorId ?? null,
    cause: isOfTap ? null : (event.detail?.code ?? null),
    withdrawnBy: null,
  };
};
