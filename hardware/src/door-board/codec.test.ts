import fc from 'fast-check';
import t from 'tap';
import { checkOf, decodeBoardMessage, encodeFrameMessage, encodeHostMessage } from './codec.ts';

const sevens = (number: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, index) => Math.floor(number / 128 ** index) & 0x7f);
const whole = (...inside: number[]): number[] => [...inside, ...sevens(checkOf(inside), 2)];

t.test('messages to the board, byte by byte', async (t) => {
  // CRC-16/XMODEM of the nine digits is 0x31C3; of it the lowest 14 bits travel.
  t.equal(checkOf([...'123456789'].map((digit) => digit.charCodeAt(0))), 0x31c3);
  t.same(encodeHostMessage({ kind: 'hello' }), whole(0x01));
  t.same(
    encodeHostMessage({ kind: 'heartbeat', timeoutMs: 1000, token: 130 }),
    whole(0x02, 0x68, 0x07, 0x02),
  );
  t.same(
    encodeHostMessage({ kind: 'pulse', pin: 8, ms: 60_000 }),
    whole(0x03, 8, 0x60, 0x54, 0x03, 0),
  );
  t.same(encodeHostMessage({ kind: 'output', pin: 9, restLevel: 1 }), whole(0x04, 9, 1));
  t.same(encodeHostMessage({ kind: 'hold', pin: 8, number: 1 }), whole(0x05, 8, 1));
  t.same(encodeHostMessage({ kind: 'release', pin: 8, number: 127 }), whole(0x06, 8, 127));
  t.same(encodeHostMessage({ kind: 'gap', reader: 1, ms: 25 }), whole(0x07, 1, 25));
});

t.test('messages from the board, byte by byte', async (t) => {
  const read = (...inside: number[]) => {
    const decoded = decodeBoardMessage(whole(...inside));
    return decoded.ok ? decoded.message : decoded.code;
  };
  t.same(read(0x41, 1, 0, 1, 8), {
    ...{ kind: 'version', major: 1, minor: 0, protocol: 1, resetCause: 8 },
  });
  t.same(read(0x42, 5, ...sevens(100_000_000, 4), ...sevens(300, 2), 2), {
    ...{ kind: 'alive', token: 5, uptimeMs: 100_000_000, noise: 300, lostBytes: 2 },
  });
  t.same(read(0x43, 8, 1, 0), { kind: 'edge', pin: 8, energised: true, reason: 'command' });
  t.same(read(0x43, 8, 0, 2), { kind: 'edge', pin: 8, energised: false, reason: 'heartbeat' });
  t.same(read(0x45, 1, 3), { kind: 'lines', reader: 1, low: 3 });
  t.same(read(0x46, 3, 2), { kind: 'refused', what: 3, reason: 2 });
  t.same(read(0x47, 8, 127), { kind: 'done', pin: 8, number: 127 });
  const head = [0x44, 1, 7, ...sevens(0x21, 2), ...sevens(9, 2), ...sevens(160, 2)];
  const timing = [...sevens(48, 2), ...sevens(52, 2), ...sevens(199, 2), ...sevens(201, 2)];
  t.same(read(...head, ...timing, 0b1010101, 0b1100000), {
    kind: 'frame',
    frame: {
      ...{ reader: 1, number: 7, faults: 0x21, bits: [1, 0, 1, 0, 1, 0, 1, 1, 1] },
      ...{ durationMs: 16, minWidthUs: 48, maxWidthUs: 52 },
      ...{ minDistanceUs: 1990, maxDistanceUs: 2010 },
    },
  });
});

t.test('what is not a whole message of ours is told apart', async (t) => {
  t.same(decodeBoardMessage([]), { ok: false, code: 'shape' });
  t.same(decodeBoardMessage(whole(0x50, 1)), { ok: false, code: 'kind' });
  t.same(decodeBoardMessage(whole(0x43, 8, 1)), { ok: false, code: 'shape' });
  t.same(decodeBoardMessage(whole(0x43, 8, 2, 0)), { ok: false, code: 'shape' });
  t.same(decodeBoardMessage(whole(0x43, 8, 1, 9)), { ok: false, code: 'shape' });
  t.same(decodeBoardMessage(whole(0x44, 0, 0, 0, 0, 127, 1)), { ok: false, code: 'shape' });
  t.same(decodeBoardMessage([0x43, 8, 1, 0, 0, 0]), { ok: false, code: 'check' });
});

t.test('a frame as the board would send it is read back', async () => {
  const bits = fc.array(fc.nat(1), { minLength: 1, maxLength: 128 });
  fc.assert(
    fc.property(bits, fc.nat(63), (sent, faults) => {
      const body = encodeFrameMessage({ reader: 1, number: 9, faults, bits: sent });
      const decoded = decodeBoardMessage(body);
      if (!decoded.ok || decoded.message.kind !== 'frame') return false;
      const { frame } = decoded.message;
      return frame.bits.join('') === sent.join('') && frame.faults === faults;
    }),
  );
});

t.test(
  'any bytes decode to a message or a code, and one flipped bit never to a message',
  async () => {
    const seven = fc.integer({ min: 0, max: 127 });
    fc.assert(
      fc.property(
        fc.array(seven, { maxLength: 60 }),
        (body) => decodeBoardMessage(body) !== undefined,
      ),
    );
    fc.assert(
      fc.property(
        fc.array(seven, { minLength: 3, maxLength: 3 }),
        fc.nat(5),
        fc.nat(6),
        (data, at, bit) => {
          const body = whole(0x43, ...data);
          const damaged = body.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
          return !decodeBoardMessage(damaged).ok;
        },
      ),
    );
  },
);
