import t from 'tap';
import { createZoneTime } from '../../shared/time/zone-time.ts';
import { createIdleWatch, IDLE_MS } from './idle.ts';
import { nightOf } from './nightly-reload.ts';

t.test('a kiosk that nobody touches says so and then locks', async (t) => {
  const watch = createIdleWatch(0);
  t.equal(watch.state(0), 'busy');
  t.equal(watch.state(IDLE_MS - 10_001), 'busy');
  t.equal(watch.state(IDLE_MS - 10_000), 'warning');
  t.equal(watch.secondsLeft(IDLE_MS - 10_000), 10);
  t.equal(watch.secondsLeft(IDLE_MS - 1), 1);
  t.equal(watch.state(IDLE_MS), 'over');
  watch.touch(IDLE_MS - 5_000);
  t.equal(watch.state(IDLE_MS), 'busy', 'a touch begins the minute anew');
});

t.test('the hub hears of touches now and then, not of each', async (t) => {
  const watch = createIdleWatch(0);
  t.notOk(watch.touch(1_000));
  t.notOk(watch.touch(14_999));
  t.ok(watch.touch(15_000));
  t.notOk(watch.touch(20_000));
  t.ok(watch.touch(30_000));
});

t.test(
  'the page begins anew at three in the school’s night, also when clocks change',
  async (t) => {
    const zone = createZoneTime('Europe/Warsaw');
    const at = (iso: string) => nightOf(Date.parse(iso), zone);
    t.equal(at('2026-11-23T01:59:59Z'), '2026-11-22', '2:59 in winter');
    t.equal(at('2026-11-23T02:00:00Z'), '2026-11-23', '3:00 in winter');
    t.equal(at('2026-10-25T00:30:00Z'), '2026-10-24', '2:30 the first time');
    t.equal(at('2026-10-25T01:30:00Z'), '2026-10-24', '2:30 the second time');
    t.equal(at('2026-10-25T02:00:00Z'), '2026-10-25');
    t.equal(at('2026-03-29T00:59:59Z'), '2026-03-28', '1:59, an hour is missing next');
    t.equal(at('2026-03-29T01:00:00Z'), '2026-03-29', '3:00');
  },
);
