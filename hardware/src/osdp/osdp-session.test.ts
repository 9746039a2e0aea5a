import t, { type Test } from 'tap';
import { NAK, nakName, REPLY } from './codes.ts';
import {
  askInputs,
  askLocalStatus,
  askOutputs,
  askReaders,
  type Command,
  pulseOutput,
  restOutput,
  setCom,
  text,
} from './commands.ts';
import { layLine, type Mangle, type TestDevice, type TestLine } from './line-fixture.ts';
import { decodePacket, encodePacket, type Packet } from './packet.ts';
import type { Reply } from './replies.ts';

const first = (line: TestLine): TestDevice => {
  const [device] = line.devices;
  if (device === undefined) throw new RangeError('a line without devices');
  return device;
};
const layOne = (t: Test, wish: Parameters<typeof layLine>[0][number] = {}) => {
  const line = layLine([wish]);
  t.teardown(line.stop);
  line.pass(500);
  return { line, ...first(line) };
};
/** The device is taken in clear, so that answers can be made up for it. */
const CLEAR = {
  clearTextOnly: true,
  baseKey: undefined,
  panel: { mustBeSecure: false, baseKey: undefined },
} as unknown as Parameters<typeof layLine>[0][number];

const replies = ({ heard }: Pick<TestDevice, 'heard'>): Reply[] =>
  heard.flatMap((event) => (event.kind === 'reply' ? [event.reply] : []));
/** What came of a command. */
const answerTo = (device: Pick<TestDevice, 'heard'>, command: Command): Reply | undefined =>
  device.heard.flatMap((event) =>
    event.kind === 'answered' && event.command === command ? [event.reply] : [],
  )[0];

/** Puts another answer in the place of the next `times` answers. */
const answerWith =
  (times: number, make: (packet: Packet) => Partial<Packet>): Mangle =>
  (bytes, way) => {
    const read = decodePacket(bytes);
    if (way === 'down' || !read.ok || times === 0) return bytes;
    times -= 1;
    return encodePacket({ ...read.packet, ...make(read.packet) });
  };

t.test(
  'states of the device, its inputs, outputs and readers are asked for and told',
  async (t) => {
    const { line, session, peripheral, heard } = layOne(t);
    peripheral.input(2, true);
    peripheral.tamper(true);
    peripheral.power(true);
    line.pass(300);
    session.send(pulseOutput(1, 3000));
    const asked = [askLocalStatus(), askInputs(), askOutputs(), askReaders()];
    for (const command of asked) session.send(command);
    line.pass(500);
    t.same(
      asked.map((command) => answerTo({ heard }, command)),
      [
        { kind: 'localStatus', tamper: true, powerFailure: true },
        { kind: 'inputs', active: [false, false, true, false] },
        { kind: 'outputs', active: [false, true] },
        { kind: 'readers', states: [0] },
      ],
    );
    t.ok(replies({ heard }).some(({ kind }) => kind === 'capabilities'));
  },
);

t.test('an output ends by itself, a second time restarts it, off ends it', async (t) => {
  const { line, session, peripheral } = layOne(t);
  const isOn = (): boolean | undefined => peripheral.outputs(line.nowMs())[0];
  session.send(pulseOutput(0, 450), true);
  line.pass(100);
  t.equal(isOn(), true);
  line.pass(200);
  session.send(pulseOutput(0, 450), true);
  line.pass(400);
  t.equal(isOn(), true, 'restarted');
  line.pass(200);
  t.equal(isOn(), false, 'by itself');
  session.send(pulseOutput(0, 60_000), true);
  line.pass(100);
  session.send(restOutput(0), true);
  line.pass(100);
  t.equal(isOn(), false);
});

t.test('cards as text and keys come as they were', async (t) => {
  const { line, peripheral, heard } = layOne(t);
  peripheral.presentText('0012345');
  peripheral.press('12*#');
  line.pass(300);
  t.match(replies({ heard }).slice(-2), [
    { kind: 'card', card: { kind: 'formatted', reader: 0, text: '0012345' } },
    { kind: 'keypad', reader: 0, keys: '12*#' },
  ]);
});

t.test('words for a display and another place on the line are obeyed', async (t) => {
  const obeyed: Uint8Array[] = [];
  const moves: unknown[] = [];
  const { line, session, heard, peripheral } = layOne(t, {
    obey: (_code, data) => obeyed.push(data),
    moved: (to) => moves.push(to),
  });
  session.send(text(0, 'Proszę'.slice(0, 5), 2000));
  const move = setCom(9, 115_200);
  session.send(move);
  line.pass(300);
  t.same(
    Buffer.from(obeyed[0] ?? [])
      .toString('latin1')
      .slice(6),
    'Prosz',
  );
  t.same(answerTo({ heard }, move), { kind: 'com', address: 9, baud: 115_200 });
  t.same(moves, [{ address: 9, baud: 115_200 }]);
  t.equal(peripheral.address, 9);
  t.throws(() => text(0, 'ż'));
  t.throws(() => text(0, ''));
});

t.test('each refusal is told by its name, and only those of the channel end it', async (t) => {
  const own = [
    NAK.length,
    NAK.unknownCommand,
    NAK.biometricType,
    NAK.biometricFormat,
    NAK.unableToProcess,
  ];
  for (const code of own) {
    const { line, session, heard } = layOne(t, CLEAR);
    const command = askOutputs();
    session.send(command);
    line.mangle = answerWith(1, () => ({ code: REPLY.nak, data: Uint8Array.of(code) }));
    line.pass(300);
    t.same(answerTo({ heard }, command), { kind: 'nak', code }, nakName(code));
    t.equal(session.isOnline, true);
    line.stop();
  }
  for (const code of [NAK.sequence, NAK.securityBlock, NAK.encryptionRequired]) {
    const { line, heard } = layOne(t, CLEAR);
    line.mangle = answerWith(1, () => ({ code: REPLY.nak, data: Uint8Array.of(code) }));
    line.pass(300);
    t.ok(
      heard.some((event) => event.kind === 'offline' && event.code === 'refused'),
      nakName(code),
    );
    line.stop();
  }
  t.equal(nakName(0x77), 'code 119');
});

t.test('a question that arrived damaged is asked again, in clear and in the channel', async (t) => {
  for (const wish of [{}, CLEAR]) {
    const { line, session, heard, peripheral } = layOne(t, wish);
    peripheral.press('7');
    line.mangle = answerWith(1, ({ address, sequence }) => ({
      address,
      sequence,
      security: undefined as never,
      code: REPLY.nak,
      data: Uint8Array.of(NAK.check),
    }));
    line.pass(1000);
    t.match(replies({ heard }).at(-1), { kind: 'keypad', keys: '7' });
    t.equal(heard.filter(({ kind }) => kind === 'offline').length, 0);
    t.equal(session.isOnline, true);
    line.stop();
  }
});

t.test('BUSY with the sequence of the question, or with none, is waited for', async (t) => {
  for (const isNought of [true, false]) {
    const { line, heard, peripheral } = layOne(t);
    peripheral.press('3');
    line.mangle = answerWith(4, ({ sequence }) => ({
      sequence: isNought ? 0 : sequence,
      security: undefined as never,
      code: REPLY.busy,
      data: new Uint8Array(0),
    }));
    line.pass(2000);
    t.match(replies({ heard }).at(-1), { kind: 'keypad', keys: '3' });
    t.equal(heard.filter(({ kind }) => kind === 'offline').length, 0);
    line.stop();
  }
});

t.test('T10: a capability reply that was edited lowers nothing', async (t) => {
  const line = layLine([CLEAR, {}]);
  t.teardown(line.stop);
  // Says of both that they know no secure channel and no check code.
  line.mangle = (bytes, way) => {
    const read = decodePacket(bytes);
    if (way === 'down' || !read.ok || read.packet.code !== REPLY.capabilities) return bytes;
    return encodePacket({ ...read.packet, data: Uint8Array.of(8, 0, 0, 9, 0, 0) }, read.mac);
  };
  line.pass(1000);
  const keyed = line.devices[1];
  keyed?.peripheral.present(26, Uint8Array.of(1, 2, 3, 0));
  const sent = line.wire.length;
  line.pass(5000);
  const inClear = line.wire.slice(sent).filter(({ bytes }) => {
    const read = decodePacket(bytes);
    return read.ok && read.packet.address === 1 && read.packet.security === undefined;
  });
  t.equal(inClear.length, 0, 'nothing went to it or came from it in clear');
  t.notOk(replies({ heard: keyed?.heard ?? [] }).some(({ kind }) => kind === 'card'));
  t.notOk(keyed?.heard.some((event) => event.kind === 'online' && !event.isSecure));
  line.mangle = (bytes) => bytes;
  line.pass(70_000);
  t.equal(keyed?.session.isSecure, true, 'served again when nobody edits any more');
});

t.test('T9: a card under a good MAC but in clear is not taken, a state is', async (t) => {
  const { line, session, heard, peripheral } = layOne(t, { macOnly: true });
  const states = askLocalStatus();
  session.send(states);
  line.pass(300);
  t.match(answerTo({ heard }, states), { kind: 'localStatus' });
  t.equal(session.isSecure, true);
  peripheral.present(26, Uint8Array.of(1, 2, 3, 0));
  line.pass(300);
  t.notOk(replies({ heard }).some(({ kind }) => kind === 'card'));
  t.ok(heard.some((event) => event.kind === 'offline' && event.code === 'protocol'));
});

t.test('a device that is away costs the others a fraction of their polls', async (t) => {
  const line = layLine([{}, {}, {}, {}, {}, {}, {}, {}]);
  t.teardown(line.stop);
  for (const device of line.devices.slice(1)) device.isOn = false;
  line.pass(10_000);
  const before = line.wire.filter(({ way }) => way === 'up').length;
  line.pass(10_000);
  const polls = line.wire.filter(({ way }) => way === 'up').length - before;
  t.ok(polls > 100, `${polls} answers of the one that is there, in ten seconds with seven away`);
});

t.test('an urgent command overtakes polls and lights of all others', async (t) => {
  const line = layLine([{}, {}, {}, {}]);
  t.teardown(line.stop);
  line.pass(1000);
  for (const { session } of line.devices) for (let n = 0; n < 5; n += 1) session.send(askInputs());
  const last = line.devices[3];
  last?.session.send(pulseOutput(0, 1000), true);
  line.line.wake();
  const sent = line.wire.length;
  line.pass(10);
  t.ok(line.wire.slice(sent).filter(({ way }) => way === 'down').length <= 3);
  t.equal(last?.peripheral.outputs(line.nowMs())[0], true);
});
