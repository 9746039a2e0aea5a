import type { Rig } from '../conformance/suite.ts';
import {
  type DoorBoardDevices,
  openDoorBoard,
  parseDoorBoardConfig,
} from '../src/door-board/driver.ts';
import type { DriverContext, Reader, ReaderEvent, Relay } from '../src/port.ts';
import { CYCLES_PER_MS, type SimulatedBoard } from '../src/simulated-board/board.ts';
import { encodeWiegand } from '../src/wiegand/encode.ts';
import { type OutputEdge, signalOfBoard } from './onlooker.ts';

const LAMP_PIN = 6;
const SOUND_PIN = 7;

/** A whole door at one board, as docs/wiring.md draws it. */
export const DOOR = {
  port: '/dev/serial/by-id/usb-test',
  heartbeatTimeoutMs: 4_000,
  startWaitMs: 30_000,
  readers: [
    { id: 'in', input: 0, formats: ['H10301', 'RAW32', 'RAW56'], tamperPin: 19, hasKeypad: true },
    {
      id: 'out',
      input: 1,
      formats: ['H10301', 'W34', 'CORPORATE1000_35', 'H10304', 'CORPORATE1000_48'],
    },
  ],
  relays: [
    { id: 'lock', pin: 8 },
    { id: 'gate', pin: 9, restLevel: 'high' },
  ],
  contacts: [
    { id: 'leaf', pin: 14 },
    { id: 'button', pin: 15 },
  ],
  indicators: [{ id: 'lamp', lampPin: LAMP_PIN, soundPin: SOUND_PIN, restLevel: 'high' }],
};
export const LOCK_PIN = 8;
export const GATE_PIN = 9;
export const LEAF_PIN = 14;
export const TAMPER_PIN = 19;

const STEP_MS = 5;
const step = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, STEP_MS));

/** Waits until it holds, by the clock of the board where it has one: a busy machine then only takes longer. */
export const untilBy =
  (nowMs: () => number) =>
  async (what: string, holds: () => boolean, withinMs = 20_000): Promise<void> => {
    const endMs = nowMs() + withinMs;
    while (!holds()) {
      if (nowMs() > endMs) throw new Error(`waited ${withinMs} ms in vain for ${what}`);
      await step();
    }
  };

/** The same by the clock on the wall; the machine may be slow, so the limit is wide. */
export const until = untilBy(() => performance.now());

export interface OpenDoor {
  readonly devices: DoorBoardDevices;
  readonly logged: readonly string[];
}

/** Opens the driver on a board, and what it logs. */
export const openDoor = async (
  board: Pick<SimulatedBoard, 'openPort'> & Partial<Pick<SimulatedBoard, 'nowMs'>>,
  change: object = {},
): Promise<OpenDoor> => {
  const parsed = parseDoorBoardConfig({ ...DOOR, ...change });
  if (!parsed.ok) throw new Error(parsed.faults.join('; '));
  const logged: string[] = [];
  const context: DriverContext = {
    monotonicMs: board.nowMs ?? (() => performance.now()),
    log: (level, event, fields) => logged.push(JSON.stringify({ level, event, ...fields })),
  };
  const devices = await openDoorBoard(parsed.config, context, () => board.openPort());
  return { devices, logged };
};

export const readerOf = (devices: DoorBoardDevices, id: string): Reader => {
  const reader = devices.readers.get(id);
  if (reader === undefined) throw new Error(`no reader ${id}`);
  return reader;
};
export const relayOf = (devices: DoorBoardDevices, id: string): Relay => {
  const relay = devices.relays.get(id);
  if (relay === undefined) throw new Error(`no relay ${id}`);
  return relay;
};
export const eventsOf = (devices: DoorBoardDevices, id: string): ReaderEvent[] => {
  const events: ReaderEvent[] = [];
  readerOf(devices, id).on((event) => events.push(event));
  return events;
};
export const edgesOf = (devices: DoorBoardDevices, id: string): boolean[] => {
  const edges: boolean[] = [];
  relayOf(devices, id).on((energised) => edges.push(energised));
  return edges;
};

/** The rig of the conformance suite around a board of whatever silicon. */
export const conformanceRig = async (
  board: Pick<SimulatedBoard, 'openPort' | 'send' | 'set' | 'setPlugged'> &
    Partial<Pick<SimulatedBoard, 'nowMs' | 'onPin'>>,
): Promise<Rig> => {
  const until = untilBy(board.nowMs ?? (() => performance.now()));
  board.set(LEAF_PIN, false);
  const { devices } = await openDoor(board);
  // The first pulse runs through cold code on a busy machine: its edges are told late, which no check of times should see.
  const warm = edgesOf(devices, 'lock');
  relayOf(devices, 'lock').pulse(100);
  await until('the first pulse', () => warm.length >= 2);
  const { nowMs, onPin } = board;
  const cancels: (() => void)[] = [];
  const watch = nowMs &&
    onPin && {
      watch: () => {
        const edges: OutputEdge[] = [];
        const sinceMs = nowMs();
        const cancel = onPin((pin, drive, cycle) => {
          if (pin !== LAMP_PIN && pin !== SOUND_PIN) return;
          const part = pin === LAMP_PIN ? 'lamp' : 'sound';
          // Both rest high.
          edges.push({ part, on: drive === 'low', atMs: cycle / CYCLES_PER_MS });
        });
        cancels.push(cancel);
        return () => signalOfBoard(edges, sinceMs, nowMs());
      },
    };
  const rawOf = (uid: string) =>
    encodeWiegand(uid.length === 8 ? 'RAW32' : 'RAW56', { serial: uid });
  return {
    devices,
    pass: (ms, done = () => false) =>
      until('the condition', done, ms).catch((error: unknown) => {
        if (!(error instanceof Error)) throw error;
      }),
    present: async (id, uid) => {
      await board.send(id === 'in' ? 0 : 1, rawOf(uid));
    },
    setOnline: (_id, online) => {
      board.setPlugged(online);
      return Promise.resolve();
    },
    setRelayAway: async (away) => {
      board.setPlugged(!away);
      await until('the driver to notice', () => readerOf(devices, 'in').online() === !away);
    },
    setContact: (_id, open) => {
      board.set(LEAF_PIN, open);
      return Promise.resolve();
    },
    ...watch,
    end: () => {
      for (const cancel of cancels) cancel();
      board.setPlugged(true);
      return Promise.resolve();
    },
  };
};
