import { parseUidAnswer } from './codec.ts';

/** What PC/SC says of a slot. `counter`: insertions and removals so far, 0..65535, it wraps. */
export interface SlotStatus {
  readonly present: boolean;
  /** A card is there and does not answer to reset. */
  readonly mute: boolean;
  readonly counter: number;
}

/**
 * One slot of a reader.
 *
 * `unknown`: nothing heard yet · `empty` · `connecting`: card in, not yet connected · `reading`: asked for its UID · `done`:
 * read, given up, or it lay there from the beginning; only its removal leads on.
 */
export interface Slot {
  readonly phase: 'unknown' | 'empty' | 'connecting' | 'reading' | 'done';
  readonly counter: number;
  /** Rises with each card; answers that carry an older one belong to a card that is gone. */
  readonly attempt: number;
}

export type SlotEvent =
  | { readonly kind: 'status'; readonly status: SlotStatus }
  | { readonly kind: 'connected'; readonly attempt: number }
  | { readonly kind: 'answer'; readonly attempt: number; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly attempt: number }
  | { readonly kind: 'timeout'; readonly attempt: number };

export type SlotAction =
  /** The slot's first word: from now on its reader counts as online. */
  | { readonly do: 'online' }
  /** Another card lies where one lay: the connection must be made anew. */
  | { readonly do: 'reconnect' }
  | { readonly do: 'startTimer' | 'stopTimer' }
  | { readonly do: 'askUid' }
  | { readonly do: 'report'; readonly uid: string }
  | { readonly do: 'unreadable' };

export interface SlotStep {
  readonly slot: Slot;
  readonly actions: readonly SlotAction[];
}

export const initialSlot: Slot = { phase: 'unknown', counter: 0, attempt: 0 };

const stay = (slot: Slot): SlotStep => ({ slot, actions: [] });

const inserted = (slot: Slot, status: SlotStatus, before: readonly SlotAction[]): SlotStep => {
  const next = { counter: status.counter, attempt: slot.attempt + 1 };
  if (status.mute) {
    return { slot: { ...next, phase: 'done' }, actions: [...before, { do: 'unreadable' }] };
  }
  return {
    slot: { ...next, phase: 'connecting' },
    actions: [...before, { do: 'startTimer' }],
  };
};

const isPending = (slot: Slot): boolean => slot.phase === 'connecting' || slot.phase === 'reading';

/** The card that was being read is no longer there. */
const pulledEarly = (slot: Slot): readonly SlotAction[] =>
  isPending(slot) ? [{ do: 'stopTimer' }, { do: 'unreadable' }] : [];

const onStatus = (slot: Slot, status: SlotStatus): SlotStep => {
  const moves = (status.counter - slot.counter) & 0xffff;
  const seen: Slot = { ...slot, counter: status.counter };
  switch (slot.phase) {
    case 'unknown':
      // A card that lies on the reader from the beginning was not presented now: it must not open the door at each restart.
      return {
        slot: { ...seen, phase: status.present ? 'done' : 'empty' },
        actions: [{ do: 'online' }],
      };
    case 'empty':
      if (status.present) return inserted(slot, status, []);
      // In and out between two words of PC/SC: somebody tapped too shortly and shall hear of it.
      return moves >= 2 ? { slot: seen, actions: [{ do: 'unreadable' }] } : stay(seen);
    case 'connecting':
    case 'reading':
    case 'done':
      if (!status.present) {
        return { slot: { ...seen, phase: 'empty' }, actions: pulledEarly(slot) };
      }
      // Out and in between two words: another card, or the same one again, lies there now.
      return moves >= 2
        ? inserted(slot, status, [...pulledEarly(slot), { do: 'reconnect' }])
        : stay(seen);
    default:
      return slot.phase satisfies never;
  }
};

const giveUp = (slot: Slot): SlotStep => ({
  slot: { ...slot, phase: 'done' },
  actions: [{ do: 'stopTimer' }, { do: 'unreadable' }],
});

/**
 * Steps one slot. Pure; each card leads to exactly one `report` or `unreadable`, and late answers of an earlier card to none.
 */
export const stepSlot = (slot: Slot, event: SlotEvent): SlotStep => {
  if (event.kind === 'status') return onStatus(slot, event.status);
  if (event.attempt !== slot.attempt || !isPending(slot)) return stay(slot);
  switch (event.kind) {
    case 'connected':
      return slot.phase === 'connecting'
        ? { slot: { ...slot, phase: 'reading' }, actions: [{ do: 'askUid' }] }
        : stay(slot);
    case 'answer': {
      if (slot.phase !== 'reading') return stay(slot);
      const answer = parseUidAnswer(event.bytes);
      if (!answer.ok) return giveUp(slot);
      return {
        slot: { ...slot, phase: 'done' },
        actions: [{ do: 'stopTimer' }, { do: 'report', uid: answer.uid }],
      };
    }
    case 'failed':
    case 'timeout':
      return giveUp(slot);
    default:
      return event satisfies never;
  }
};
