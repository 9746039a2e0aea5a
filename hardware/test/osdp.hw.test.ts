import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { conformanceOf, type Rig, runConformance } from '../conformance/suite.ts';
import { openDriver } from '../src/discover.ts';
import { newBaseKey } from '../src/osdp/base-key.ts';
import { COMMAND } from '../src/osdp/codes.ts';
import {
  type DeviceLine,
  openDeviceLine,
  type PeripheralOptions,
} from '../src/osdp/device-line.ts';
import { decodePacket, encodePacket } from '../src/osdp/packet.ts';
import type { Devices, DriverContext, ReaderEvent } from '../src/port.ts';
import { type Obeyed, signalOfReader } from './onlooker.ts';
import { until } from './pcscd-fixture.ts';
import { layMangledPair, layPtyPair } from './pty-fixture.ts';

t.setTimeout(240_000);

const WITHIN_MS = 20_000;
const CARD_26 = Uint8Array.of(0xa5, 0x5a, 0x3c, 0x80);

interface Logged {
  readonly event: string;
  readonly text: string;
}
const makeContext = (): { context: DriverContext; logged: Logged[] } => {
  const logged: Logged[] = [];
  const context: DriverContext = {
    monotonicMs: () => performance.now(),
    log: (level, event, fields) =>
      logged.push({ event, text: JSON.stringify({ level, event, ...fields }) }),
  };
  return { context, logged };
};

const layKeys = (t: Test, keys: Readonly<Record<string, Uint8Array>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'osdp-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'keys.json');
  const told = Object.entries(keys).map(([id, key]) => [id, Buffer.from(key).toString('hex')]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(told)), { mode: 0o600 });
  return file;
};

const reader = (
  address: number,
  baseKey: Uint8Array,
  changes: Partial<PeripheralOptions> = {},
): PeripheralOptions => ({ address, baseKey, installMode: false, random: randomBytes, ...changes });

const configOf = (path: string, keyFile: string, changes: object = {}): object => ({
  path,
  keyFile,
  baud: 115_200,
  startWaitMs: 15_000,
  devices: [{ id: 'module', address: 3 }],
  readers: [{ id: 'in', device: 'module', cards: 'uid' }],
  relays: [{ id: 'lock', device: 'module' }],
  contacts: [{ id: 'leaf', device: 'module', input: 1 }],
  indicators: [{ id: 'lamp', device: 'module' }],
  ...changes,
});

const listen = (devices: Devices, id = 'in'): ReaderEvent[] => {
  const events: ReaderEvent[] = [];
  devices.readers.get(id)?.on((event) => events.push(event));
  return events;
};
const kinds = (events: readonly ReaderEvent[]): string[] => events.map(({ kind }) => kind);
const first = (line: DeviceLine) => {
  const [device] = line.devices;
  if (device === undefined) throw new RangeError('a line without devices');
  return device;
};

const makeRig = (t: Test, check: 'crc' | 'checksum') => async (): Promise<Rig> => {
  const pair = await layPtyPair();
  const key = newBaseKey();
  const obeyed: Obeyed[] = [];
  const obey = (code: number, data: Uint8Array): void => {
    if (code === COMMAND.led) obeyed.push({ kind: 'lamp', data });
    if (code === COMMAND.buzzer) obeyed.push({ kind: 'sound', data });
  };
  const line = await openDeviceLine({ path: pair.device, devices: [reader(3, key, { obey })] });
  const { context } = makeContext();
  const config = configOf(pair.panel, layKeys(t, { module: key }), { check });
  const devices = await openDriver('osdp', config, context);
  const { peripheral, setPower } = first(line);
  return {
    devices,
    pass: (ms, done = () => false) =>
      until('the condition', done, ms).catch((error: unknown) => {
        if (!(error instanceof Error)) throw error;
      }),
    present: (_id, uid) => {
      peripheral.present(uid.length * 4, Buffer.from(uid, 'hex'));
      return Promise.resolve();
    },
    setOnline: (_id, online) => {
      setPower(online);
      return Promise.resolve();
    },
    setRelayAway: async (away) => {
      setPower(!away);
      const reader = devices.readers.get('in');
      await until('the driver to notice', () => reader?.online() === !away, WITHIN_MS);
    },
    setContact: (_id, open) => {
      peripheral.input(1, open);
      return Promise.resolve();
    },
    watch: () => {
      const from = obeyed.length;
      return () => signalOfReader(obeyed.slice(from));
    },
    end: async () => {
      await line.close();
      await pair.end();
    },
  };
};

for (const wire of ['crc', 'checksum'] as const)
  for (const check of conformanceOf('osdp'))
    t.test(`osdp, ${wire}: ${check.name} [HUB-12]`, { timeout: 60_000 }, async (t) => {
      t.equal(await runConformance(check, makeRig(t, wire)), true);
    });

t.test(
  'eight devices on one line, each with its key, its cards and its relay [HUB-04]',
  async (t) => {
    const pair = await layPtyPair();
    const addresses = [0, 1, 2, 3, 4, 5, 6, 126];
    const keys = addresses.map(() => newBaseKey());
    const line = await openDeviceLine({
      path: pair.device,
      devices: addresses.map((address, index) => reader(address, keys[index] ?? newBaseKey())),
    });
    const ids = addresses.map((address) => `d${address}`);
    const { context, logged } = makeContext();
    const devices = await openDriver(
      'osdp',
      {
        path: pair.panel,
        startWaitMs: 20_000,
        keyFile: layKeys(
          t,
          Object.fromEntries(ids.map((id, index) => [id, keys[index] as Uint8Array])),
        ),
        devices: ids.map((id, index) => ({ id, address: addresses[index] })),
        readers: ids.map((id) => ({ id, device: id })),
        relays: ids.map((id) => ({ id, device: id, output: 1 })),
      },
      context,
    );
    t.teardown(async () => {
      await devices.close();
      await line.close();
      await pair.end();
    });
    t.ok([...devices.readers.values()].every((one) => one.online()));
    const heard = ids.map((id) => listen(devices, id));
    for (const [index, { peripheral }] of line.devices.entries())
      peripheral.present(
        26 + index,
        Uint8Array.of(0xa5, 0x5a, 0x3c, 0x80, 0x00).subarray(0, Math.ceil((26 + index) / 8)),
      );
    await until('each card', () => heard.every((events) => events.length === 1), WITHIN_MS);
    t.same(
      heard.map(
        ([event]) =>
          event?.kind === 'credential' && 'bits' in event.credential && event.credential.bits,
      ),
      addresses.map((_, index) => 26 + index),
      'every card at its own reader, with its length',
    );
    devices.relays.get('d2')?.pulse(300);
    await until('the relay', () => line.outputs(2)[1] === true, WITHIN_MS);
    t.same(
      addresses.map((_, index) => line.outputs(index)[1]),
      [false, false, true, false, false, false, false, false],
    );
    await until('rest', () => line.outputs(2)[1] === false, WITHIN_MS);
    for (const key of keys)
      t.notOk(logged.some(({ text }) => text.includes(Buffer.from(key).toString('hex'))));
  },
);

t.test('a pulse ends in the device when nobody is left to end it [HUB-04]', async (t) => {
  const pair = await layPtyPair();
  const key = newBaseKey();
  const line = await openDeviceLine({ path: pair.device, devices: [reader(3, key)] });
  const { context } = makeContext();
  const devices = await openDriver(
    'osdp',
    configOf(pair.panel, layKeys(t, { module: key })),
    context,
  );
  t.teardown(async () => {
    await devices.close();
    await line.close();
    await pair.end();
  });
  const relay = devices.relays.get('lock');
  t.equal(relay?.selfTimed, true);
  const edges: boolean[] = [];
  const events = listen(devices);
  relay?.on((energised) => edges.push(energised));
  relay?.pulse(500);
  await until('energised', () => line.outputs(0)[0] === true && edges.length === 1, WITHIN_MS);
  await pair.pull();
  await until('at rest by itself', () => line.outputs(0)[0] === false, WITHIN_MS);
  await until('told by the time it was given', () => edges.length === 2, WITHIN_MS);
  t.same(edges, [true, false]);
  await until('offline', () => events.length > 0, WITHIN_MS);
  t.throws(() => relay?.pulse(500), { name: 'DeviceError', code: 'offline' });
  t.throws(() => relay?.hold(), { name: 'DeviceError', code: 'offline' });
});

t.test('the adapter is pulled and comes back: the same devices, in a secure channel', async (t) => {
  const pair = await layPtyPair();
  const key = newBaseKey();
  const { context } = makeContext();
  let line = await openDeviceLine({ path: pair.device, devices: [reader(3, key)] });
  const devices = await openDriver(
    'osdp',
    configOf(pair.panel, layKeys(t, { module: key })),
    context,
  );
  t.teardown(async () => {
    await devices.close();
    await line.close();
    await pair.end();
  });
  const events = listen(devices);
  await pair.pull();
  await until('offline', () => kinds(events).includes('offline'), WITHIN_MS);
  await line.close();
  await pair.lay();
  line = await openDeviceLine({ path: pair.device, devices: [reader(3, key)] });
  await until('online', () => kinds(events).includes('online'), WITHIN_MS);
  first(line).peripheral.present(56, Buffer.from('04a1b2c3d4e5f6', 'hex'));
  await until('the card', () => kinds(events).includes('credential'), WITHIN_MS);
  t.same(kinds(events), ['offline', 'online', 'credential']);
  t.equal(first(line).peripheral.isSecure, true);
});

t.test('panel first, device first, both at once: they meet in any order', async (t) => {
  const pauses = Array.from({ length: 6 }, () => Math.random() * 400 - 200);
  for (const byMs of [-300, 0, 300, ...pauses]) {
    const pair = await layPtyPair();
    const key = newBaseKey();
    const { context } = makeContext();
    const config = configOf(pair.panel, layKeys(t, { module: key }));
    const later = async <Value>(ms: number, make: () => Promise<Value>): Promise<Value> => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return make();
    };
    const [devices, line] = await Promise.all([
      later(Math.max(0, byMs), () => openDriver('osdp', config, context)),
      later(Math.max(0, -byMs), () =>
        openDeviceLine({ path: pair.device, devices: [reader(3, key)] }),
      ),
    ]);
    await until('both to meet', () => first(line).peripheral.isSecure, WITHIN_MS);
    t.equal(devices.readers.get('in')?.online(), true, `panel later by ${Math.round(byMs)} ms`);
    await devices.close();
    await line.close();
    await pair.end();
  }
});

t.test('T6: bytes are damaged on the wire, cards come once or not at all', async (t) => {
  const pair = await layMangledPair();
  const key = newBaseKey();
  const line = await openDeviceLine({ path: pair.device, devices: [reader(3, key)] });
  const { context } = makeContext();
  const devices = await openDriver(
    'osdp',
    configOf(pair.panel, layKeys(t, { module: key })),
    context,
  );
  t.teardown(async () => {
    await devices.close();
    await line.close();
    await pair.end();
  });
  const events = listen(devices);
  let lots = 0;
  pair.mangle = (bytes) => {
    lots += 1;
    if (lots % 11 === 0) return undefined;
    if (lots % 5 !== 0) return bytes;
    const changed = Uint8Array.from(bytes);
    const at = lots % changed.length;
    changed[at] = (changed[at] ?? 0) ^ (1 << (lots % 8));
    return changed;
  };
  const shown = 20;
  for (let count = 1; count <= shown; count += 1) {
    first(line).peripheral.present(32, Uint8Array.of(4, 0xa1, 0, count));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  pair.mangle = (bytes) => bytes;
  first(line).peripheral.present(32, Uint8Array.of(4, 0xa1, 1, 0));
  const uids = (): string[] =>
    events.flatMap((event) =>
      event.kind === 'credential' && event.credential.technology === 'iso14443'
        ? [event.credential.uid]
        : [],
    );
  await until('the last card, on a good wire', () => uids().includes('04a10100'), WITHIN_MS);
  t.equal(new Set(uids()).size, uids().length, 'none twice');
  t.ok(
    uids().every((uid) => /^04a10(0(0[1-9a-f]|1[0-4])|100)$/.test(uid)),
    'none that was not shown',
  );
});

t.test(
  'T9: a device that offers clear text stays offline, with an alarm, and no card of it counts',
  async (t) => {
    const pair = await layPtyPair();
    const key = newBaseKey();
    const line = await openDeviceLine({
      path: pair.device,
      devices: [reader(3, key, { clearTextOnly: true })],
    });
    const { context, logged } = makeContext();
    const config = configOf(pair.panel, layKeys(t, { module: key }), { startWaitMs: 300 });
    const devices = await openDriver('osdp', config, context);
    t.teardown(async () => {
      await devices.close();
      await line.close();
      await pair.end();
    });
    const events = listen(devices);
    first(line).peripheral.present(26, CARD_26);
    await until('the driver to try again', () => kinds(events).includes('offline'), WITHIN_MS);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    t.equal(devices.readers.get('in')?.online(), false);
    t.notOk(kinds(events).includes('credential'));
    t.ok(logged.some(({ text }) => text.includes('clear_text_only')));
    t.ok(logged.some(({ event }) => event === 'osdp.tamper'));
  },
);

t.test('T14: 1,000 wrong MACs drop the channel, raise the alarm, and open nothing', async (t) => {
  const pair = await layMangledPair();
  const key = newBaseKey();
  const line = await openDeviceLine({ path: pair.device, devices: [reader(3, key)] });
  const { context } = makeContext();
  const config = configOf(pair.panel, layKeys(t, { module: key }), { pollEveryMs: 10 });
  const devices = await openDriver('osdp', config, context);
  t.teardown(async () => {
    await devices.close();
    await line.close();
    await pair.end();
  });
  const events = listen(devices);
  let forged = 0;
  // Somebody on the wire answers each poll with a card, each time under another guess of the MAC.
  pair.mangle = (bytes, way) => {
    const read = decodePacket(bytes);
    if (way === 'down' || !read.ok || read.mac === undefined) return bytes;
    const answers = Array.from({ length: 50 }, () => {
      forged += 1;
      const security = { type: 0x18, data: new Uint8Array(0) };
      const packet = { ...read.packet, security, code: 0x50, data: randomBytes(16) };
      return encodePacket(packet, randomBytes(4));
    });
    return Buffer.concat(answers);
  };
  first(line).peripheral.present(26, CARD_26);
  await until('1,000 forged answers', () => forged >= 1000, WITHIN_MS);
  await until('the alarm', () => kinds(events).includes('tamper'), WITHIN_MS);
  t.notOk(kinds(events).includes('credential'));
  t.equal(devices.readers.get('in')?.online(), false, 'left alone for a minute');
});
