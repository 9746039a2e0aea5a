import type { CheckCode } from './check-code.ts';
import type { Command } from './commands.ts';
import type { Reply } from './replies.ts';

/** Why a device is away. */
export type OfflineCode =
  | 'timeout'
  | 'wrong_key'
  | 'no_key'
  | 'clear_text_only'
  | 'bad_mac'
  | 'refused'
  | 'protocol';

export type SessionEvent =
  | { readonly kind: 'online'; readonly isSecure: boolean }
  | { readonly kind: 'offline'; readonly code: OfflineCode }
  /** `BAD_MACS` wrong MACs within a minute: the channel was dropped, nothing they carried was looked at. */
  | { readonly kind: 'macAlarm' }
  /** The install mode gave the device this base key; from now on it is the only one. */
  | { readonly kind: 'keyed'; readonly key: Uint8Array }
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** What came of a command that is no poll; `reply` is told beside it where it says something. */
  | { readonly kind: 'answered'; readonly command: Command; readonly reply: Reply };

export interface SessionOptions {
  /** 0..126. */
  readonly address: number;
  readonly check: CheckCode;
  /** The device's own base key; absent for one that was never keyed. */
  readonly baseKey?: Uint8Array;
  /** Nothing is taken in clear. `false` is for devices that cannot do better, by a decision of the school. */
  readonly mustBeSecure: boolean;
  readonly pollEveryMs: number;
  readonly random: (length: number) => Uint8Array;
  readonly tell: (event: SessionEvent) => void;
}
