import { encodeWiegand } from '@furtka/hardware/wiegand/encode';
import t from 'tap';
import { parseCommand } from './command.ts';
import { describeFrame, learnFrames } from './learn.ts';

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
    learnFrames({ name: 'pcsc' }, () => undefined, never),
    /not of pcsc/,
  );
  await t.rejects(
    learnFrames({ name: 'door-board' }, () => undefined, never),
    { code: 'config' },
  );
});

t.test('without a board it waits, says so, and ends when told', async (t) => {
  const said: string[] = [];
  const driver = { name: 'door-board', port: '/dev/serial/by-id/none', startWaitMs: 0 };
  await learnFrames(driver, (text) => said.push(text), Promise.resolve());
  t.match(said.join(''), /Hold cards to the readers/);
});
