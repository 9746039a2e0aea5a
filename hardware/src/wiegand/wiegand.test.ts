import fc from 'fast-check';
import t from 'tap';
import { decodeWiegand, formatsThatFit } from './decode.ts';
import { encodeWiegand, type WiegandContent } from './encode.ts';
import type { WiegandFormat } from './format.ts';
import { type WiegandFormatName, wiegandFormats } from './formats.table.ts';
import { judgeFrame } from './judge.ts';
import { keyOf } from './keypad.ts';

const NAMES = Object.keys(wiegandFormats) as WiegandFormatName[];
const formatOf = (name: WiegandFormatName): WiegandFormat => wiegandFormats[name];
const text = (bits: readonly number[]): string => bits.join('');
const bitsOf = (value: string): number[] => [...value].map(Number);

const widthOf = (span: readonly [number, number] | undefined): number =>
  span === undefined ? 0 : span[1] - span[0];
const content = (name: WiegandFormatName): fc.Arbitrary<WiegandContent> => {
  const { serial, facilityCode, number } = formatOf(name);
  const bigint = (bits: number) => fc.bigInt(0n, (1n << BigInt(bits)) - 1n);
  if (serial !== undefined)
    return bigint(widthOf(serial)).map((value) => ({
      serial: value.toString(16).padStart(widthOf(serial) / 4, '0'),
    }));
  return fc.record({
    number: bigint(widthOf(number)),
    ...(facilityCode === undefined
      ? {}
      : { facilityCode: bigint(widthOf(facilityCode)).map(Number) }),
  });
};

t.test('frames written by hand from the format descriptions', async (t) => {
  // 26 bits: facility 1, number 1: one 1 in the first half, so even parity 1; one in the second, so odd parity 0.
  t.equal(
    text(encodeWiegand('H10301', { facilityCode: 1, number: 1 })),
    '10000000100000000000000010',
  );
  t.equal(
    text(encodeWiegand('H10301', { facilityCode: 0, number: 0 })),
    '00000000000000000000000001',
  );
  t.equal(
    text(encodeWiegand('H10301', { facilityCode: 255, number: 65_535 })),
    '01111111111111111111111111',
  );
  // 37 bits: the middle bit (18) counts in both halves.
  t.equal(
    text(encodeWiegand('H10302', { number: 1n << 17n })),
    `1${'0'.repeat(17)}1${'0'.repeat(18)}`,
  );
  t.equal(text(encodeWiegand('W34', { facilityCode: 0, number: 3 })), `${'0'.repeat(31)}111`);
  t.equal(
    text(encodeWiegand('CORPORATE1000_35', { facilityCode: 0, number: 0 })),
    `0${'0'.repeat(33)}1`,
    'odd over pairs, then odd over all: that one bit is enough',
  );
  t.equal(text(encodeWiegand('RAW32', { serial: '80000001' })), `1${'0'.repeat(30)}1`);
});

for (const name of NAMES)
  t.test(`${name}: what was encoded is decoded; one flipped bit is refused`, async (t) => {
    const { bits, parities, serial } = formatOf(name);
    fc.assert(
      fc.property(content(name), fc.nat(bits - 1), (given, flipped) => {
        const frame = encodeWiegand(name, given);
        const decoded = decodeWiegand(frame, [name]);
        if (!decoded.ok) throw new Error(decoded.code);
        const { credential } = decoded;
        if (credential.technology === 'iso14443') {
          if (!('serial' in given) || credential.uid !== given.serial)
            throw new Error('another card');
        } else if ('number' in given) {
          const { facilityCode, number } = credential;
          if (number !== String(given.number) || facilityCode !== given.facilityCode)
            throw new Error('another card');
          if (credential.bits !== bits) throw new Error('another length');
        }
        if (serial !== undefined) return;
        const damaged = frame.map((bit, at) => (at === flipped ? 1 - bit : bit));
        const verdict = decodeWiegand(damaged, [name]);
        // A bit that no parity covers would be a hole in the format.
        if (verdict.ok) throw new Error(`bit ${flipped} may be flipped`);
      }),
    );
    t.equal(parities.length > 0, serial === undefined);
  });

t.test('what a format has no room for is refused, not cut', async (t) => {
  t.throws(() => encodeWiegand('H10301', { facilityCode: 256, number: 0 }), RangeError);
  t.throws(() => encodeWiegand('H10301', { facilityCode: 0, number: 65_536 }), RangeError);
  t.throws(() => encodeWiegand('H10302', { facilityCode: 1, number: 0 }), RangeError);
  t.throws(() => encodeWiegand('RAW32', { number: 1 }), RangeError);
  t.throws(() => encodeWiegand('H10301', { serial: '00' }), RangeError);
  t.throws(() => encodeWiegand('RAW32', { serial: '0102030405' }), RangeError);
});

t.test(
  'T8: the same number of another facility, or in another format, is another card',
  async (t) => {
    const read = (name: WiegandFormatName, facilityCode: number) => {
      const decoded = decodeWiegand(encodeWiegand(name, { facilityCode, number: 4711 }), [name]);
      return decoded.ok ? JSON.stringify(decoded.credential) : '';
    };
    const cards = [read('H10301', 12), read('H10301', 13), read('W34', 12), read('H10304', 12)];
    t.equal(new Set(cards).size, cards.length);
  },
);

t.test('T7: a length that the reader does not send is refused', async (t) => {
  const frame = encodeWiegand('W34', { facilityCode: 1, number: 1 });
  t.same(decodeWiegand(frame, ['H10301']), { ok: false, code: 'length' });
  t.same(decodeWiegand([], ['H10301']), { ok: false, code: 'length' });
  t.same(decodeWiegand(frame.slice(0, 26), ['H10301', 'W34']).ok, false);
});

t.test('a frame without parity must have come without noise', async (t) => {
  const raw = bitsOf('01'.repeat(16));
  const noise = { hasSpike: true, isDamaged: false };
  t.equal(judgeFrame({ bits: raw, hasSpike: false, isDamaged: false }, ['RAW32']).ok, true);
  t.same(judgeFrame({ bits: raw, ...noise }, ['RAW32']), { ok: false, code: 'damaged' });
  const checked = encodeWiegand('H10301', { facilityCode: 1, number: 2 });
  t.equal(judgeFrame({ bits: checked, ...noise }, ['H10301']).ok, true);
  t.same(judgeFrame({ bits: checked, hasSpike: false, isDamaged: true }, ['H10301']), {
    ...{ ok: false, code: 'damaged' },
  });
});

t.test('an installer sees which formats a frame could be', async (t) => {
  const wide = encodeWiegand('H10304', { facilityCode: 5, number: 6 });
  t.same(formatsThatFit(wide), ['H10302', 'H10304']);
  t.same(formatsThatFit(bitsOf('1'.repeat(26))), []);
});

t.test('keys come as four bits, or as eight that prove themselves', async (t) => {
  t.equal(keyOf([0, 1, 0, 1]), '5');
  t.equal(keyOf([1, 0, 1, 0, 0, 1, 0, 1]), '5');
  t.equal(keyOf([1, 0, 1, 0]), '*');
  t.equal(keyOf([1, 0, 1, 1]), '#');
  t.equal(keyOf([1, 1, 1, 1]), undefined);
  t.equal(keyOf([0, 0, 0, 0, 0, 1, 0, 1]), undefined);
  t.equal(keyOf(Array.from({ length: 26 }, () => 0)), undefined);
});
