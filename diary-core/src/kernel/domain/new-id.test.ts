import { isUuid } from '@furtka/core-contract/ids';
import t from 'tap';
import { makeNewId } from './new-id.ts';

t.test('ids rise, also within a millisecond and when the clock steps back', async (t) => {
  let now = 1_790_000_000_000;
  const newId = makeNewId({ nowMs: () => now });
  const ids = Array.from({ length: 10_000 }, (_, n) => {
    if (n === 6_000) now -= 3_600_000;
    if (n === 8_000) now += 7_200_000;
    return newId();
  });
  t.ok(ids.every(isUuid));
  t.equal(new Set(ids).size, ids.length);
  t.same(ids.toSorted(), ids);
});
