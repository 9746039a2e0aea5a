import type { Reader } from 'nfc-pcsc';
import {
  type CardKind,
  cardKindOf,
  GET_UID,
  isAcr122,
  SILENCE_ACR122,
  UID_ANSWER_MAX,
} from './codec.ts';
import type { ChildMessage } from './messages.ts';
import { initialSlot, type SlotAction, type SlotEvent, stepSlot } from './session.ts';

/** How long a card may take from its insertion to its UID. A storage card needs under 50 ms. */
const READ_TIMEOUT_MS = 2_000;

/** Longest answer of a short APDU: 256 bytes and the status. */
const ANSWER_MAX = 258;

/** One running slot. */
export interface RunningSlot {
  /** Sends an APDU to the card that was told under `attempt`; rejects when another or none is there. */
  transmit(attempt: number, apdu: Uint8Array): Promise<Uint8Array>;
}

/** Performs what the slot's machine says, on one reader of nfc-pcsc. */
export const runSlot = (reader: Reader, tell: (message: ChildMessage) => void): RunningSlot => {
  let slot = initialSlot;
  let timer: NodeJS.Timeout | undefined;
  let card: CardKind = 'other';
  let silenced = !isAcr122(reader.name);

  const feed = (event: SlotEvent): void => {
    const step = stepSlot(slot, event);
    slot = step.slot;
    for (const action of step.actions) perform(action);
  };
  const failed = (attempt: number) => (): void => feed({ kind: 'failed', attempt });

  const askUid = (): void => {
    const { attempt } = slot;
    // `transmit` throws at once when the connection is already gone; the async wrapper makes that a rejection.
    const ask = async (): Promise<void> => {
      const bytes = await reader.transmit(GET_UID, UID_ANSWER_MAX);
      feed({ kind: 'answer', attempt, bytes });
      if (silenced) return;
      silenced = true;
      await reader.transmit(SILENCE_ACR122, 2);
    };
    ask().catch(failed(attempt));
  };
  const reconnect = (): void => {
    const again = async (): Promise<void> => {
      if (reader.connection !== null) await reader.disconnect();
      reader.card = {};
      await reader.connect();
    };
    again().catch(failed(slot.attempt));
  };
  const perform = (action: SlotAction): void => {
    switch (action.do) {
      case 'online':
        tell({ kind: 'reader', name: reader.name });
        break;
      case 'reconnect':
        reconnect();
        break;
      case 'startTimer':
        clearTimeout(timer);
        timer = setTimeout(() => feed({ kind: 'timeout', attempt: slot.attempt }), READ_TIMEOUT_MS);
        break;
      case 'stopTimer':
        clearTimeout(timer);
        break;
      case 'askUid':
        askUid();
        break;
      case 'report':
        tell({ kind: 'card', name: reader.name, uid: action.uid, card, attempt: slot.attempt });
        break;
      case 'unreadable':
        tell({ kind: 'unreadable', name: reader.name, card });
        break;
      default:
        action satisfies never;
    }
  };

  listen(reader, {
    feed,
    attempt: () => slot.attempt,
    sawAtr(atr) {
      card = cardKindOf(atr);
    },
  });
  return {
    async transmit(attempt, apdu) {
      if (slot.attempt !== attempt || slot.phase !== 'done') throw new Error('the card is gone');
      return reader.transmit(apdu, ANSWER_MAX);
    },
  };
};

const listen = (
  reader: Reader,
  to: { feed(event: SlotEvent): void; attempt(): number; sawAtr(atr: Uint8Array): void },
): void => {
  // The library would stop at ISO 14443-4 cards for want of an AID; every kind is asked for its UID in one way instead.
  reader.autoProcessing = false;
  // A failed connect is emitted by the library as an event named after the error, which nobody can hear; and only here is it
  // known which card a connection was made for.
  const connect = reader.connect.bind(reader);
  reader.connect = async (mode) => {
    const attempt = to.attempt();
    try {
      const connection = await connect(mode);
      to.feed({ kind: 'connected', attempt });
      return connection;
    } catch (error) {
      to.feed({ kind: 'failed', attempt });
      throw error;
    }
  };
  const raw = reader.reader;
  // Before the library's own listener, which connects: the machine must know the card first.
  raw.prependListener('status', (status: { state: number; atr?: Uint8Array }) => {
    if (status.atr !== undefined && status.atr.length > 0) to.sawAtr(status.atr);
    to.feed({
      kind: 'status',
      status: {
        present: (status.state & raw.SCARD_STATE_PRESENT) !== 0,
        mute: (status.state & raw.SCARD_STATE_MUTE) !== 0,
        counter: (status.state >>> 16) & 0xffff,
      },
    });
  });
};
