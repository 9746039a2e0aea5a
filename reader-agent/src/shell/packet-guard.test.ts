import fc from 'fast-check';
import t from 'tap';
import { packetGuard } from './packet-guard.ts';

const lengthBytes = (length: number): number[] => {
  const bytes: number[] = [];
  let rest = length;
  do {
    bytes.push(rest > 127 ? (rest % 128) + 128 : rest);
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return bytes;
};
const packet = (length: number): number[] => [
  0x30,
  ...lengthBytes(length),
  ...new Array(length).fill(0xff),
];

t.test('packets pass however they are cut, until one is too long', async (t) => {
  const lengths = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 90 }), (all, cut) => {
      const guard = packetGuard(300);
      const stream = Uint8Array.from(all.flatMap(packet));
      let passes = true;
      for (let at = 0; at < stream.length; at += cut)
        passes = guard(stream.subarray(at, at + cut)) && passes;
      return passes === all.every((length) => length <= 300);
    }),
  );
  t.pass('equal');
});

t.test('a length that never ends is too long', async (t) => {
  t.equal(packetGuard(1000)(Uint8Array.of(0x30, 0x80, 0x80, 0x80, 0x80, 0x80)), false);
});
