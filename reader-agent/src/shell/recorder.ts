import { randomFillSync } from 'node:crypto';
import { type DoorEvent, versionFor } from '@furtka/core-contract/event';
import { uuidv7 } from '@furtka/core-contract/ids';
import type { DoorRecord, TapRecord } from '../core/door-state.ts';
import type { AgentClock } from './agent-clock.ts';
import type { EventDraft } from './spool-messages.ts';

type Detail = NonNullable<DoorEvent['detail']>;

/** Makes events: id, times, versions, and the fields of the tap they belong to. */
export class Recorder {
  readonly #agentId: string;
  readonly #clock: AgentClock;
  readonly #rosterVersion: () => number;
  readonly #random = new Uint8Array(10);

  constructor(agentId: string, clock: AgentClock, rosterVersion: () => number) {
    this.#agentId = agentId;
    this.#clock = clock;
    this.#rosterVersion = rosterVersion;
  }

  newId(): string {
    randomFillSync(this.#random);
    return uuidv7(this.#clock.systemMs(), this.#random);
  }

  /** An event that belongs to no tap. */
  plain(kind: DoorEvent['kind'], detail?: Detail, doorId?: string): EventDraft {
    return this.#draft(this.newId(), kind, {
      ...(doorId !== undefined && { doorId }),
      ...(detail !== undefined && { detail }),
    });
  }

  /** What the door machine wrote down. The event of a tap has the tap's id. */
  ofDoor(doorId: string, record: DoorRecord): EventDraft {
    const { tap, kind } = record;
    const id = kind === 'tap' && tap !== undefined ? tap.tapId : this.newId();
    const detail = { ...(tap === undefined ? {} : tapDetail(tap)), ...record.detail };
    return this.#draft(id, kind, {
      doorId,
      ...(tap === undefined ? {} : tapFields(tap)),
      ...(record.tapId !== undefined && { tapId: record.tapId }),
      ...(record.opened !== undefined && { opened: record.opened }),
      ...(Object.keys(detail).length > 0 && { detail }),
    });
  }

  /** Outcome of a granted tap whose run ended before it: nobody saw whether the door opened. */
  ofLeftover(tap: EventDraft): EventDraft {
    const { doorId, direction, reason, cardId, credentialHash, holderId, assurance, detail } = tap;
    const draft = this.#draft(this.newId(), 'passage', {
      doorId,
      direction,
      reason,
      cardId,
      credentialHash,
      holderId,
      assurance,
      detail,
      tapId: tap.id,
      opened: 'unknown',
    });
    const { occurredAtUtc, clock, rosterVersion } = tap;
    return { ...draft, occurredAtUtc, clock, rosterVersion };
  }

  #draft(
    id: string,
    kind: DoorEvent['kind'],
    fields: Readonly<Record<string, unknown>>,
  ): EventDraft {
    const reason = fields['reason'] as DoorEvent['reason'];
    const given = Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    );
    return {
      v: versionFor(kind, reason),
      id,
      source: 'agent',
      sourceId: this.#agentId,
      kind,
      ...given,
      occurredAtUtc: Math.max(0, Math.round(this.#clock.schoolMs())),
      clock: this.#clock.isSure() ? 'sure' : 'unsure',
      rosterVersion: this.#rosterVersion(),
    } as EventDraft;
  }
}

const tapFields = (tap: TapRecord): Readonly<Record<string, unknown>> => ({
  direction: tap.direction,
  reason: tap.reason,
  cardId: tap.cardId,
  credentialHash: tap.credentialHash,
  holderId: tap.holderId,
  assurance: tap.assurance,
});

const tapDetail = (tap: TapRecord): Detail => ({
  ...(tap.readerId !== undefined && { readerId: tap.readerId }),
  ...(tap.note !== undefined && { note: tap.note }),
});
