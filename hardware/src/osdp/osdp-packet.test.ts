import t from 'tap';
import { DEFAULT_KEY, keyFault, newBaseKey } from './base-key.ts';
import { checksum, crc16 } from './check-code.ts';
import { Deframer } from './deframer.ts';
import { decodePacket, encodePacket, type Packet } from './packet.ts';
import {
  cpCryptogram,
  initialRMac,
  pdCryptogram,
  SecureSession,
  sessionKeys,
} from './secure-channel.ts';

// SIA OSDP v2.2, Annex E: frames without their check code, then the code as it travels.
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

t.test('check codes are those of Annex E', async (t) => {
  t.equal(crc16(hex('537F0D00046E0080250000')), 0x386e);
  t.equal(crc16(hex('53000900046100')), 0x66c0);
  t.equal(checksum(hex('537F0C00006E0080250000')), 0x0f);
  t.equal(checksum(hex('53000800006100')), 0x44);
});

t.test('session keys and cryptograms are those of Annex E', async (t) => {
  const cpRandom = hex('B0B1B2B3B4B5B6B7');
  const pdRandom = hex('A0A1A2A3A4A5A6A7');
  const keys = sessionKeys(DEFAULT_KEY, cpRandom);
  const told = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
  t.equal(told(keys.mac1), '5E86C676603BDEE2D8BEAFE178637332');
  t.equal(told(keys.mac2), '6FDA86E857777E81132035758239172E');
  t.equal(told(keys.enc), 'BF8DC2A8329ACB8C67C6D0CD9A451682');
  const cryptogram = cpCryptogram(keys, cpRandom, pdRandom);
  t.equal(told(cryptogram), '26D3356E07762D262801FC8E6665A891');
  t.equal(told(pdCryptogram(keys, cpRandom, pdRandom)), 'FDE5D2F428EC16312471EA3C02BD7796');
  t.equal(told(initialRMac(keys, cryptogram)), 'B2A30057EB98BA2229EC1F875662B524');
});

const poll: Packet = {
  address: 5,
  isReply: false,
  sequence: 2,
  check: 'crc',
  code: 0x60,
  data: new Uint8Array(0),
};

t.test('a packet comes back as it went, with either check code', async (t) => {
  for (const check of ['crc', 'checksum'] as const) {
    const packet: Packet = { ...poll, check, isReply: true, code: 0x50, data: hex('00530300ab') };
    const read = decodePacket(encodePacket(packet));
    t.match(read, { ok: true, packet: { address: 5, isReply: true, sequence: 2, code: 0x50 } });
    t.same(read.ok && Buffer.from(read.packet.data), hex('00530300ab'));
  }
  const id = encodePacket({ ...poll, address: 0, sequence: 0, code: 0x61, data: hex('00') });
  t.same(Buffer.from(id), hex('53000900046100C066'), 'as in Annex E');
});

t.test('each flipped bit is found, and no cut or lying length throws', async (t) => {
  const good = encodePacket({ ...poll, code: 0x69, data: hex('000002010100010000000000000000') });
  for (let bit = 0; bit < good.length * 8; bit += 1) {
    const bad = good.slice();
    bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const read = decodePacket(bad);
    // A bit of the control byte that names the check code changes the code itself; the sum then fits by chance at most.
    if (bit !== 4 * 8 + 2) t.equal(read.ok, false, `bit ${bit}`);
  }
  for (let length = 0; length < good.length; length += 1)
    t.equal(decodePacket(good.subarray(0, length)).ok, false);
});

t.test('packets are found behind noise, inside noise and in pieces', async (t) => {
  const packet = encodePacket({ ...poll, data: hex('5353ff0053') });
  const noise = hex('00ff5353000053ffff53020053');
  const found: Uint8Array[] = [];
  const deframer = new Deframer();
  const judge = (bytes: Uint8Array): boolean => {
    const isGood = decodePacket(bytes).ok;
    if (isGood) found.push(bytes);
    return isGood;
  };
  for (const bytes of [noise, packet, packet, noise, noise, packet, Buffer.alloc(1500, 0xff)])
    for (const byte of bytes) deframer.take(Uint8Array.of(byte), 0, judge);
  t.equal(found.length, 3);
  for (const bytes of found) t.same(Buffer.from(bytes), Buffer.from(packet));
});

t.test('both sides of a session agree, and a packet left out is found by the next', async (t) => {
  const keys = () => sessionKeys(hex('000102030405060708090a0b0c0d0eff'), hex('B0B1B2B3B4B5B6B7'));
  const first = hex('00112233445566778899aabbccddeeff');
  const [panel, device] = [new SecureSession(keys(), first), new SecureSession(keys(), first)];
  for (let turn = 0; turn < 20; turn += 1) {
    const text = Buffer.alloc(turn, turn);
    const secret = panel.encipher(text);
    t.same(Buffer.from(device.decipher(secret) ?? []), text);
    const mac = panel.mac(secret);
    t.same(device.mac(secret), mac);
    panel.chain(mac);
    device.chain(mac);
  }
  panel.chain(panel.mac(hex('00')));
  t.notSame(panel.mac(hex('01')), device.mac(hex('01')));
  t.equal(device.decipher(Buffer.alloc(15)), undefined);
});

t.test('T12: weak base keys are refused, each with its reason', async (t) => {
  const counting = (step: number) =>
    Uint8Array.from({ length: 16 }, (_, n) => (200 + n * step) & 255);
  t.equal(keyFault(DEFAULT_KEY), 'key.default');
  t.equal(keyFault(Buffer.alloc(16, 7)), 'key.repeated');
  t.equal(keyFault(Buffer.from('abababababababababababababababab', 'hex')), 'key.repeated');
  t.equal(keyFault(counting(1)), 'key.counting');
  t.equal(keyFault(counting(-1)), 'key.counting');
  t.equal(keyFault(Buffer.alloc(15)), 'key.length');
  for (let turn = 0; turn < 100; turn += 1) t.equal(keyFault(newBaseKey()), undefined);
});
