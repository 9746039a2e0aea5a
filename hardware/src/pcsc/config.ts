import { RawConfig } from '../raw-config.ts';
import { PCSCD_SOCKET } from './daemon-socket.ts';

export interface PcscReaderConfig {
  readonly id: string;
  /** Glob over the PC/SC name, `*` is any text. The first free reader that fits is taken, in the order of this list. */
  readonly match: string;
  readonly beepsByItself: boolean;
}

/** Keys by which cards are proved; without them every card is `uid`. */
export interface CardKeysConfig {
  /** Key file for doors (`npm run personalise -- door-keys`), mode 0600. */
  readonly file: string;
  /** File with its passphrase, mode 0600, for a sealed one; '' = it is not sealed. */
  readonly passphraseFile: string;
  /** How long a card may take to prove itself, milliseconds: also what a relay over distance may add. */
  readonly withinMs: number;
  /** Also read the signed file of a DESFire card. Off: no published vector covers that reading. */
  readonly credentialFile: boolean;
}

export interface PcscConfig {
  readonly readers: readonly PcscReaderConfig[];
  readonly socketPath: string;
  /** The child is killed when it was silent for this long, milliseconds. */
  readonly watchdogMs: number;
  /** How long `open` waits for all readers before it goes on without them, milliseconds. */
  readonly startWaitMs: number;
  readonly cardKeys?: CardKeysConfig;
}

const readCardKeys = (fields: RawConfig): CardKeysConfig | undefined =>
  fields.optionalObject('cardKeys', (item) => ({
    file: item.text('file', 4_000),
    passphraseFile: item.optionalText('passphraseFile', '', 4_000),
    withinMs: item.integer('withinMs', { min: 50, max: 2_000, fallback: 300 }),
    credentialFile: item.flag('credentialFile', false),
  }));

/** Checks the `pcsc` part of a config. */
export const parsePcscConfig = (
  raw: unknown,
):
  | { readonly ok: true; readonly config: PcscConfig }
  | { readonly ok: false; readonly faults: readonly string[] } => {
  const fields = new RawConfig(raw);
  const cardKeys = readCardKeys(fields);
  const config: PcscConfig = {
    readers: fields.list(
      'readers',
      (item) => ({
        id: item.text('id', 32),
        match: item.text('match'),
        beepsByItself: item.flag('beepsByItself', false),
      }),
      16,
    ),
    socketPath: fields.optionalText('socketPath', PCSCD_SOCKET),
    watchdogMs: fields.integer('watchdogMs', { min: 1_000, max: 60_000, fallback: 5_000 }),
    startWaitMs: fields.integer('startWaitMs', { min: 0, max: 30_000, fallback: 3_000 }),
    ...(cardKeys !== undefined && { cardKeys }),
  };
  fields.refuseUnknown();
  fields.refuseTwice(
    'readers',
    config.readers.map((reader) => reader.id),
  );
  if (config.readers.length === 0) fields.fault('readers', 'must name at least one reader');
  return fields.faults.length === 0 ? { ok: true, config } : { ok: false, faults: fields.faults };
};
