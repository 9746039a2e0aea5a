import { randomBytes } from 'node:crypto';
import t from 'tap';
import { isUuid, uuidv7 } from './ids.ts';

t.test('a UUIDv7 is made as RFC 9562 appendix A.6 shows', async (t) => {
  // Source: RFC 9562 appendix A.6, unix_ts_ms 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
  const random = Buffer.from('0cc318c4dc0c0c07398f', 'hex');
  t.equal(uuidv7(0x017f22e279b0, random), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

t.test('later ids sort after earlier ones', async (t) => {
  const ids = Array.from({ length: 500 }, (_, index) =>
    uuidv7(1_790_000_000_000 + index, randomBytes(10)),
  );
  t.same([...ids].sort(), ids);
  t.equal(new Set(ids).size, ids.length);
  t.ok(ids.every(isUuid));
});

t.test('what is no id is told so', async (t) => {
  for (const wrong of [
    undefined,
    null,
    7,
    '',
    'main',
    '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
    `${uuidv7(0, randomBytes(10))} `,
  ])
    t.notOk(isUuid(wrong));
  t.throws(() => uuidv7(0, randomBytes(9)), RangeError);
});
