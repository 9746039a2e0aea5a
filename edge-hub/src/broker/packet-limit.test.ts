import t from 'tap';
import { packetLimit } from './packet-limit.ts';

/** A packet of type PUBLISH with a body of `length` zero bytes. */
const packet = (length: number): Buffer => {
  const head = [0x30];
  let left = length;
  do {
    head.push((left % 128) | (left > 127 ? 0x80 : 0));
    left = Math.floor(left / 128);
  } while (left > 0);
  return Buffer.concat([Buffer.from(head), Buffer.alloc(length)]);
};

t.test('packets up to the limit pass, cut anywhere', async (t) => {
  const stream = Buffer.concat([0, 1, 127, 128, 300, 1000, 0, 2].map(packet));
  for (const size of [1, 2, 3, 7, 64, stream.length]) {
    const take = packetLimit(1000);
    for (let at = 0; at < stream.length; at += size)
      if (!take(stream.subarray(at, at + size))) t.fail(`refused at ${at} in pieces of ${size}`);
  }
  t.pass('all taken');
});

t.test(
  'the first byte too many in an announced length is refused before the body comes',
  async (t) => {
    const take = packetLimit(1000);
    t.ok(take(packet(1000)));
    t.notOk(take(packet(1001).subarray(0, 3)));
    t.notOk(packetLimit(1000)(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f])));
    t.notOk(packetLimit(2 ** 30)(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80, 0x80])));
  },
);
