import t from 'tap';
import { encodeWiegand } from '../wiegand/encode.ts';
import { credentialOf } from './credentials.ts';

const reading = { cards: 'wiegand', format37: 'none' } as const;
const packed = (bits: readonly number[]): Uint8Array => {
  const data = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries())
    data[at >> 3] = (data[at >> 3] ?? 0) | (bit << (7 - (at & 7)));
  return data;
};
const raw = (bits: readonly number[]) =>
  ({ kind: 'raw', reader: 0, bits: bits.length, data: packed(bits) }) as const;

t.test('a card of a known format is the card that Wiegand would tell', async (t) => {
  const h10301 = encodeWiegand('H10301', { facilityCode: 17, number: 4711n });
  t.same(credentialOf(raw(h10301), reading), {
    technology: 'wiegand',
    bits: 26,
    facilityCode: 17,
    number: '4711',
    assurance: 'uid',
  });
  const h10304 = encodeWiegand('H10304', { facilityCode: 300, number: 70_000n });
  t.match(credentialOf(raw(h10304), { ...reading, format37: 'H10304' }), {
    bits: 37,
    facilityCode: 300,
    number: '70000',
  });
  const plain = credentialOf(raw(h10304), reading);
  t.match(plain, { bits: 37, number: BigInt(`0b${h10304.join('')}`).toString() });
  t.notMatch(plain, { facilityCode: 300 }, 'two formats have that length');
});

t.test('other lengths and other parities stay one number with its length', async (t) => {
  const damaged = encodeWiegand('H10301', { facilityCode: 17, number: 4711n });
  damaged[0] = 1 - (damaged[0] ?? 0);
  t.match(credentialOf(raw(damaged), reading), { bits: 26, number: /^[0-9]+$/ });
  t.match(credentialOf(raw([1, 0, 1, 1, 0, 1, 1, 1, 1]), reading), { bits: 9, number: '367' });
  t.equal(credentialOf(raw([1, 0, 1]), reading), undefined);
  t.equal(credentialOf(raw(Array.from({ length: 129 }, () => 1)), reading), undefined);
});

t.test('serial numbers are UIDs where the reader is set up so', async (t) => {
  const asUid = { ...reading, cards: 'uid' } as const;
  const data = Uint8Array.of(4, 0xa1, 0xb2, 0xc3);
  const uid = { technology: 'iso14443', uid: '04a1b2c3', assurance: 'uid' };
  t.same(credentialOf({ kind: 'raw', reader: 0, bits: 32, data }, asUid), uid);
  t.same(credentialOf({ kind: 'formatted', reader: 0, text: '04A1B2C3' }, asUid), uid);
  t.match(credentialOf({ kind: 'raw', reader: 0, bits: 32, data }, reading), {
    technology: 'wiegand',
  });
  t.match(credentialOf({ kind: 'formatted', reader: 0, text: '0012345' }, reading), {
    bits: 28,
    number: '12345',
  });
  t.equal(credentialOf({ kind: 'formatted', reader: 0, text: 'AB' }, reading), undefined);
});
