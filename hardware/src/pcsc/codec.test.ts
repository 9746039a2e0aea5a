import t from 'tap';
import { cardKindOf, matchesName, parseUidAnswer } from './codec.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

t.test('an ATR names the kind of card', (t) => {
  // PC/SC part 3, 3.1.3.2.3.1 (storage card, MIFARE Classic 1K) and 3.1.3.2.3.2 (ISO 14443-4).
  const storage = '3b8f8001804f0ca000000306030001000000006a';
  t.equal(cardKindOf(bytes(storage)), 'storage');
  t.equal(cardKindOf(bytes('3b80800101')), 'isoDep');
  t.equal(cardKindOf(bytes('3b8180018080')), 'isoDep', 'DESFire');
  t.equal(cardKindOf(bytes('3b021450')), 'other', 'contact card');
  for (let length = 0; length < 4; length += 1) {
    t.equal(cardKindOf(bytes(storage).subarray(0, length)), 'other');
  }
  t.equal(cardKindOf(bytes(storage.replace('a000000306', 'a000000307'))), 'isoDep');
  t.end();
});

t.test('an answer is a UID of 4, 7 or 10 bytes with status 9000, or nothing', (t) => {
  for (const uid of ['00a1b2c3', '04a1b2c3d4e5f6', '04a1b2c3d4e5f6a7b8c9']) {
    t.same(parseUidAnswer(bytes(`${uid}9000`)), { ok: true, uid });
    const whole = bytes(`${uid}9000`);
    for (let length = 0; length < whole.length; length += 1) {
      t.equal(parseUidAnswer(whole.subarray(0, length)).ok, false, `cut at ${length}`);
    }
  }
  t.same(parseUidAnswer(bytes('')), { ok: false, code: 'short' });
  t.same(parseUidAnswer(bytes('6a81')), { ok: false, code: 'status' });
  t.same(parseUidAnswer(bytes('04a1b2c3d4e5f69001')), { ok: false, code: 'status' });
  t.same(parseUidAnswer(bytes('9000')), { ok: false, code: 'length' });
  t.same(parseUidAnswer(bytes('04a1b2c3d49000')), { ok: false, code: 'length' });
  t.end();
});

t.test('a reader name fits its glob as a whole, in any case', (t) => {
  t.ok(matchesName('ACS ACR122U*', 'ACS ACR122U PICC Interface 00 00'));
  t.ok(matchesName('*acr122u* 01', 'ACS ACR122U PICC Interface 00 01'));
  t.ok(matchesName('*', 'anything'));
  t.notOk(matchesName('ACS', 'ACS ACR122U'));
  t.notOk(matchesName('A.S*', 'ACS ACR122U'), 'a dot is a dot');
  t.end();
});
