import { openDriver } from '@furtka/hardware/discover';
import { openDoorBoard, parseDoorBoardConfig } from '@furtka/hardware/door-board';
import { controlOf } from '@furtka/hardware/simulated';
import { startSimulatedBoard } from '@furtka/hardware/simulated-board';
import { encodeWiegand } from '@furtka/hardware/wiegand/encode';
import t from 'tap';
import { parseCommand } from './command.ts';
import { describeEvent, describeFrame, learnFrames, listenTo } from './learn.ts';

const frame = (bits: readonly number[]) => ({
  ...{ reader: 0, number: 0, faults: 0, bits, durationMs: 50 },
  ...{ minWidthUs: 48, maxWidthUs: 52, minDistanceUs: 1990, maxDistanceUs: 2010 },
});

t.test('an installer sees a frame, its timing, and what it could be', async (t) => {
  const bits = encodeWiegand('H10304', { facilityCode: 12, number: 345 });
  const text = describeFrame({
    ...{ readerId: 'in', frame: frame(bits), verdict: { ok: false, code: 'length' } },
  });
  t.match(text, /^in: 37 bits in 50 ms, pulses 48 to 52 us, 1990 to 2010 us apart\n {2}[01]{37}\n/);
  t.match(text, /dropped: none of the formats of this reader/);
  t.match(text, /fits H10304: facility 12, number 345\n/);
  t.match(text, /fits H10302: number 6291801\n/);
  t.match(describeFrame({ readerId: 'in', frame: frame([0, 1, 1, 1]) }), /a key of the keypad/);
  t.match(
    describeFrame({ readerId: 'in', frame: frame([1]), verdict: { ok: false, code: 'damaged' } }),
    /dropped: the lines.*\n {2}fits none/s,
  );
  const raw = encodeWiegand('RAW32', { serial: '04a1b2c3' });
  t.match(describeFrame({ readerId: 'in', frame: frame(raw) }), /RAW32: serial number 04a1b2c3/);
});

t.test('the command, and a driver that has no frames', async (t) => {
  t.same(parseCommand(['agent', 'learn', '--config', 'a.json']), {
    ...{ act: 'agentLearn', configFile: 'a.json' },
  });
  t.throws(() => parseCommand(['agent', 'learn']), /needs --config/);
  const never = Promise.resolve();
  await t.rejects(
    learnFrames({ name: 'simulated', relays: [{ id: 'lock' }] }, () => undefined, never),
    /simulated has none/,
  );
  await t.rejects(
    learnFrames({ name: 'door-board' }, () => undefined, never),
    { code: 'config' },
  );
});

t.test('without a board it waits, says so, and ends when told', async (t) => {
  const said: string[] = [];
  const readers = [{ id: 'in', input: 0, formats: ['H10301'] }];
  const driver = { name: 'door-board', port: '/dev/serial/by-id/none', startWaitMs: 0, readers };
  await learnFrames(driver, (text) => said.push(text), Promise.resolve());
  t.match(said.join(''), /Hold cards to the readers/);
});

t.test('the board beside another driver is heard, and the other driver too', async (t) => {
  const board = startSimulatedBoard(undefined, 'granted');
  const parsed = parseDoorBoardConfig({
    ...{ port: 'simulated', startWaitMs: 30_000 },
    readers: [{ id: 'outside', input: 0, formats: ['H10301'] }],
  });
  if (!parsed.ok) throw new Error(parsed.faults.join('; '));
  const context = { monotonicMs: board.nowMs, log: () => undefined };
  const onBoard = await openDoorBoard(parsed.config, context, () => board.openPort());
  const others = { drivers: [{ name: 'simulated', readers: [{ id: 'desk' }] }] };
  const several = await openDriver('several', others, context);
  const parts = [onBoard, ...(several.parts ?? [])];
  t.equal(parts.length, 2, 'several tells what it opened');
  t.teardown(async () => {
    await onBoard.close();
    await several.close();
    await board.close();
  });
  const said: string[] = [];
  const heard = new Promise<void>((resolve) => {
    const end = listenTo({ ...several, parts }, (text) => {
      said.push(text);
      if (!said.some((one) => one.startsWith('outside: 26 bits'))) return;
      if (!said.some((one) => one.startsWith('desk: card'))) return;
      end();
      resolve();
    });
  });
  const [, simulated] = parts;
  const uid = { technology: 'iso14443', uid: '04a1b2c3', assurance: 'uid' } as const;
  if (simulated !== undefined) controlOf(simulated)?.presentCard('desk', uid);
  await board.send(0, encodeWiegand('H10301', { facilityCode: 12, number: 345 }));
  await heard;
  t.match(said.join(''), /fits H10301: facility 12, number 345/);
  t.match(said.join(''), /desk: card serial number 04a1b2c3/);
});

t.test('what a reader without frames tells is told in words, a PIN never', async (t) => {
  const atMs = 0;
  const card = { technology: 'wiegand', bits: 26, number: '345', assurance: 'uid' } as const;
  t.equal(
    describeEvent('in', { kind: 'credential', credential: { ...card, facilityCode: 12 }, atMs }),
    'in: card 26 bits, facility 12, number 345\n',
  );
  t.notMatch(describeEvent('in', { kind: 'pin', digits: '482915', atMs }), /4829/);
  t.notMatch(describeEvent('in', { kind: 'key', key: '4', atMs }), /4/);
  t.match(describeEvent('in', { kind: 'offline', code: 'timeout', atMs }), /timeout/);
});
