import { makeListeners } from '../listeners.ts';
import type { CardProof, DeviceCode, DriverContext, Reader, ReaderEvent } from '../port.ts';
import { type CardKind, matchesName } from './codec.ts';
import type { PcscConfig } from './config.ts';

export interface ReaderTable {
  readonly readers: ReadonlyMap<string, Reader>;
  allOnline(): boolean;
  appeared(name: string): void;
  gone(name: string, code: DeviceCode): void;
  allGone(code: DeviceCode): void;
  /** A UID at a reader without a place in the config is dropped. */
  card(name: string, uid: string, proof?: CardProof): void;
  unreadable(name: string, card: CardKind): void;
  /** Tells those who listen by now about each reader that is away. */
  announceAbsent(): void;
}

/** Which PC/SC reader stands for which id of the config. A name keeps its place until it is gone. */
export const makeReaderTable = (config: PcscConfig, context: DriverContext): ReaderTable => {
  const entries = config.readers.map((wanted) => ({
    wanted,
    name: undefined as string | undefined,
    listeners: makeListeners<[ReaderEvent]>(wanted.id, context),
  }));
  type Entry = (typeof entries)[number];
  const at = (name: string): Entry | undefined => entries.find((entry) => entry.name === name);
  const drop = (entry: Entry | undefined, code: DeviceCode): void => {
    if (entry?.name === undefined) return;
    entry.name = undefined;
    context.log('warn', 'reader.offline', { readerId: entry.wanted.id, code });
    entry.listeners.tell({ kind: 'offline', code, atMs: context.monotonicMs() });
  };
  const readerOf = (entry: Entry): Reader => ({
    id: entry.wanted.id,
    beepsByItself: entry.wanted.beepsByItself,
    online: () => entry.name !== undefined,
    on: entry.listeners.add,
  });
  return {
    readers: new Map(entries.map((entry) => [entry.wanted.id, readerOf(entry)])),
    allOnline: () => entries.every((entry) => entry.name !== undefined),
    appeared(name) {
      if (at(name) !== undefined) return;
      const free = entries.find(
        (entry) => entry.name === undefined && matchesName(entry.wanted.match, name),
      );
      if (free === undefined) {
        context.log('warn', 'pcsc.reader_without_place', { name });
        return;
      }
      free.name = name;
      context.log('info', 'reader.online', { readerId: free.wanted.id });
      free.listeners.tell({ kind: 'online', atMs: context.monotonicMs() });
    },
    gone: (name, code) => drop(at(name), code),
    allGone(code) {
      for (const entry of entries) drop(entry, code);
    },
    card(name, uid, proof) {
      const assurance = proof?.outcome === 'proved' ? 'keyed' : 'uid';
      at(name)?.listeners.tell({
        kind: 'credential',
        credential: { technology: 'iso14443', uid, assurance },
        ...(proof !== undefined && { proof }),
        atMs: context.monotonicMs(),
      });
    },
    unreadable(name, card) {
      const entry = at(name);
      if (entry === undefined) return;
      context.log('info', 'reader.unreadable', { readerId: entry.wanted.id, card });
      entry.listeners.tell({ kind: 'unreadable', atMs: context.monotonicMs() });
    },
    announceAbsent() {
      for (const entry of entries) {
        if (entry.name !== undefined) continue;
        entry.listeners.tell({ kind: 'offline', code: 'offline', atMs: context.monotonicMs() });
      }
    },
  };
};
