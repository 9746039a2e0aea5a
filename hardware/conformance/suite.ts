import { strict as assert } from 'node:assert';
import { driverNames } from '../src/discover.ts';
import type { DeviceCode, Devices, ReaderEvent, Relay, Signal } from '../src/port.ts';

/** What a driver under test needs besides its devices: time to pass, and a hand that acts on the hardware. */
export interface Rig {
  readonly devices: Devices;
  /** Lets that much of the driver's monotonic time pass, or waits until `done` is true, whichever is first. */
  pass(ms: number, done?: () => boolean): Promise<void>;
  /** Presents a card with this UID and waits until it was seen; absent where the driver has no readers. */
  present?(readerId: string, uid: string): Promise<void>;
  /** Takes the reader away, brings it back. */
  setOnline?(readerId: string, online: boolean): Promise<void>;
  setContact?(contactId: string, open: boolean): Promise<void>;
  /** Takes the device of the relays away, brings it back; comes back when the driver has noticed. */
  setRelayAway?(away: boolean): Promise<void>;
  /**
   * Begins to look at an indicator. The function that comes back tells what it has shown since then, as its own hardware was seen to
   * show it, `undefined` while that is not sure.
   */
  watch?(indicatorId: string): () => Signal | undefined;
  /** Ends what the rig itself started. The suite has closed the devices by then. */
  end(): Promise<void>;
}

/** One check of the port's promises; a driver's test file names and runs each. */
export interface Conformance {
  readonly name: string;
  /** False when the rig has nothing that the check is about; the test file names each check of which it expects that. */
  applies(rig: Rig): boolean;
  run(rig: Rig): Promise<void>;
}

const PULSE_MS = 200;
const READ_DEADLINE_MS = 8_000;

const first = <Item>(items: ReadonlyMap<string, Item>): Item => {
  for (const item of items.values()) return item;
  throw new Error('the rig has no such device');
};

const edgesOf = (relay: Relay): { readonly energised: boolean; readonly atMs: number }[] => {
  const edges: { energised: boolean; atMs: number }[] = [];
  relay.on((energised, atMs) => edges.push({ energised, atMs }));
  return edges;
};

const hasRelay = (rig: Rig): boolean => rig.devices.relays.size > 0;
const shapes = (edges: readonly { energised: boolean }[]): readonly boolean[] =>
  edges.map((edge) => edge.energised);

const relayChecks: readonly Conformance[] = [
  {
    name: 'a relay returns to rest by itself at the end of its pulse, edges in order',
    applies: hasRelay,
    async run(rig) {
      const relay = first(rig.devices.relays);
      const edges = edgesOf(relay);
      relay.pulse(PULSE_MS);
      await rig.pass(PULSE_MS * 5, () => edges.length >= 2);
      assert.deepEqual(shapes(edges), [true, false]);
      const [up, down] = edges;
      assert.ok(up !== undefined && down !== undefined && down.atMs - up.atMs >= PULSE_MS * 0.9);
    },
  },
  {
    name: 'a second pulse restarts the time of the first',
    applies: hasRelay,
    async run(rig) {
      const relay = first(rig.devices.relays);
      const edges = edgesOf(relay);
      relay.pulse(PULSE_MS);
      await rig.pass(PULSE_MS / 2);
      relay.pulse(PULSE_MS);
      await rig.pass(PULSE_MS * 5, () => edges.length >= 2);
      assert.deepEqual(shapes(edges), [true, false]);
      const [up, down] = edges;
      assert.ok(up !== undefined && down !== undefined && down.atMs - up.atMs >= PULSE_MS * 1.3);
    },
  },
  {
    name: 'a second pulse never shortens the first',
    applies: hasRelay,
    async run(rig) {
      const relay = first(rig.devices.relays);
      const edges = edgesOf(relay);
      relay.pulse(PULSE_MS * 3);
      relay.pulse(PULSE_MS / 2);
      await rig.pass(PULSE_MS * 8, () => edges.length >= 2);
      assert.deepEqual(shapes(edges), [true, false]);
      const [up, down] = edges;
      assert.ok(up !== undefined && down !== undefined && down.atMs - up.atMs >= PULSE_MS * 2.8);
    },
  },
  {
    name: 'a held relay stays energised through a pulse until it is released',
    applies: hasRelay,
    async run(rig) {
      const relay = first(rig.devices.relays);
      const edges = edgesOf(relay);
      relay.hold();
      relay.pulse(PULSE_MS);
      await rig.pass(PULSE_MS * 2);
      assert.deepEqual(shapes(edges), [true]);
      relay.release();
      relay.release();
      await rig.pass(PULSE_MS * 5, () => edges.length >= 2);
      assert.deepEqual(shapes(edges), [true, false]);
    },
  },
  {
    name: 'a hold while the device is away is refused, and made good when it is back until it is released',
    applies: (rig) => hasRelay(rig) && rig.setRelayAway !== undefined,
    async run(rig) {
      const relay = first(rig.devices.relays);
      const edges = edgesOf(relay);
      await rig.setRelayAway?.(true);
      assert.throws(() => relay.hold(), { name: 'DeviceError' });
      assert.throws(() => relay.pulse(PULSE_MS), { name: 'DeviceError' });
      assert.deepEqual(shapes(edges), []);
      await rig.setRelayAway?.(false);
      await rig.pass(READ_DEADLINE_MS, () => edges.length >= 1);
      relay.pulse(PULSE_MS);
      await rig.pass(PULSE_MS * 2);
      assert.deepEqual(shapes(edges), [true]);
      relay.release();
      await rig.pass(PULSE_MS * 5, () => edges.length >= 2);
      assert.deepEqual(shapes(edges), [true, false]);
    },
  },
  {
    name: 'release ends a pulse',
    applies: hasRelay,
    async run(rig) {
      const relay = first(rig.devices.relays);
      const edges = edgesOf(relay);
      relay.pulse(PULSE_MS * 50);
      relay.release();
      await rig.pass(READ_DEADLINE_MS, () => edges.length >= 2);
      assert.deepEqual(shapes(edges), [true, false]);
    },
  },
  {
    name: 'a pulse outside 100..60000 ms is refused and nothing moves',
    applies: hasRelay,
    async run(rig) {
      const relay = first(rig.devices.relays);
      const edges = edgesOf(relay);
      for (const ms of [0, 99, 60_001, 150.5, Number.NaN]) {
        assert.throws(() => relay.pulse(ms), { name: 'DeviceError', code: 'config' });
      }
      await rig.pass(PULSE_MS / 2);
      assert.deepEqual(shapes(edges), []);
    },
  },
  {
    name: 'close puts a held relay to rest and may be called twice',
    applies: hasRelay,
    async run(rig) {
      const relay = first(rig.devices.relays);
      const edges = edgesOf(relay);
      relay.hold();
      await rig.pass(PULSE_MS * 5, () => edges.length >= 1);
      await rig.devices.close();
      await rig.devices.close();
      assert.deepEqual(shapes(edges), [true, false]);
    },
  },
];

const eventsOf = (rig: Rig): readonly ReaderEvent[] => {
  const events: ReaderEvent[] = [];
  first(rig.devices.readers).on((event) => events.push(event));
  return events;
};
const UID = '04a1b2c3d4e5f6';
const hasCards = (rig: Rig): boolean => rig.devices.readers.size > 0 && rig.present !== undefined;

const readerChecks: readonly Conformance[] = [
  {
    name: 'a card is reported once, whole, as an UID of low assurance',
    applies: hasCards,
    async run(rig) {
      const events = eventsOf(rig);
      await rig.present?.(first(rig.devices.readers).id, UID);
      await rig.pass(READ_DEADLINE_MS, () => events.some((event) => event.kind === 'credential'));
      const seen = events.filter((event) => event.kind === 'credential');
      assert.deepEqual(
        seen.map((event) => event.credential),
        [{ technology: 'iso14443', uid: UID, assurance: 'uid' }],
      );
    },
  },
  {
    name: 'a listener may unsubscribe twice and hears nothing afterwards',
    applies: hasCards,
    async run(rig) {
      const reader = first(rig.devices.readers);
      let heard = 0;
      const stop = reader.on(() => {
        heard += 1;
      });
      const others = eventsOf(rig);
      stop();
      stop();
      await rig.present?.(reader.id, UID);
      await rig.pass(READ_DEADLINE_MS, () => others.some((event) => event.kind === 'credential'));
      assert.equal(others.filter((event) => event.kind === 'credential').length, 1);
      assert.equal(heard, 0);
    },
  },
  {
    name: 'a reader that goes and returns says offline with a code, then online, each once',
    applies: (rig) => rig.devices.readers.size > 0 && rig.setOnline !== undefined,
    async run(rig) {
      const reader = first(rig.devices.readers);
      assert.equal(reader.online(), true);
      const events = eventsOf(rig);
      await rig.setOnline?.(reader.id, false);
      await rig.pass(READ_DEADLINE_MS, () => events.length >= 1);
      assert.equal(reader.online(), false);
      await rig.setOnline?.(reader.id, true);
      await rig.pass(READ_DEADLINE_MS * 2, () => events.length >= 2);
      assert.equal(reader.online(), true);
      assert.deepEqual(
        events.map((event) => event.kind),
        ['offline', 'online'],
      );
      const codes: readonly DeviceCode[] = ['io', 'offline', 'timeout'];
      const gone = events[0];
      assert.ok(gone?.kind === 'offline' && codes.includes(gone.code));
    },
  },
];

const otherChecks: readonly Conformance[] = [
  {
    name: 'a contact reports each change once and answers with its last state',
    applies: (rig) => rig.devices.contacts.size > 0 && rig.setContact !== undefined,
    async run(rig) {
      const contact = first(rig.devices.contacts);
      const heard: boolean[] = [];
      contact.on((event) => heard.push(event.open));
      for (const open of [true, true, false]) {
        await rig.setContact?.(contact.id, open);
        await rig.pass(PULSE_MS * 5, () => contact.isOpen() === open);
        assert.equal(contact.isOpen(), open);
      }
      assert.deepEqual(heard, [true, false]);
    },
  },
  {
    name: 'an indicator shows every signal, twice in a row too',
    applies: (rig) => rig.devices.indicators.size > 0 && rig.watch !== undefined,
    async run(rig) {
      const indicator = first(rig.devices.indicators);
      for (const signal of [
        'granted',
        'granted',
        'denied',
        'error',
        'attention',
        'prompt',
        'idle',
      ] as const) {
        const shown = rig.watch?.(indicator.id);
        indicator.show(signal);
        await rig.pass(READ_DEADLINE_MS, () => shown?.() === signal);
        assert.equal(shown?.(), signal);
      }
    },
  },
  {
    name: 'devices are found by the ids of their config',
    applies: () => true,
    run(rig) {
      const { readers, relays, contacts, indicators } = rig.devices;
      for (const kind of [readers, relays, contacts, indicators]) {
        for (const [id, device] of kind) assert.equal(device.id, id);
      }
      return Promise.resolve();
    },
  },
  {
    name: 'close may be called twice at once',
    applies: () => true,
    async run(rig) {
      await Promise.all([rig.devices.close(), rig.devices.close()]);
    },
  },
];

const conformanceChecks: readonly Conformance[] = [...relayChecks, ...readerChecks, ...otherChecks];

/**
 * Every promise of `port.ts` that can be seen from outside; a driver passes those that apply to what it opened. Its test file asks for
 * them by the driver's name, written out, so that it is seen when a driver has no such file.
 *
 * @param driver  one of `driverNames`. Errors: `RangeError` for any other
 */
export const conformanceOf = (driver: string): readonly Conformance[] => {
  if (!driverNames.includes(driver)) throw new RangeError(`no such driver: ${driver}`);
  return conformanceChecks;
};

/** Runs one check on a fresh rig and always cleans up. Says `false` when the check does not apply. */
export const runConformance = async (
  check: Conformance,
  makeRig: () => Promise<Rig>,
): Promise<boolean> => {
  const rig = await makeRig();
  try {
    if (!check.applies(rig)) return false;
    await check.run(rig);
    return true;
  } finally {
    await rig.devices.close();
    await rig.end();
  }
};
