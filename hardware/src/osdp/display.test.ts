import t from 'tap';
import { parseOsdpConfig } from './config.ts';
import { layLine } from './line-fixture.ts';
import { DISPLAY_WORDS, hasDisplay, wordsOf } from './words.ts';

const WORDS = { ...DISPLAY_WORDS, label: 'Wejscie A' };
const CONFIG = { path: '/dev/ttyUSB0', devices: [{ id: 'd', address: 0 }] };

t.test('answers are shown for a time, the name and the question stay', async (t) => {
  const told = (signal: Parameters<typeof wordsOf>[0]) =>
    wordsOf(signal, 1, WORDS).map(({ data }) => [
      ...data.subarray(0, 6),
      Buffer.from(data.subarray(6)).toString('latin1'),
    ]);
  t.same(told('granted'), [[1, 3, 3, 1, 1, 12, 'Prosze wejsc']]);
  t.same(told('denied'), [[1, 3, 3, 1, 1, 12, 'Nie otwieram']]);
  t.same(told('prompt'), [[1, 1, 0, 1, 1, 13, 'Podaj PIN i #']]);
  for (const signal of ['idle', 'attention'] as const)
    t.same(told(signal), [[1, 1, 0, 1, 1, 9, 'Wejscie A']], signal);
  t.same(wordsOf('granted', 0, { ...WORDS, granted: '' }), []);
  t.equal(wordsOf('idle', 0, DISPLAY_WORDS)[0]?.data.at(-1), 0x20, 'a blank wipes it');
});

t.test('only a device that tells of a display is taken to have one', async (t) => {
  const text = { functionCode: 6, compliance: 1, count: 1 };
  t.ok(hasDisplay([{ functionCode: 4, compliance: 4, count: 1 }, text]));
  t.notOk(hasDisplay([{ ...text, compliance: 0 }]));
  t.notOk(hasDisplay([{ ...text, count: 0 }]));
  t.notOk(hasDisplay([]));
});

t.test('words are one row of printable characters, or the config is refused by name', async (t) => {
  const faults = (words: object): readonly string[] => {
    const indicators = [{ id: 'lamp', device: 'd', ...words }];
    const parsed = parseOsdpConfig({ ...CONFIG, indicators });
    return parsed.ok ? [] : parsed.faults;
  };
  t.same(faults({ label: 'Wejscie glowne', granted: 'OK' }), []);
  t.match(faults({ label: 'Wejście' }), [/label.*printable/]);
  t.match(faults({ denied: 'x'.repeat(17) }), [/denied.*16/]);
});

t.test('damaged packets are counted at the device that was asked, good ones are not', async (t) => {
  const line = layLine([{}, {}]);
  t.teardown(line.stop);
  line.pass(500);
  t.equal(line.line.unreadableAt(0), 0);
  t.equal(line.line.unreadableAt(1), 0);
  let spoilt = 0;
  let isOdd = false;
  line.mangle = (bytes, way) => {
    // Every second answer of device 1: its address byte says whose it is.
    if (way === 'down' || (bytes[1] ?? 0) !== 0x81) return bytes;
    isOdd = !isOdd;
    if (!isOdd) return bytes;
    spoilt += 1;
    const changed = Uint8Array.from(bytes);
    const last = changed.length - 1;
    changed[last] = (changed[last] ?? 0) ^ 0x40;
    return changed;
  };
  line.pass(2_000);
  t.ok(spoilt > 5, `${spoilt} answers were damaged`);
  t.equal(line.line.unreadableAt(1), spoilt, 'each of them is counted');
  t.equal(line.line.unreadableAt(0), 0, 'and none for its neighbour');
  line.mangle = (bytes) => bytes;
  line.pass(1_000);
  t.equal(line.line.unreadableAt(1), spoilt);
  t.ok(
    line.devices.every(({ session }) => session.isOnline),
    'both are still there',
  );
});
