import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { openDriver } from '../src/discover.ts';
import { newBaseKey } from '../src/osdp/base-key.ts';
import { COMMAND } from '../src/osdp/codes.ts';
import { Deframer } from '../src/osdp/deframer.ts';
import { openDeviceLine, type PeripheralOptions } from '../src/osdp/device-line.ts';
import { readKeyFile, writeKeyFile } from '../src/osdp/key-file.ts';
import { decodePacket } from '../src/osdp/packet.ts';
import { type PairOptions, pairDevice } from '../src/osdp/pair.ts';
import type { Devices, ReaderEvent } from '../src/port.ts';
import { until } from './pcscd-fixture.ts';
import { layMangledPair, layPtyPair } from './pty-fixture.ts';

t.setTimeout(120_000);

const WITHIN_MS = 20_000;
const AT_ZERO = { address: 0, baud: 9600 };

const blank = (changes: Partial<PeripheralOptions> = {}): PeripheralOptions => ({
  address: 0,
  installMode: true,
  random: randomBytes,
  ...changes,
});

const listen = (devices: Devices, id: string): ReaderEvent[] => {
  const events: ReaderEvent[] = [];
  devices.readers.get(id)?.on((event) => events.push(event));
  return events;
};
const tampers = (events: readonly ReaderEvent[]): boolean[] =>
  events.flatMap((event) => (event.kind === 'tamper' ? [event.active] : []));

const layBench = async (t: Test, device: PeripheralOptions) => {
  const pair = await layPtyPair();
  const line = await openDeviceLine({ path: pair.device, devices: [device] });
  t.teardown(async () => {
    await line.close();
    await pair.end();
  });
  const said: string[] = [];
  const options: PairOptions = {
    path: pair.panel,
    keyFile: join(t.testdir(), 'keys.json'),
    id: 'outside',
    from: AT_ZERO,
    check: 'crc',
    replace: false,
    windowMs: 10_000,
    say: (sentence) => said.push(sentence),
  };
  const [first] = line.devices;
  if (first === undefined) throw new RangeError('a line without devices');
  return { pair, options, said, peripheral: first.peripheral };
};

t.test(
  'T11, T13: a new device gets a key of its own on the bench, moves to its address, and is met there',
  async (t) => {
    const { pair, options, said, peripheral } = await layBench(t, blank());
    const to = { address: 5, baud: 115_200 };
    t.same(await pairDevice({ ...options, to }), to);
    t.equal(peripheral.address, 5);
    const keys = readKeyFile(options.keyFile);
    t.same([...keys.keys()], ['outside'], 'nothing is left pending');
    t.same(peripheral.baseKey, keys.get('outside'));
    t.equal(statSync(options.keyFile).mode & 0o777, 0o600);
    t.notOk(
      said.some((text) => text.includes(readFileSync(options.keyFile, 'utf8').slice(16, 48))),
    );
    const devices = await openDriver(
      'osdp',
      {
        path: pair.panel,
        keyFile: options.keyFile,
        baud: 115_200,
        startWaitMs: 15_000,
        devices: [{ id: 'outside', address: 5 }],
        readers: [{ id: 'in', device: 'outside' }],
      },
      { monotonicMs: () => performance.now(), log: () => undefined },
    );
    t.equal(devices.readers.get('in')?.online(), true);
    await devices.close();
  },
);

t.test(
  'T11: without the install mode of the device, and after the window, nobody is keyed',
  async (t) => {
    const { options, peripheral } = await layBench(t, blank({ installMode: false }));
    await t.rejects(pairDevice({ ...options, windowMs: 1500 }), { code: 'window_over' });
    t.equal(peripheral.baseKey, undefined);
    t.notOk(readKeyFile(options.keyFile).has('outside'));
  },
);

t.test(
  'T13: a device that has a key is not keyed anew by itself, nor without a word',
  async (t) => {
    const own = newBaseKey();
    const { options, peripheral } = await layBench(t, blank({ baseKey: own, installMode: false }));
    writeKeyFile(options.keyFile, new Map([['outside', own]]));
    await t.rejects(pairDevice(options), { code: 'has_key' });
    await t.rejects(pairDevice({ ...options, replace: true, windowMs: 1500 }), {
      code: 'window_over',
    });
    t.same(peripheral.baseKey, own);
    t.same(readKeyFile(options.keyFile).get('outside'), own, 'the old key stays in force');
  },
);

t.test(
  'T13: another reader in the place of a keyed one is an alarm and gets no key until a person pairs it',
  async (t) => {
    const pair = await layMangledPair();
    t.teardown(() => pair.end());
    const line = await openDeviceLine({
      path: pair.device,
      devices: [blank({ baseKey: newBaseKey(), installMode: false }), blank()],
    });
    t.teardown(() => line.close());
    const [old, other] = line.devices;
    const oldKey = old?.peripheral.baseKey;
    if (old === undefined || other === undefined || oldKey === undefined)
      throw new RangeError('a line without devices');
    other.setPower(false);
    const keyFile = join(t.testdir(), 'keys.json');
    writeKeyFile(keyFile, new Map([['outside', oldKey]]));
    let keySets = 0;
    let challenges = 0;
    const onWire = new Deframer();
    pair.mangle = (bytes, way) => {
      if (way === 'up') return bytes;
      onWire.take(bytes, performance.now(), (packet) => {
        const read = decodePacket(packet);
        // A command's code is never enciphered.
        if (read.ok && read.packet.code === COMMAND.keySet) keySets += 1;
        if (read.ok && read.packet.code === COMMAND.challenge) challenges += 1;
        return read.ok;
      });
      return bytes;
    };
    const openDoor = async (): Promise<Devices> => {
      const devices = await openDriver(
        'osdp',
        {
          path: pair.panel,
          keyFile,
          startWaitMs: 15_000,
          devices: [{ id: 'outside', address: 0 }],
          readers: [{ id: 'in', device: 'outside' }],
        },
        { monotonicMs: () => performance.now(), log: () => undefined },
      );
      t.teardown(() => devices.close());
      return devices;
    };

    const before = await openDoor();
    t.equal(before.readers.get('in')?.online(), true);
    const told = listen(before, 'in');
    old.setPower(false);
    other.setPower(true);
    await until('the alarm', () => tampers(told).includes(true), WITHIN_MS);
    const asked = challenges;
    await until('more tries', () => challenges >= asked + 2, WITHIN_MS);
    t.equal(before.readers.get('in')?.online(), false);
    t.ok(told.some(({ kind }) => kind === 'offline'));
    await before.close();
    t.equal(keySets, 0, 'no key went over the line of the door');
    t.equal(other.peripheral.baseKey, undefined);

    const bench = {
      path: pair.panel,
      keyFile,
      id: 'outside',
      from: AT_ZERO,
      check: 'crc',
    } as const;
    const say = (): void => undefined;
    await t.rejects(pairDevice({ ...bench, say, replace: false }), { code: 'has_key' });
    await pairDevice({ ...bench, say, replace: true, windowMs: 10_000 });
    t.equal(keySets, 1, 'one key, given on the bench');
    const newKey = readKeyFile(keyFile).get('outside');
    t.notSame(newKey, oldKey);
    t.same(other.peripheral.baseKey, newKey);
    const after = await openDoor();
    t.equal(after.readers.get('in')?.online(), true);
    await after.close();
    t.equal(keySets, 1);
  },
);

t.test('a pairing that was cut off after the key went out is taken up again', async (t) => {
  const key = newBaseKey();
  const { options } = await layBench(t, blank({ baseKey: key, installMode: false }));
  writeKeyFile(options.keyFile, new Map([['outside (pending)', key]]));
  await pairDevice(options);
  t.same([...readKeyFile(options.keyFile)], [['outside', key]]);
});

t.test('a port that is not there is told, and no key is in force', async (t) => {
  const { options } = await layBench(t, blank());
  await t.rejects(pairDevice({ ...options, path: '/nowhere/tty' }), { code: 'port' });
  t.notOk(readKeyFile(options.keyFile).has('outside'));
});

t.test(
  'T11: the driver of a door never meets a device by the key that everybody knows, and tells a tamper',
  async (t) => {
    const pair = await layMangledPair();
    const line = await openDeviceLine({
      path: pair.device,
      devices: [blank(), blank({ address: 1 })],
    });
    const keyFile = join(t.testdir(), 'keys.json');
    writeKeyFile(keyFile, new Map([['keyed', newBaseKey()]]));
    let challenges = 0;
    let others = 0;
    pair.mangle = (bytes, way) => {
      const read = decodePacket(bytes.subarray(1));
      if (way === 'up' || !read.ok) return bytes;
      const { code, security } = read.packet;
      // Byte 0 of the block would say: the default key.
      if (code === COMMAND.challenge && security?.data[0] === 1) challenges += 1;
      else others += 1;
      return bytes;
    };
    const devices = await openDriver(
      'osdp',
      {
        path: pair.panel,
        keyFile,
        startWaitMs: 0,
        devices: [
          { id: 'blank', address: 0 },
          { id: 'keyed', address: 1 },
        ],
        readers: [
          { id: 'in', device: 'blank' },
          { id: 'out', device: 'keyed' },
        ],
      },
      { monotonicMs: () => performance.now(), log: () => undefined },
    );
    const told = listen(devices, 'out');
    t.teardown(async () => {
      await devices.close();
      await line.close();
      await pair.end();
    });
    await until('some tries', () => challenges >= 2, WITHIN_MS);
    await until('the alarm', () => tampers(told).length > 0, WITHIN_MS);
    t.same(
      tampers(told),
      [true],
      'where a keyed one was, one in its install mode is an alarm, once',
    );
    t.equal(others, 0, 'nothing but challenges for an own key');
    t.equal(devices.readers.get('in')?.online(), false);
    for (const { peripheral } of line.devices) t.equal(peripheral.baseKey, undefined);
  },
);

t.test(
  'T12: key files that are open, foreign, broken or weak are refused, with the reason and without the key',
  async (t) => {
    const keyFile = join(t.testdir(), 'keys.json');
    const good = Buffer.from(newBaseKey()).toString('hex');
    const open = (): Promise<unknown> =>
      openDriver(
        'osdp',
        { path: '/nowhere/tty', keyFile, devices: [{ id: 'outside', address: 0 }] },
        { monotonicMs: () => performance.now(), log: () => undefined },
      );
    await t.rejects(open(), { name: 'DeviceError', code: 'config' }, 'absent');
    const cases: readonly [string, number, RegExp][] = [
      [JSON.stringify({ outside: good }), 0o644, /open to others/],
      ['{', 0o600, /no JSON object/],
      ['[]', 0o600, /no JSON object/],
      [JSON.stringify({ outside: good.slice(2) }), 0o600, /32 hexadecimal digits/],
      [JSON.stringify({ outside: '303132333435363738393A3B3C3D3E3F' }), 0o600, /key.default/],
      [JSON.stringify({ outside: 'ab'.repeat(16) }), 0o600, /key.repeated/],
      [JSON.stringify({ outside: '000102030405060708090a0b0c0d0e0f' }), 0o600, /key.counting/],
      [JSON.stringify({ outside: '0f0e0d0c0b0a09080706050403020100' }), 0o600, /key.counting/],
    ];
    for (const [text, mode, reason] of cases) {
      writeKeyFile(keyFile, new Map());
      writeFileSync(keyFile, text);
      chmodSync(keyFile, mode);
      const error = await open().catch((cause: unknown) => cause);
      t.match(error, { name: 'DeviceError', code: 'config', message: reason });
      t.notOk(String(error).includes(good));
    }
    t.ok(existsSync(keyFile));
  },
);
