import type { Devices } from '@furtka/hardware/port';
import type { SimulatedControl } from '@furtka/hardware/simulated';
import type { DemoDoor } from '@furtka/web/demo-api';
import type { BusClient } from '../bus/client.ts';
import type { TapMessage } from '../bus/messages.ts';
import type { DemoFacts } from '../facts.ts';
import { CLOSES_AFTER_MS, devicesOf, PUSH_AFTER_MS } from './devices.ts';
import { type DoorHands, openDoorHands } from './door-hands.ts';

/** What the agent says of a tap, as its observer gives it. */
export interface Decided {
  readonly eventId: string;
  readonly doorId: string;
  readonly readerId: string;
  readonly decision: 'granted' | 'denied';
  readonly reason: string;
  readonly cardId?: string;
  readonly isRepeat: boolean;
}

export interface SimulatedDoors {
  /** To be called from the agent's observer, which speaks while the card is being presented. */
  decided(decided: Decided): void;
  /** Outcome of a granted tap, from the agent's observer. */
  ended(eventId: string, opened: Opened): void;
  /** Takes the devices that the agent opened and begins to act on them. */
  attach(devices: Devices, control: SimulatedControl): void;
  stop(): void;
}

type Opened = 'yes' | 'no' | 'unknown';
const OUTCOMES_KEPT = 500;

/** A card at a reader that no decision followed within this is forgotten. */
const ANSWERED_WITHIN_MS = 2_000;

interface Presented {
  readonly message: TapMessage;
  readonly atMs: number;
}

interface Door {
  readonly key: string;
  readonly doorId: string;
  readonly name: string;
}

/** People at the simulated doors of one agent: they tap when the bus says so and push the leaf open after the click. */
export const openSimulatedDoors = (
  doors: DemoFacts['doors'],
  bus: BusClient,
  monotonicMs: () => number,
): SimulatedDoors => {
  const shown = new Map<string, DemoDoor>(
    doors.map(({ key, doorId, name }) => [
      key,
      { key, doorId, name, lamp: 'idle', isEnergised: false, isOpen: false },
    ]),
  );
  const timers = new Set<NodeJS.Timeout>();
  const ends: (() => void)[] = [];
  /** Outcome by event, for a tap that is answered again. */
  const outcomes = new Map<string, Opened>();
  let control: SimulatedControl | undefined;
  let hands: DoorHands | undefined;
  /**
   * The tap that is being presented, by reader. A simulated reader's is decided before `presentCard` returns, a door board's
   * a little later.
   */
  const presented = new Map<string, Presented>();

  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };
  const show = (key: string, change: Partial<DemoDoor>) => {
    const before = shown.get(key);
    if (before === undefined) return;
    const door = { ...before, ...change };
    shown.set(key, door);
    bus.tell({ type: 'door', door });
  };
  const push = ({ key }: Door) => {
    const { relay, contact } = devicesOf(key);
    later(PUSH_AFTER_MS, () => {
      if (control?.relayEnergised(relay) !== true) return;
      control.pushLeaf(true, contact);
      later(CLOSES_AFTER_MS, () => {
        if (hands?.isPropped(key) !== true) control?.pushLeaf(false, contact);
      });
    });
  };
  const tap = (message: TapMessage) => {
    if (control === undefined || !shown.has(message.doorKey)) return;
    const { outside, inside } = devicesOf(message.doorKey);
    const reader = message.direction === 'in' ? outside : inside;
    const tapped: Presented = { message, atMs: monotonicMs() };
    presented.set(reader, tapped);
    const isSeen = control.presentCard(reader, {
      technology: 'iso14443',
      uid: message.uid,
      assurance: 'uid',
    });
    const forget = (): void => {
      if (presented.get(reader) === tapped) presented.delete(reader);
    };
    later(ANSWERED_WITHIN_MS, forget);
    const { requestId, doorKey } = message;
    if (isSeen) return;
    forget();
    bus.tell({ type: 'fault', requestId, text: `The reader of the door ${doorKey} is offline.` });
  };

  const ended = (eventId: string, opened: Opened) => {
    outcomes.set(eventId, opened);
    const [oldest] = outcomes.keys();
    if (outcomes.size > OUTCOMES_KEPT && oldest !== undefined) outcomes.delete(oldest);
    bus.tell({ type: 'opened', eventId, opened });
  };
  /** A tap that is answered again travels nowhere: its hops end at the lock, and whoever went in has gone in. */
  const repeat = (eventId: string, isGranted: boolean, readAtMs: number | undefined) => {
    const hop = { type: 'hop', eventId } as const;
    const nowMs = monotonicMs();
    bus.tell({ ...hop, name: 'reader', monotonicMs: readAtMs ?? nowMs });
    bus.tell({ ...hop, name: 'decision', monotonicMs: nowMs });
    if (!isGranted) return;
    bus.tell({ ...hop, name: 'relay', monotonicMs: nowMs });
    const opened = outcomes.get(eventId);
    if (opened !== undefined && opened !== 'no') bus.tell({ type: 'opened', eventId, opened });
  };

  const decided = ({ eventId, doorId, readerId, decision, reason, cardId, isRepeat }: Decided) => {
    const door = doors.find((one) => one.doorId === doorId);
    if (door === undefined) return;
    const tapped = presented.get(readerId);
    presented.delete(readerId);
    const asked = tapped?.message;
    if (isRepeat) repeat(eventId, decision === 'granted', tapped?.atMs);
    bus.tell({
      type: 'tapped',
      ...(asked === undefined ? {} : { requestId: asked.requestId }),
      eventId,
      decision,
      reason,
      cardId: cardId ?? null,
      doorId,
      doorKey: door.key,
      isRepeated: isRepeat,
    });
    if (decision === 'granted' && asked?.push !== false) push(door);
  };

  const watch = (door: Door, devices: Devices, hand: SimulatedControl) => {
    const { relay, contact, lamp } = devicesOf(door.key);
    const onRelay = devices.relays.get(relay)?.on((isEnergised) => show(door.key, { isEnergised }));
    const onLeaf = devices.contacts
      .get(contact)
      ?.on(({ open }) => show(door.key, { isOpen: open }));
    const onLamp = hand.onShown((id, { signal }) => {
      if (id === lamp) show(door.key, { lamp: signal });
    });
    ends.push(onLamp, ...[onRelay, onLeaf].filter((end) => end !== undefined));
  };

  return {
    decided,
    ended,
    attach: (devices, hand) => {
      control = hand;
      for (const door of doors) watch(door, devices, hand);
      const keys = doors.map(({ key }) => key);
      hands = openDoorHands(keys, hand, later);
      const forget = bus.hear((message) => {
        if (message.type === 'tap') tap(message);
        if (message.type === 'scene') hands?.setFire(message.scene.isFire);
        if (message.type === 'hand' && hands?.act(message.doorKey, message.hand) === true)
          bus.tell({ type: 'done', requestId: message.requestId });
        if (message.type === 'doors')
          for (const door of shown.values()) bus.tell({ type: 'door', door });
      });
      ends.push(forget);
      for (const door of shown.values()) bus.tell({ type: 'door', door });
      // Also asks for the scene: fire may burn since before this agent had power.
      bus.tell({ type: 'doors' });
    },
    stop: () => {
      for (const end of ends.splice(0)) end();
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
