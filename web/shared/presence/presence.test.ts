import t from 'tap';
import type { Passage } from '../api/wire.ts';
import { createZoneTime } from '../time/zone-time.ts';
import { dayScale, layOutDay, USUAL_SCALE } from './day-bar.ts';
import { insertPassage } from './insert-passage.ts';
import { latestKind, latestOf, summarise } from './latest.ts';
import { presenceDays } from './presence-days.ts';

const zone = createZoneTime('Europe/Warsaw');
const TODAY = '2026-11-23';

let serial = 0;
/** A passage at a wall time of the Polish winter, which is one hour ahead of UTC. */
const passage = (
  date: string,
  time: string,
  direction: Passage['direction'],
  over: Partial<Passage> = {},
): Passage => {
  serial += 1;
  return {
    eventId: `event-${serial}`,
    doorName: 'Wejście główne',
    direction,
    occurredAtUtc: Date.parse(`${date}T${time}:00+01:00`),
    opened: 'yes',
    late: false,
    ...over,
  };
};

const dayOf = (...passages: Passage[]) => {
  const [day] = presenceDays(passages, zone, TODAY);
  if (!day) throw new Error('the day is missing');
  return day;
};

t.test('a whole day is one stay', async (t) => {
  const day = dayOf(passage('2026-11-20', '13:31', 'out'), passage('2026-11-20', '07:48', 'in'));
  t.equal(day.date, '2026-11-20');
  t.equal(day.stays.length, 1);
  t.equal(day.gaps, 0);
  t.same(layOutDay(day, zone, USUAL_SCALE, 0), {
    solids: [{ from: 468, to: 811, accepted: false }],
    holes: [],
  });
});

t.test('an entry of today without an exit goes on and is no gap', async (t) => {
  const day = dayOf(passage(TODAY, '07:52', 'in'));
  t.ok(day.inside);
  t.equal(day.gaps, 0);
  t.same(layOutDay(day, zone, USUAL_SCALE, 598), {
    solids: [{ from: 472, to: 598, accepted: false }],
    holes: [],
    now: 598,
  });
});

t.test('a missing exit of a past day is a hole with a question mark', async (t) => {
  const day = dayOf(passage('2026-11-18', '07:55', 'in'));
  t.notOk(day.inside);
  t.equal(day.gaps, 1);
  const bar = layOutDay(day, zone, USUAL_SCALE, 0);
  t.same(bar.solids, [{ from: 475, to: 515, accepted: false }]);
  t.same(bar.holes, [{ from: 523, to: 924, question: 942 }]);
});

t.test('a missing entry is a hole before the exit', async (t) => {
  const day = dayOf(passage('2026-11-16', '13:35', 'out'));
  t.equal(day.gaps, 1);
  const bar = layOutDay(day, zone, USUAL_SCALE, 0);
  t.same(bar.solids, [{ from: 775, to: 815, accepted: false }]);
  t.same(bar.holes, [{ from: 456, to: 767, question: 438 }]);
});

t.test('two entries in a row keep both and leave a gap between', async (t) => {
  const day = dayOf(
    passage('2026-11-17', '08:00', 'in'),
    passage('2026-11-17', '11:00', 'in'),
    passage('2026-11-17', '14:00', 'out'),
  );
  t.equal(day.stays.length, 2);
  t.equal(day.gaps, 1);
  const bar = layOutDay(day, zone, USUAL_SCALE, 0);
  t.equal(bar.holes.length, 1);
  t.ok((bar.holes[0]?.to ?? 0) < 660);
});

t.test('a tap that opened nothing begins and ends no stay', async (t) => {
  const day = dayOf(passage(TODAY, '07:50', 'in', { opened: 'no' }));
  t.equal(day.stays.length, 0);
  t.equal(day.unused.length, 1);
  t.notOk(day.inside);
  t.equal(latestOf(day)?.kind, 'unseen');
});

t.test('a door that does not tell in from out draws nothing', async (t) => {
  const day = dayOf(passage(TODAY, '07:50', 'unknown'));
  t.equal(day.stays.length, 0);
  t.equal(day.undirected.length, 1);
  t.equal(latestOf(day)?.kind, 'passed');
});

t.test('what was accepted is kept apart from what was seen', async (t) => {
  t.equal(latestKind(passage(TODAY, '08:00', 'in', { opened: 'unknown' })), 'acceptedIn');
  t.equal(latestKind(passage(TODAY, '08:00', 'out', { opened: 'unknown' })), 'acceptedOut');
  t.equal(latestKind(passage(TODAY, '08:00', 'in')), 'entered');
  t.equal(latestKind(passage(TODAY, '08:00', 'out')), 'left');
  const day = dayOf(passage(TODAY, '08:00', 'in', { opened: 'unknown' }));
  t.ok(layOutDay(day, zone, USUAL_SCALE, 500).solids[0]?.accepted);
});

t.test('days are split at midnight of the school, newest first', async (t) => {
  const days = presenceDays(
    [passage('2026-11-19', '23:40', 'in'), passage('2026-11-20', '00:10', 'out')],
    zone,
    TODAY,
  );
  t.same(
    days.map(({ date, gaps }) => [date, gaps]),
    [
      ['2026-11-20', 1],
      ['2026-11-19', 1],
    ],
  );
});

t.test('the scale grows by whole hours', async (t) => {
  const day = dayOf(passage('2026-11-20', '06:20', 'in'), passage('2026-11-20', '17:05', 'out'));
  t.same(dayScale([day], zone), { from: 360, to: 1080 });
  t.same(dayScale([], zone), USUAL_SCALE);
});

t.test('the month has its three figures', async (t) => {
  const days = presenceDays(
    [
      passage('2026-11-18', '07:55', 'in'),
      passage('2026-11-19', '07:40', 'in'),
      passage('2026-11-19', '13:00', 'out'),
      passage('2026-11-20', '07:51', 'in'),
      passage('2026-11-20', '13:00', 'out'),
    ],
    zone,
    TODAY,
  );
  t.same(summarise(days, zone), { daysInSchool: 3, usualEntry: 471, gaps: 1 });
  t.same(summarise([], zone), { daysInSchool: 0, gaps: 0 });
});

t.test('spans never overlap, whatever was tapped', async (t) => {
  const directions = ['in', 'out'] as const;
  for (let bits = 0; bits < 256; bits += 1) {
    const passages = [0, 1, 2, 3, 4, 5, 6, 7].map((index) =>
      passage(
        '2026-11-20',
        `${String(7 + index).padStart(2, '0')}:05`,
        directions[(bits >> index) & 1] ?? 'in',
      ),
    );
    const day = dayOf(...passages);
    const { solids, holes } = layOutDay(day, zone, USUAL_SCALE, 0);
    const spans = [...solids, ...holes].sort((a, b) => a.from - b.from);
    const overlap = spans.find((span, index) => span.from < (spans[index - 1]?.to ?? 0));
    if (overlap) t.fail(`overlap in pattern ${bits}`);
  }
});

t.test('the same event again replaces, it does not double', async (t) => {
  const first = passage(TODAY, '07:52', 'in', { opened: 'no' });
  const older = passage(TODAY, '07:00', 'out');
  const list = insertPassage([older], first);
  t.same(
    list.map(({ eventId }) => eventId),
    [first.eventId, older.eventId],
  );
  const better = { ...first, opened: 'yes' as const };
  t.same(insertPassage(list, better), [better, older]);
  t.equal(insertPassage(list, first), list);
});
