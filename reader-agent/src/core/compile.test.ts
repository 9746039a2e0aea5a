import fc from 'fast-check';
import t from 'tap';
import { CLOCK_NIGHTS, comparePlans } from '../../bench/random-plans.ts';
import {
  buildRoster,
  card,
  classGroup,
  MONDAY_0900,
  staffGroup,
  uuid,
} from '../../fixtures/roster.ts';

import { compile } from './compile.ts';
import { rowOf } from './id-table.ts';
import { COMPILED_DAYS, dayAt, type Rules } from './rules.ts';
import { inWindows, mergeWindows } from './windows.ts';

const MINUTE = 60_000;

const compiled = (roster: Parameters<typeof compile>[0], at: number): Rules => {
  const result = compile(roster, at);
  if (!result.ok) throw new Error(result.code);
  return result.rules;
};

const isInside = (rules: Rules, group: number, at: number): boolean =>
  inWindows(
    rules.groups.windows,
    rules.groups.windowAt[group] ?? 0,
    rules.groups.windowAt[group + 1] ?? 0,
    at,
  );

for (const place of CLOCK_NIGHTS)
  t.test(`random plans equal a slow, plain model: ${place.name}`, async (t) => {
    const { unlike, compared } = comparePlans(place, { plans: 120, seed: 26 });
    t.equal(unlike, undefined);
    t.ok(compared > 5_000, `${compared} instants`);
  });

t.test("the machine's own zone changes nothing", async (t) => {
  const before = process.env['TZ'];
  t.teardown(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
  const texts = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
    process.env['TZ'] = zone;
    return [...compiled(buildRoster(), MONDAY_0900).groups.windows].join(' ');
  });
  t.equal(new Set(texts).size, 1);
});

t.test(
  'lessons open from the first bell less the margin to the last bell and its margin',
  async (t) => {
    const rules = compiled(buildRoster(), MONDAY_0900);
    t.equal(rules.dayStarts.length, COMPILED_DAYS + 1);
    t.equal(rules.groups.windows[0], Date.UTC(2026, 10, 23, 6, 30));
    t.equal(rules.groups.windows[1], Date.UTC(2026, 10, 23, 13, 5));
  },
);

t.test('days of 23 and 25 hours are found as days', async (t) => {
  for (const at of [Date.UTC(2026, 9, 20), Date.UTC(2027, 2, 24)]) {
    const { dayStarts } = compiled(buildRoster(), at);
    for (let day = 0; day < COMPILED_DAYS; day += 1) {
      t.equal(dayAt(dayStarts, dayStarts[day] ?? 0), day);
      t.equal(dayAt(dayStarts, (dayStarts[day + 1] ?? 0) - 1), day);
    }
    t.equal(dayAt(dayStarts, (dayStarts[0] ?? 0) - 1), -1);
    t.equal(dayAt(dayStarts, dayStarts[COMPILED_DAYS] ?? 0), -1);
  }
});

t.test('windows are merged as intervals are', async (t) => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
      const merged = mergeWindows(pairs.flat());
      const flat = Float64Array.from(merged);
      return Array.from({ length: 62 }, (_, at) => at).every(
        (at) =>
          inWindows(flat, 0, flat.length / 2, at) ===
          pairs.some(([from, to]) => from <= at && at < to),
      );
    }),
  );
  t.pass('equal');
});

t.test('what makes a roster unusable is named', async (t) => {
  const code = (changes: Parameters<typeof buildRoster>[0]) => {
    const result = compile(buildRoster(changes), MONDAY_0900);
    return result.ok ? 'ok' : result.code;
  };
  const extra = (date: string) => [{ date, from: '08:00', to: '09:00' }];
  t.equal(code({ zone: 'Europe/Warszawa' }), 'roster.bad_zone');
  t.equal(code({ groups: [classGroup({ extra: extra('2027-02-29') })] }), 'roster.bad_date');
  t.equal(code({ cards: [card(1, { extra: extra('2027-13-01') })] }), 'roster.bad_date');
  t.equal(code({ groups: [classGroup({ bell: 1 }), staffGroup()] }), 'roster.bad_bell');
  const lessons = [{ weekday: 1, firstPeriod: 5, lastPeriod: 1 }];
  t.equal(code({ groups: [classGroup({ lessons }), staffGroup()] }), 'roster.bad_bell');
  t.equal(code({ cards: [card(1, { group: 2 })] }), 'roster.bad_group');
  t.equal(code({ cards: [card(1), card(1)] }), 'roster.duplicate_card');
  t.equal(code({}), 'ok');
});

t.test('20,000 cards and 2,000 groups compile in a few megabytes', async (t) => {
  const roster = buildRoster({
    groups: Array.from({ length: 2000 }, () => classGroup()),
    cards: Array.from({ length: 20_000 }, (_, number) => card(number, { group: number % 2000 })),
    settledBlocks: [uuid('BlockId', 1)],
  });
  const rules = compiled(roster, MONDAY_0900);
  for (const number of [0, 1, 777, 19_999])
    t.equal(rowOf(rules.cards.byHash, card(number).hash), number);
  t.equal(rowOf(rules.cards.byHash, card(20_000).hash), -1);
  const columns = [
    rules.cards.byHash.bytes,
    rules.cards.byHash.slots,
    rules.cards.byCardId.bytes,
    rules.cards.byCardId.slots,
    rules.cards.holderIds,
    rules.groups.windows,
  ];
  const bytes = columns.reduce((sum, column) => sum + column.byteLength, 0);
  t.ok(bytes < 4 * 1024 * 1024, `${bytes} bytes`);
});

t.test('a window that ends where the repeated hour begins ends at its first passing', async (t) => {
  const sunday = { groupId: 'g', kind: 'staff' as const, bell: 0, lessons: [], extra: [] };
  const insideAt = (zone: string, to: string, fromUtc: number) => {
    const roster = buildRoster({
      zone,
      groups: [
        {
          ...sunday,
          hours: [{ weekday: 7, from: '00:00', to }],
          followsCalendar: false,
          doors: [],
        },
      ],
      cards: [],
    });
    const rules = compiled(roster, fromUtc - 6 * 60 * MINUTE);
    return (at: number) => isInside(rules, 0, at);
  };
  // 25 October 2026, Warsaw: 02:00 comes at 00:00 and again at 01:00 UTC.
  const warsaw = insideAt('Europe/Warsaw', '02:00', Date.UTC(2026, 9, 25));
  t.equal(warsaw(Date.UTC(2026, 9, 24, 23, 59)), true);
  t.equal(warsaw(Date.UTC(2026, 9, 25, 0, 30)), false);
  const within = insideAt('Europe/Warsaw', '02:30', Date.UTC(2026, 9, 25));
  t.equal(within(Date.UTC(2026, 9, 25, 0, 45)), true, 'never shortened');
  t.equal(within(Date.UTC(2026, 9, 25, 1, 29)), true);
  t.equal(within(Date.UTC(2026, 9, 25, 1, 30)), false);
});
