import t from 'tap';
import { cmac, shortMac } from './cmac.ts';
import { diversifiedKey } from './diversify.ts';
import { authenticateEv2, sessionKeys } from './ev2-auth.ts';
import { openSun } from './sun.ts';

/**
 * Published values, retyped.
 *
 * Source  RFC 4493 section 4 (CMAC) · NXP AN10922 2.2.1 (AES-128 diversification) · NXP AN12196 (NTAG 424 DNA: secure dynamic
 *         messaging, AuthenticateEV2First)
 */
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const hex = (data: Uint8Array | undefined): string =>
  Buffer.from(data ?? [])
    .toString('hex')
    .toUpperCase();
const ZERO = new Uint8Array(16);

t.test('AES-CMAC: the four examples of RFC 4493', (t) => {
  const key = bytes('2b7e151628aed2a6abf7158809cf4f3c');
  const text = bytes(
    '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710',
  );
  const want = new Map([
    [0, 'BB1D6929E95937287FA37D129B756746'],
    [16, '070A16B46B4D4144F79BDD9DD04A287C'],
    [40, 'DFA66747DE9AE63030CA32611497C827'],
    [64, '51F0BEBF7E3B9D92FC49741779363CFE'],
  ]);
  for (const [length, tag] of want) t.equal(hex(cmac(key, text.subarray(0, length))), tag);
  t.equal(hex(shortMac(key, new Uint8Array())), '1D295928A3127546');
  t.end();
});

t.test('AN10922: the diversified key of its example; another UID has another (T3)', (t) => {
  const master = bytes('00112233445566778899AABBCCDDEEFF');
  const input = { aid: bytes('3042F5'), system: bytes('4E585020416275') };
  const key = diversifiedKey(master, { ...input, uid: bytes('04782E21801D80') });
  t.equal(hex(key), 'A8DD63A3B89D54B37CA802473FDA9175');
  const other = diversifiedKey(master, { ...input, uid: bytes('04782E21801D81') });
  t.not(hex(other), hex(key));
  t.throws(() => diversifiedKey(master, { ...input, uid: new Uint8Array(30) }), RangeError);
  t.end();
});

t.test('SUN: UID, counter and MAC of AN12196; each changed bit is refused', (t) => {
  const message = {
    encryptedPiccData: bytes('EF963FF7828658A599F3041510671E88'),
    mac: bytes('94EED9EE65337086'),
  };
  t.same(openSun(message, ZERO, ZERO), { uid: '04de5f1eacc040', counter: 61 });
  for (let bit = 0; bit < 24 * 8; bit += 1) {
    const all = Uint8Array.of(...message.encryptedPiccData, ...message.mac);
    all[bit >> 3] = (all[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const changed = { encryptedPiccData: all.subarray(0, 16), mac: all.subarray(16) };
    if (openSun(changed, ZERO, ZERO) !== undefined) t.fail(`bit ${bit} was not missed`);
  }
  t.equal(openSun({ ...message, mac: message.mac.subarray(1) }, ZERO, ZERO), undefined);
  t.end();
});

t.test('AuthenticateEV2First: the transcript of AN12196, to both session keys', (t) => {
  const talk = authenticateEv2(0, ZERO, bytes('13C5DB8A5930439FC3DEF9A4C675360F'));
  t.equal(hex(talk.next().value as Uint8Array), '9071000002000000');
  const answer = talk.next(bytes('A04C124213C186F22399D33AC2A3021591AF')).value as Uint8Array;
  t.equal(
    hex(answer),
    '90AF000020' + '35C3E05A752E0144BAC0DE51C1F22C56B34408A23D8AEA266CAB947EA8E0118D' + '00',
  );
  const end = talk.next(
    bytes('3FA64DB5446D1F34CD6EA311167F5E4985B89690C04A05F17FA7AB2F081206639100'),
  );
  t.equal(end.done, true);
  const session = end.value;
  if (session === undefined || !('macKey' in session)) throw new Error('no session');
  t.equal(hex(session.transaction), '9D00C4DF');
  t.equal(hex(session.encryptionKey), '1309C877509E5A215007FF0ED19CA564');
  t.equal(hex(session.macKey), '4C6626F5E72EA694202139295C7A7FC7');
  const keys = sessionKeys(
    ZERO,
    bytes('13C5DB8A5930439FC3DEF9A4C675360F'),
    bytes('B9E2FC789B64BF237CCCAA20EC7E6E48'),
  );
  t.equal(hex(keys.macKey), '4C6626F5E72EA694202139295C7A7FC7');
  t.end();
});
