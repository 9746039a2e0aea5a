import t from 'tap';
import { buildRoster, DOOR, door, MONDAY_0900, uuid } from '../../fixtures/roster.ts';
import { compile } from './compile.ts';
import { freeNow } from './free-hours.ts';

const MINUTE = 60_000;
/** Of the Monday in Warsaw, UTC ms. */
const at = (hour: number, minute = 0): number => MONDAY_0900 + ((hour - 9) * 60 + minute) * MINUTE;
const compiled = compile(
  buildRoster({
    v: 2,
    doors: [
      door({
        freeAfterStaff: true,
        freeHours: [
          { weekday: 1, from: '08:00', to: '10:00' },
          { weekday: 1, from: '14:00', to: '16:00' },
        ],
      }),
      door({ doorId: uuid('DoorId', 2), freeHours: [{ weekday: 1, from: '08:00', to: '10:00' }] }),
    ],
  }),
  MONDAY_0900,
);
if (!compiled.ok) throw new Error(compiled.code);
const { rules } = compiled;
const now = (atMs: number, cameMs?: number): string => freeNow(rules, 0, atMs, cameMs);

t.test('each span of free hours waits for somebody of its own', async (t) => {
  t.equal(now(at(7, 30), at(7)), 'no', 'not yet');
  t.equal(now(at(8)), 'waits');
  t.equal(now(at(8), at(6, 50)), 'yes', 'who came early that day counts');
  t.equal(
    now(at(8), at(8, 1)),
    'waits',
    'who is yet to come by a clock that was set back does not',
  );
  t.equal(now(at(8), at(-2)), 'waits', 'nor who came the evening before');
  t.equal(now(at(12), at(9)), 'no', 'between the spans');
  t.equal(now(at(14), at(9)), 'waits', 'the first span’s staff may have left');
  t.equal(now(at(14), at(10)), 'yes', 'whoever came after it has not');
  t.equal(now(at(16), at(15)), 'no');
  t.equal(freeNow(rules, 1, at(8), undefined), 'yes', 'a door that waits for nobody');
  t.equal(freeNow(rules, -1, at(8), at(8)), 'no');
  t.equal(freeNow(undefined, 0, at(8), at(8)), 'no');
  t.equal(rules.doors[0]?.doorId, DOOR);
});
