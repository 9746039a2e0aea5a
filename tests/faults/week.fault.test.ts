import t from 'tap';
import { liveWeek } from '../week/week.ts';

t.setTimeout(180_000);

t.test('a week without internet, in the small: `npm run week` lives the whole one', async (t) => {
  const size = { classesPerGrade: 1, pupilsPerClass: 8, passagesPerDay: 60, paceMs: 25 };
  const report = await liveWeek(size, (line) => t.comment(line));

  await t.test(
    'everything arrives once, in order, with its own time [HUB-09, HUB-07, HUB-05]',
    async (t) => {
      t.same(report.findings, []);
      const [old, ...week] = report.days;
      t.equal(old?.waiting, 0, 'with the core nothing waits');
      t.equal(week.length, 5);
      t.ok(week.every(({ waiting }, index) => waiting > (week[index - 1]?.waiting ?? 0)));
      t.ok(report.passages >= week.reduce((sum, { taps }) => sum + taps, 0), 'all walked through');
    },
  );

  await t.test('the guardian sees what is late and what is not [DOOR-14]', async (t) => {
    t.ok(report.late > 0, `${report.late} lines are marked late`);
    t.equal(report.lateMissing, 0);
    t.equal(report.lateWrong, 0);
  });

  await t.test('the block of the middle is in force all the time [CARD-39, DOOR-12]', async (t) => {
    t.same(report.blockedAnswers, ['denied.blocked']);
    t.equal(report.cardState, 'blocked');
    t.equal(report.unconfirmedDoors, 0);
  });

  await t.test(
    'limits are crossed on the way: stale roster, certificates, retention',
    async (t) => {
      const { staleNotes, certificates, erased } = report.books;
      t.equal(staleNotes, 2, 'each door told it once');
      t.equal(certificates, 4, 'the old and the new one of each door');
      t.ok(erased > 0, `${erased} rows of the old day lost their content by rule`);
    },
  );
});
