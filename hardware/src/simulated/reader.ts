import { makeListeners } from '../listeners.ts';
import type { DriverContext, Reader, ReaderEvent } from '../port.ts';

type Untimed = ReaderEvent extends infer Event
  ? Event extends ReaderEvent
    ? Omit<Event, 'atMs'>
    : never
  : never;

export interface SimulatedReader {
  readonly reader: Reader;
  /** False when the reader is offline: nobody sees the card. */
  report(event: Untimed): boolean;
  setOnline(online: boolean): void;
}

export const makeSimulatedReader = (
  options: {
    readonly id: string;
    readonly beepsByItself: boolean;
    readonly hasKeypad?: boolean;
  },
  context: DriverContext,
): SimulatedReader => {
  const listeners = makeListeners<[ReaderEvent]>(options.id, context);
  let online = true;
  let badFrames = 0;
  const tell = (event: Untimed): void => {
    listeners.tell({ ...event, atMs: context.monotonicMs() } as ReaderEvent);
  };
  return {
    reader: {
      id: options.id,
      beepsByItself: options.beepsByItself,
      hasKeypad: options.hasKeypad === true,
      online: () => online,
      badFrames: () => badFrames,
      on: listeners.add,
    },
    report(event) {
      if (!online) return false;
      if (event.kind === 'unreadable') badFrames += 1;
      tell(event);
      return true;
    },
    setOnline(next) {
      if (online === next) return;
      online = next;
      tell(next ? { kind: 'online' } : { kind: 'offline', code: 'io' });
    },
  };
};
