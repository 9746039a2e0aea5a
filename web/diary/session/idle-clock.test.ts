import t from 'tap';
import { createIdleClock, sessionLengthMs } from './idle-clock.ts';

t.test('the session counts down and work begins it anew', async (t) => {
  let now = 0;
  const idle = createIdleClock(() => now);
  t.equal(idle.leftMs(), undefined);
  idle.hear(1_000_000);
  idle.begin(1_060_000);
  now = 50_000;
  t.equal(idle.leftMs(), 10_000);
  idle.touch();
  t.equal(idle.leftMs(), 60_000);
  now = 999_999;
  t.equal(idle.leftMs(), 0);
  idle.hear(Number.NaN);
  idle.begin(1_060_000);
  t.equal(idle.leftMs(), 2_700_000);
  idle.end();
  t.equal(idle.leftMs(), undefined);
});

t.test('a wrong clock of the browser shortens and lengthens nothing', async (t) => {
  t.equal(sessionLengthMs(1_000_000, 400_000), 600_000);
  t.equal(sessionLengthMs(1_000_000, 2_000_000), 2_700_000);
  t.equal(sessionLengthMs(10_000_000, 0), 2_700_000);
  t.equal(sessionLengthMs(undefined, 0), 2_700_000);
  t.equal(sessionLengthMs(1_000_000, undefined), 2_700_000);
});
