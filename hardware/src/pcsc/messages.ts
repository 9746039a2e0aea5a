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
  | { readonly kind: 'card'; readonly name: string; readonly uid: string }
  /** `card`: what its answer to reset said it is. */
  | { readonly kind: 'unreadable'; readonly name: string; readonly card: CardKind }
  /** It ends now and says why; `at` is a constant word. */
  | { readonly kind: 'fault'; readonly code: DeviceCode; readonly at: string };

export const BEAT_MS = 500;

const NAMED: readonly unknown[] = ['reader', 'gone'];

interface Unchecked {
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly uid?: unknown;
  readonly card?: unknown;
  readonly code?: unknown;
  readonly at?: unknown;
}

/** The message, or `undefined` for anything that is none. */
export const asChildMessage = (raw: unknown): ChildMessage | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { kind, name, uid, card, code, at }: Unchecked = raw;
  const named = typeof name === 'string';
  const fits =
    kind === 'beat' ||
    kind === 'ready' ||
    (kind === 'card' && named && typeof uid === 'string') ||
    (kind === 'unreadable' && named && typeof card === 'string') ||
    (kind === 'fault' && typeof code === 'string' && typeof at === 'string') ||
    (NAMED.includes(kind) && named);
  return fits ? (raw as ChildMessage) : undefined;
};
