import type {
  DemoAct,
  DemoClockRequest,
  DemoDoor,
  DemoScene,
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
import { askBus } from './ask-bus.ts';
import { expectedAt, untilNextBell, untilNextMorning } from './hours.ts';
import { Standings } from './standings.ts';

const CLOCK_ANSWER_MS = 3000;
/** Power comes back when the agent has started: at most so long. */
const ACT_ANSWER_MS = 20_000;
const EVENTS_KEPT = 200;
const MINUTE_MS = 60_000;

export type StreamEvent = {
  [Name in keyof DemoStream]: { readonly event: Name; readonly data: DemoStream[Name] };
}[keyof DemoStream];

export interface BoardParts {
  readonly bus: BusClient;
  readonly facts: DemoFacts;
  readonly clocks: DemoClocks;
  readonly kiosk: DemoState['kiosk'];
  /** State of each card now, by id. */
  readonly cardStates: () => Promise<ReadonlyMap<string, string>>;
}

/** What the demo's page shows and does; knows no HTTP. */
export interface Board {
  state(): Promise<DemoState>;
  tap(request: DemoTapRequest): Promise<DemoTap>;
  /** Moves the school clock forward; settles with the time then. */
  forward(request: DemoClockRequest): Promise<DemoState['clock']>;
  /** Does something to the school or at a door; settles when it has happened. */
  act(act: DemoAct): Promise<void>;
  watch(listener: (event: StreamEvent) => void): () => void;
  stop(): void;
}

/** Turns messages of the bus into events of the page. */
const makeTranslator = (clock: () => DemoState['clock'], standing: () => DemoState['standing']) => {
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
      case 'scene':
        return { event: 'scene', data: message.scene };
      case 'standing':
        return { event: 'standing', data: standing() };
      default:
        return undefined;
    }
  };
};

/** Asks the supervisor to move the clock and waits for its word. */
const askForward = (bus: BusClient, byMs: number): Promise<void> =>
  askBus(bus, (requestId) => ({ type: 'forward', requestId, byMs }), {
    answer: 'clock',
    limitMs: CLOCK_ANSWER_MS,
    silence: 'The clock of the demo does not answer.',
  });

const askAct = (bus: BusClient, act: DemoAct): Promise<void> =>
  askBus(
    bus,
    (requestId) =>
      act.act === 'hand'
        ? { type: 'hand', requestId, doorKey: act.door, hand: act.hand }
        : { type: 'order', requestId, act },
    { answer: 'done', limitMs: ACT_ANSWER_MS, silence: 'The demo does not answer.' },
  );

const distanceOf = (
  request: DemoClockRequest,
  facts: DemoFacts,
  schoolNowUtc: number,
): number | undefined => {
  if ('forwardMinutes' in request) return request.forwardMinutes * MINUTE_MS;
  return 'toNextBell' in request
    ? untilNextBell(facts, schoolNowUtc)
    : untilNextMorning(facts, schoolNowUtc);
};

const agentsOf = ({ doors }: DemoFacts): DemoState['agents'] =>
  [...new Set(doors.map(({ agent }) => agent))].sort().map((name) => {
    const own = doors.filter(({ agent }) => agent === name);
    return {
      name,
      doorKeys: own.map(({ key }) => key),
      doors: own.map((door) => door.name),
    };
  });

const CALM: DemoScene = { link: 'open', poweredOff: [], isFire: false };

export const makeBoard = ({ bus, facts, clocks, cardStates, kiosk }: BoardParts): Board => {
  let scene = CALM;
  const standings = new Standings({
    monotonicMs: clocks.monotonicMs,
    systemMs: clocks.system.nowMs,
  });
  const doors = new Map<string, DemoDoor>(
    facts.doors.map(({ key, doorId, name }) => [
      key,
      { key, doorId, name, lamp: 'idle', isEnergised: false, isOpen: false },
    ]),
  );
  const watchers = new Set<(event: StreamEvent) => void>();
  const clock = () => ({ schoolNowUtc: clocks.school.nowMs(), zone: facts.zone });
  const translate = makeTranslator(clock, () => standings.now());
  const forget = bus.hear((message) => {
    if (message.type === 'door') doors.set(message.door.key, message.door);
    if (message.type === 'clock') clocks.shift(message.offsetMs);
    if (message.type === 'standing') standings.take(message.part);
    if (message.type === 'scene') {
      scene = message.scene;
      standings.forget(scene.poweredOff);
    }
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
        agents: agentsOf(facts),
        scene,
        standing: standings.now(),
        kiosk,
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
      const byMs = distanceOf(request, facts, clocks.school.nowMs());
      if (byMs === undefined) throw new UserFault('The school year has no bell any more.');
      await askForward(bus, Math.ceil(byMs));
      return clock();
    },
    act: (act) => {
      if ('door' in act && !doors.has(act.door))
        throw new UserFault(`There is no door ${act.door}.`);
      return askAct(bus, act);
    },
    watch: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    stop: forget,
  };
};
