import fc from 'fast-check';
import t from 'tap';
import { newBaseKey } from './base-key.ts';
import { COMMAND, REPLY } from './codes.ts';
import { buzz, led, pulseOutput } from './commands.ts';
import { BASE_KEY, layLine, type Mangle, type TestDevice, type TestLine } from './line-fixture.ts';
import { decodePacket, encodePacket } from './packet.ts';
import type { SessionEvent } from './session-events.ts';

const WIEGAND_26 = Uint8Array.of(0xa5, 0x5a, 0x3c, 0x80);

const first = (line: TestLine): TestDevice => {
  const [device] = line.devices;
  if (device === undefined) throw new RangeError('a line without devices');
  return device;
};
const cards = (heard: readonly SessionEvent[]): number =>
  heard.filter((event) => event.kind === 'reply' && event.reply.kind === 'card').length;
const offlines = (heard: readonly SessionEvent[]): string[] =>
  heard.flatMap((event) => (event.kind === 'offline' ? [event.code] : []));

/** How often the panel asked a device to prove itself by the key that everybody knows. */
const defaultChallenges = (wire: TestLine['wire']): number =>
  wire.filter(({ way, bytes }) => {
    const read = decodePacket(bytes);
    if (way === 'up' || !read.ok || read.packet.code !== COMMAND.challenge) return false;
    return read.packet.security?.data[0] === 0;
  }).length;

t.test('a keyed device comes online in a secure channel and tells its cards', async (t) => {
  const line = layLine([{}]);
  t.teardown(line.stop);
  const device = first(line);
  line.pass(1000);
  t.match(device.heard[0], { kind: 'online', isSecure: true });
  for (let turn = 0; turn < 50; turn += 1) {
    device.peripheral.present(26, WIEGAND_26);
    line.pass(60);
  }
  t.equal(cards(device.heard), 50, 'each card once, within the poll that follows');
  t.match(
    device.heard.find((event) => event.kind === 'reply' && event.reply.kind === 'card'),
    { reply: { card: { kind: 'raw', bits: 26, data: WIEGAND_26 } } },
  );
  t.match(device.heard.filter((event) => event.kind === 'reply').slice(0, 2), [
    { reply: { kind: 'id', id: { vendor: '5c2623' } } },
    { reply: { kind: 'capabilities' } },
  ]);
  const clear = line.wire.filter(({ bytes }) => {
    const read = decodePacket(bytes);
    return read.ok && read.packet.security === undefined;
  });
  t.equal(clear.length, 0, 'no packet in clear, not even the first');
});

t.test('outputs, lamps and sounds reach the device, in order', async (t) => {
  const done: number[] = [];
  const line = layLine([{ obey: (code) => done.push(code) }]);
  t.teardown(line.stop);
  t.equal(first(line).session.send(buzz(0, { onMs: 100, offMs: 0, count: 1 })), false, 'not yet');
  line.pass(500);
  const { session } = first(line);
  t.equal(session.send(pulseOutput(0, 3000)), true);
  session.send(led({ reader: 0, led: 0, permanent: 'red' }));
  session.send(buzz(0, { onMs: 100, offMs: 0, count: 1 }));
  line.pass(100);
  t.same(done, [COMMAND.output, COMMAND.led, COMMAND.buzzer]);
});

t.test(
  'several devices share a line, and one that is away does not hold the others up',
  async (t) => {
    const line = layLine([{}, {}, {}, {}]);
    t.teardown(line.stop);
    line.pass(1000);
    t.same(
      line.devices.map(({ session }) => session.isSecure),
      [true, true, true, true],
    );
    const [gone, ...others] = line.devices;
    if (gone === undefined) return;
    gone.isOn = false;
    line.pass(2000);
    t.same(offlines(gone.heard), ['timeout'], 'told once');
    for (const device of others) device.peripheral.present(26, WIEGAND_26);
    line.pass(700);
    for (const device of others) t.equal(cards(device.heard), 1);
    gone.peripheral.restart();
    gone.isOn = true;
    line.pass(3000);
    t.equal(gone.session.isSecure, true, 'back by itself, in a secure channel');
  },
);

t.test('a lost question and a lost answer cost a repetition, never a card', async (t) => {
  for (const way of ['down', 'up'] as const) {
    const line = layLine([{}]);
    const device = first(line);
    line.pass(500);
    device.peripheral.present(26, WIEGAND_26);
    let isLost = false;
    line.mangle = (bytes, direction) => {
      if (isLost || direction !== way) return bytes;
      isLost = true;
      return undefined;
    };
    line.pass(1000);
    t.equal(cards(device.heard), 1, way);
    t.same(offlines(device.heard), [], way);
    line.stop();
  }
});

t.test('a device that was restarted in mid-session is met again, nothing told twice', async (t) => {
  const line = layLine([{}]);
  t.teardown(line.stop);
  const device = first(line);
  line.pass(500);
  device.peripheral.restart();
  line.pass(2000);
  t.equal(device.session.isSecure, true);
  t.equal(device.heard.filter(({ kind }) => kind === 'online').length, 2);
});

t.test('T9: a device with another key, or without one, stays offline', async (t) => {
  const line = layLine([{ baseKey: newBaseKey() }, { clearTextOnly: true }, { panel: {} }]);
  t.teardown(line.stop);
  line.pass(5000);
  const [other, clear] = line.devices;
  t.same(offlines(other?.heard ?? []), ['wrong_key']);
  t.same(offlines(clear?.heard ?? []), ['clear_text_only']);
  clear?.peripheral.present(26, WIEGAND_26);
  line.pass(5000);
  t.equal(cards(clear?.heard ?? []), 0, 'a card in clear is never looked at');
  t.equal(line.devices[2]?.session.isSecure, true, 'the one beside them is served');
});

t.test('T9: without a key a device stays offline unless the school took it in clear', async (t) => {
  const noKey = { baseKey: undefined } as unknown as { baseKey: Uint8Array };
  const line = layLine([
    { clearTextOnly: true, panel: noKey },
    { clearTextOnly: true, panel: { ...noKey, mustBeSecure: false } },
  ]);
  t.teardown(line.stop);
  line.pass(2000);
  t.same(
    line.devices.map(({ session }) => session.isOnline),
    [false, true],
  );
  line.devices[1]?.peripheral.present(26, WIEGAND_26);
  line.pass(500);
  t.equal(cards(line.devices[1]?.heard ?? []), 1);
});

t.test('T11: the install mode gives a new device its key, once, and ends by itself', async (t) => {
  const blank = { baseKey: undefined, installMode: true } as unknown as { baseKey: Uint8Array };
  const panel = { baseKey: undefined } as unknown as { baseKey: Uint8Array };
  const line = layLine([{ ...blank, panel }]);
  const { session, peripheral, heard } = first(line);
  line.pass(2000);
  t.equal(session.isOnline, false, 'the default key is not used by itself');
  session.install(BASE_KEY, line.nowMs() + 300_000);
  line.pass(3000);
  t.same(peripheral.baseKey, BASE_KEY);
  t.equal(heard.filter(({ kind }) => kind === 'keyed').length, 1);
  t.equal(session.isSecure, true, 'at once under its own key');
  line.stop();

  const late = layLine([{ ...blank, panel }]);
  t.teardown(late.stop);
  first(late).isOn = false;
  first(late).session.install(BASE_KEY, late.nowMs() + 300_000);
  late.pass(300_000);
  t.ok(defaultChallenges(late.wire) > 200, 'asked for by the default key, once a second or so');
  late.wire.length = 0;
  first(late).isOn = true;
  late.pass(60_000);
  t.equal(defaultChallenges(late.wire), 0, 'silence: the default key is not said any more');
  t.equal(first(late).session.isOnline, false);
  t.same(first(late).peripheral.baseKey, undefined, 'five minutes are over');
});

t.test('T14: 1,000 wrong MACs drop the channel, raise an alarm and let no card in', async (t) => {
  const line = layLine([{}]);
  t.teardown(line.stop);
  const device = first(line);
  line.pass(500);
  const forge: Mangle = (bytes, way) => {
    const read = decodePacket(bytes);
    if (way === 'down' || !read.ok || read.mac === undefined) return bytes;
    const data = Buffer.concat([read.packet.data]);
    return encodePacket({ ...read.packet, data }, Uint8Array.of(1, 2, 3, 4));
  };
  line.mangle = forge;
  for (let turn = 0; turn < 1000; turn += 1) {
    device.peripheral.present(26, WIEGAND_26);
    line.pass(60);
  }
  t.equal(cards(device.heard), 0);
  t.ok(device.heard.some(({ kind }) => kind === 'macAlarm'));
  t.ok(offlines(device.heard).every((code) => code === 'bad_mac'));
  line.mangle = (bytes) => bytes;
  line.pass(70_000);
  t.equal(device.session.isSecure, true, 'after the attack it is served again');
});

t.test('T14: a recorded answer that is played again is not believed', async (t) => {
  const line = layLine([{}]);
  t.teardown(line.stop);
  const device = first(line);
  line.pass(500);
  device.peripheral.present(26, WIEGAND_26);
  line.pass(200);
  t.equal(cards(device.heard), 1);
  const recorded = line.wire
    .filter(({ way, bytes }) => way === 'up' && bytes.length > 30)
    .map(({ bytes }) => bytes)
    .at(-1);
  line.mangle = (bytes, way) => (way === 'up' ? recorded : bytes);
  line.pass(500);
  line.mangle = (bytes) => bytes;
  line.pass(2000);
  t.equal(cards(device.heard), 1);
  t.equal(device.session.isSecure, true);
});

t.test('whatever the line does to the bytes, no card comes that was not held there', async (t) => {
  const damage = fc.record({
    turn: fc.nat(40),
    at: fc.nat(40),
    bit: fc.nat(7),
    lose: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(damage, { maxLength: 12 }), fc.nat(20), (damages, held) => {
      const line = layLine([{}]);
      try {
        const device = first(line);
        let turn = 0;
        line.mangle = (bytes) => {
          const here = damages.filter((one) => one.turn === turn);
          turn += 1;
          if (here.some(({ lose }) => lose)) return undefined;
          const changed = bytes.slice();
          for (const { at, bit } of here)
            changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ (1 << bit);
          return changed;
        };
        line.pass(1500);
        line.mangle = (bytes) => bytes;
        line.pass(15_000);
        for (let count = 0; count < held; count += 1) device.peripheral.present(26, WIEGAND_26);
        line.pass(100 * held + 500);
        return device.session.isSecure && cards(device.heard) === held;
      } finally {
        line.stop();
      }
    }),
    { numRuns: 60 },
  );
  t.pass('60 damaged lines');
});

t.test('a device that answers BUSY is asked the same again', async (t) => {
  const line = layLine([
    { panel: { mustBeSecure: false, baseKey: undefined } as never, clearTextOnly: true },
  ]);
  t.teardown(line.stop);
  const device = first(line);
  line.pass(500);
  device.peripheral.present(26, WIEGAND_26);
  let busy = 3;
  line.mangle = (bytes, way) => {
    const read = decodePacket(bytes);
    if (way === 'down' || !read.ok || busy === 0) return bytes;
    busy -= 1;
    const packet = { ...read.packet, sequence: 0, code: REPLY.busy, data: new Uint8Array(0) };
    return encodePacket(packet);
  };
  line.pass(1500);
  t.equal(cards(device.heard), 1);
  t.same(offlines(device.heard), []);
});
