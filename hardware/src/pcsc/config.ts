import { RawConfig } from '../raw-config.ts';
import { PCSCD_SOCKET } from './daemon-socket.ts';

export interface PcscReaderConfig {
  readonly id: string;
  /** Glob over the PC/SC name, `*` is any text. The first free reader that fits is taken, in the order of this list. */
  readonly match: string;
  readonly beepsByItself: boolean;
}

export interface PcscConfig {
  readonly readers: readonly PcscReaderConfig[];
  readonly socketPath: string;
  /** The child is killed when it was silent for this long, milliseconds. */
  readonly watchdogMs: number;
  /** How long `open` waits for all readers before it goes on without them, milliseconds. */
  readonly startWaitMs: number;
}

/** Checks the `pcsc` part of a config. */
export const parsePcscConfig = (
  raw: unknown,
):
  | { readonly ok: true; readonly config: PcscConfig }
  | { readonly ok: false; readonly faults: readonly string[] } => {
  const fields = new RawConfig(raw);
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
  };
  fields.refuseUnknown();
  fields.refuseTwice(
    'readers',
    config.readers.map((reader) => reader.id),
  );
  if (config.readers.length === 0) fields.fault('readers', 'must name at least one reader');
  return fields.faults.length === 0 ? { ok: true, config } : { ok: false, faults: fields.faults };
};
