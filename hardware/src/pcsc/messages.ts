import type { DeviceCode } from '../port.ts';
import type { CardKind } from './codec.ts';

/** What the PC/SC child process tells its parent, as JSON over the channel of `fork`. */
export type ChildMessage =
  /** Its event loop turns. Every `BEAT_MS`. */
  | { readonly kind: 'beat' }
  /** pcscd answered and the library was made. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'reader'; readonly name: string }
  | { readonly kind: 'gone'; readonly name: string }
  /** `attempt`: by which its APDUs are asked for, until it is taken away. */
  | {
      readonly kind: 'card';
      readonly name: string;
      readonly uid: string;
      readonly card: CardKind;
      readonly attempt: number;
    }
  /** Answer to an APDU, hexadecimal with its status; without `answer` the card is gone or mute. */
  | { readonly kind: 'transmitted'; readonly id: number; readonly answer?: string }
  /** `card`: what its answer to reset said it is. */
  | { readonly kind: 'unreadable'; readonly name: string; readonly card: CardKind }
  /** It ends now and says why; `at` is a constant word. */
  | { readonly kind: 'fault'; readonly code: DeviceCode; readonly at: string };

/** What the parent asks of its child: one APDU for the card that was told by `card`. */
export interface TransmitMessage {
  readonly kind: 'transmit';
  readonly name: string;
  readonly attempt: number;
  readonly id: number;
  /** Hexadecimal. */
  readonly apdu: string;
}

export const BEAT_MS = 500;

const NAMED: readonly unknown[] = ['reader', 'gone'];

interface Unchecked {
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly uid?: unknown;
  readonly card?: unknown;
  readonly code?: unknown;
  readonly at?: unknown;
  readonly id?: unknown;
  readonly attempt?: unknown;
  readonly answer?: unknown;
  readonly apdu?: unknown;
}

/** The message, or `undefined` for anything that is none. */
export const asChildMessage = (raw: unknown): ChildMessage | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { kind, name, uid, card, code, at, id, attempt, answer }: Unchecked = raw;
  const named = typeof name === 'string';
  const fits =
    kind === 'beat' ||
    kind === 'ready' ||
    (kind === 'card' &&
      named &&
      typeof uid === 'string' &&
      typeof card === 'string' &&
      typeof attempt === 'number') ||
    (kind === 'transmitted' &&
      typeof id === 'number' &&
      (answer === undefined || typeof answer === 'string')) ||
    (kind === 'unreadable' && named && typeof card === 'string') ||
    (kind === 'fault' && typeof code === 'string' && typeof at === 'string') ||
    (NAMED.includes(kind) && named);
  return fits ? (raw as ChildMessage) : undefined;
};

/** The wish of the parent, or `undefined` for anything that is none. */
export const asTransmit = (raw: unknown): TransmitMessage | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { kind, name, attempt, id, apdu }: Unchecked = raw;
  const fits =
    kind === 'transmit' &&
    typeof name === 'string' &&
    typeof attempt === 'number' &&
    typeof id === 'number' &&
    typeof apdu === 'string';
  return fits ? (raw as TransmitMessage) : undefined;
};
