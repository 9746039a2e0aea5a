import { randomUUID } from 'node:crypto';
import type {
  DemoDoor,
  DemoState,
  DemoStream,
  DemoTap,
  DemoTapRequest,
} from '@furtka/web/demo-api';
import type { BusClient } from '../bus/client.ts';
import type { BusMessage, TapMessage } from '../bus/messages.ts';
import type { DemoClocks } from '../clock/demo-clocks.ts';
import type { DemoFacts } from '../facts.ts';
import { tapAndWait } from '../tap/collect.ts';
import { UserFault } from '../user-fault.ts';
import { expectedAt, untilNextBell } from './hours.ts';

const CLOCK_ANSWER_MS = 3000;
const EVENTS_KEPT = 200;
const MINUTE_MS = 60_000;

export type StreamEvent = {
  [Name in keyof DemoStream]: { readonly event: Name; readonly data: DemoStream[Name] };
}[keyof DemoStream];

export interface BoardParts {
  readonly bus: BusClient;
  readonly facts: DemoFacts;
  readonly clocks: DemoClocks;
  /** State of each card now, by id. */
  readonly cardStates: () => Promise<ReadonlyMap<string, string>>;
}

/** What the demo's page shows and does; knows no HTTP. */
export interface Board {
  state(): Promise<DemoState>;
  tap(request: DemoTapRequest): Promise<DemoTap>;
  /** Moves the school clock forward; settles with the time then. */
  forward(
    request: { readonly forwardMinutes: number } | { readonly toNextBell: true },
  ): Promise<DemoState['clock']>;
  watch(listener: (event: StreamEvent) => void): () => void;
  stop(): void;
}

/** Turns messages of the bus into events of the page. */
const makeTranslator = (clock: () => DemoState['clock']) => {
  const readerAtMs = new Map<string, number>();
  return (message: BusMessage): StreamEvent | undefined => {
    switch (message.type) {
      case 'hop': {
        const { eventId, name, monotonicMs } = message;
        if (name === 'reader') readerAtMs.set(eventId, monotonicMs);
        const [oldest] = readerAtMs.keys();
        if (readerAtMs.size > EVENTS_KEPT && oldest !== undefined) readerAtMs.delete(oldest);
        const began = readerAtMs.get(eventId);
        if (began === undefined) return undefined;
        const atMs = Math.max(0, Math.round((monotonicMs - began) * 1000) / 1000);
        return { event: 'hop', data: { eventId, name, atMs } };
      }
      case 'tapped': {
        const { requestId, eventId, decision, reason, doorKey } = message;
        const asked = requestId === undefined ? {} : { requestId };
        return { event: 'tap', data: { ...asked, eventId, decision, reason, doorKey } };
      }
      case 'door':
        return { event: 'door', data: message.door };
      case 'clock':
        return { event: 'clock', data: clock() };
      default:
        return undefined;
    }
  };
};

/** Asks the supervisor to move the clock and waits for its word. */
const askForward = (bus: BusClient, byMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const requestId = randomUUID();
    const end = () => {
      clearTimeout(timer);
      forget();
    };
    const timer = setTimeout(() => {
      end();
      reject(new UserFault('The clock of the demo does not answer.'));
    }, CLOCK_ANSWER_MS);
    const forget = bus.hear((message) => {
      if (!('requestId' in message) || message.requestId !== requestId) return;
      if (message.type === 'clock') resolve();
      else if (message.type === 'fault') reject(new UserFault(message.text));
      else return;
      end();
    });
    bus.tell({ type: 'forward', requestId, byMs });
  });

export const makeBoard = ({ bus, facts, clocks, cardStates }: BoardParts): Board => {
  const doors = new Map<string, DemoDoor>(
    facts.doors.map(({ key, doorId, name }) => [
      key,
      { key, doorId, name, lamp: 'idle', isEnergised: false, isOpen: false },
    ]),
  );
  const watchers = new Set<(event: StreamEvent) => void>();
  const clock = () => ({ schoolNowUtc: clocks.school.nowMs(), zone: facts.zone });
  const translate = makeTranslator(clock);
  const forget = bus.hear((message) => {
    if (message.type === 'door') doors.set(message.door.key, message.door);
    if (message.type === 'clock') clocks.shift(message.offsetMs);
    const event = translate(message);
    if (event !== undefined) for (const watcher of [...watchers]) watcher(event);
  });
  bus.tell({ type: 'doors' });

  return {
    state: async () => {
      const states = await cardStates();
      const now = clock();
      return {
        schoolName: facts.schoolName,
        clock: now,
        doors: facts.doors.flatMap(({ key }) => doors.get(key) ?? []),
        cards: facts.shown.map((card) => ({
          place: card.place,
          story: card.story,
          cardId: card.cardId,
          holderName: card.holderName,
          className: card.className,
          expected: expectedAt(facts, card, states.get(card.cardId ?? ''), now.schoolNowUtc),
        })),
        guardianName: facts.guardianName,
      };
    },
    tap: ({ requestId, door, place, direction, push }) => {
      const card = facts.shown.find((one) => one.place === place);
      if (card === undefined) throw new UserFault(`There is no card on place ${place}.`);
      if (!doors.has(door)) throw new UserFault(`There is no door ${door}.`);
      const isPupil = card.story === 'pupilInLessons' || card.story === 'pupilOutsideHours';
      const message: TapMessage = {
        type: 'tap',
        requestId,
        doorKey: door,
        uid: card.uid,
        direction,
        push,
      };
      return tapAndWait(bus, message, isPupil);
    },
    forward: async (request) => {
      const byMs =
        'forwardMinutes' in request
          ? request.forwardMinutes * MINUTE_MS
          : untilNextBell(facts, clocks.school.nowMs());
      if (byMs === undefined) throw new UserFault('The school year has no bell any more.');
      await askForward(bus, Math.ceil(byMs));
      return clock();
    },
    watch: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    stop: forget,
  };
};
