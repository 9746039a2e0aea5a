import { CARD_HASH_LENGTH } from '@furtka/core-contract/card-hash-length';
import type {
  BlockId,
  CardId,
  ClassId,
  DoorId,
  PersonId,
  SchoolId,
  SiteId,
} from '@furtka/core-contract/ids';
import { Roster } from '@furtka/core-contract/roster';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { buildRoster, type CardForRoster, nextVersion, type RosterInput } from './build.ts';

const roster = Compile(Roster);
const id = <T extends string>(n: number) =>
  `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as T;
const SITE = id<SiteId>(1);
const OTHER_SITE = id<SiteId>(2);
const CLASS = id<ClassId>(3);
const PUPIL = id<PersonId>(4);
const TEACHER = id<PersonId>(5);

const card = (n: number, over: Partial<CardForRoster> = {}): CardForRoster => ({
  cardId: id<CardId>(100 + n),
  hash: String(n).padStart(CARD_HASH_LENGTH, '0'),
  holderId: PUPIL,
  state: 'active',
  assurance: 'uid',
  isKeyholder: false,
  ...over,
});

const input = (over: Partial<RosterInput> = {}): RosterInput => ({
  schoolId: id<SchoolId>(9),
  siteId: SITE,
  zone: 'Europe/Warsaw',
  cardKeyId: 'card-1',
  nextKey: undefined,
  settings: {
    staleAfterDays: 7,
    expiredAfterDays: 30,
    keyholderAfterDays: 90,
    repeatFoldMs: 5000,
    marginBeforeMinutes: 30,
    marginAfterMinutes: 30,
  },
  staffHours: [{ weekday: 1, from: '06:00', to: '20:00' }],
  doors: [
    {
      doorId: id<DoorId>(20),
      name: 'Wejście główne',
      pulseMs: 3000,
      heldOpenAfterMs: 30_000,
      needs: 'uid',
      oneReaderDirection: 'unknown',
    },
  ],
  lessons: { from: '2026-09-01', to: '2027-06-25' },
  daysOff: [{ from: '2026-11-11', to: '2026-11-11' }],
  workedDays: [{ date: '2026-11-14', asWeekday: 5 }],
  bells: [{ bellScheduleId: 'b', periods: [{ number: 1, from: '08:00', to: '08:45' }] }],
  classes: [{ classId: CLASS, bellScheduleId: 'b', siteId: null }],
  spans: [{ classId: CLASS, weekday: 1, firstPeriod: 1, lastPeriod: 1 }],
  classByStudent: new Map([[PUPIL, { classId: CLASS }]]),
  siteByStaff: new Map([[TEACHER, null]]),
  cards: [card(1), card(2, { holderId: TEACHER, isKeyholder: true })],
  holders: new Map(),
  settledBlocks: [id<BlockId>(50)],
  ...over,
});

const groupOf = (over: Partial<RosterInput>) => {
  const body = buildRoster(input(over));
  return body.groups[body.cards[0]?.group ?? -1]?.groupId;
};

t.test('a roster is what the contract says, and says the same twice', async (t) => {
  const body = buildRoster(input());
  t.ok(roster.Check({ ...body, version: 1, issuedAtUtc: 1 }));
  t.equal(JSON.stringify(buildRoster(input())), JSON.stringify(body));
  t.match(body.groups, [
    { groupId: 'none', lessons: [], hours: [] },
    { groupId: 'staff', followsCalendar: false, hours: [{ weekday: 1 }] },
    { groupId: CLASS, bell: 0, lessons: [{ weekday: 1, firstPeriod: 1, lastPeriod: 1 }] },
  ]);
});

t.test('who has no hours here falls into the group that never opens', async (t) => {
  t.equal(groupOf({}), CLASS);
  t.equal(groupOf({ classByStudent: new Map() }), 'none', 'left the school');
  t.equal(groupOf({ cards: [card(1, { holderId: null })] }), 'none');
  const elsewhere = [{ classId: CLASS, bellScheduleId: 'b', siteId: OTHER_SITE }];
  t.equal(groupOf({ classes: elsewhere }), 'none', 'a class of another site');
  const staff = { cards: [card(1, { holderId: TEACHER })] };
  t.equal(groupOf(staff), 'staff');
  t.equal(groupOf({ ...staff, siteByStaff: new Map([[TEACHER, OTHER_SITE]]) }), 'none');
});

t.test('a weekday with other bells opens by their hours and the same margins', async (t) => {
  const short = [
    { number: 1, from: '08:10', to: '08:40' },
    { number: 2, from: '08:45', to: '09:15' },
  ];
  const bells = [
    {
      bellScheduleId: 'b',
      periods: [
        { number: 1, from: '08:00', to: '08:45' },
        { number: 3, from: '09:50', to: '10:35' },
      ],
      days: [{ weekday: 5, bellScheduleId: 'short' }],
    },
    { bellScheduleId: 'short', periods: short },
  ];
  const span = { classId: CLASS, firstPeriod: 1, lastPeriod: 3 };
  const spans = [
    { ...span, weekday: 5 },
    { ...span, weekday: 4 },
  ];
  const body = buildRoster(input({ bells, spans }));
  t.ok(roster.Check({ ...body, version: 1, issuedAtUtc: 1 }));
  const group = body.groups.find(({ groupId }) => groupId === CLASS);
  t.same(group?.lessons, [{ weekday: 4, firstPeriod: 1, lastPeriod: 3 }]);
  t.same(
    group?.hours,
    [{ weekday: 5, from: '07:40', to: '09:45' }],
    'the third period is not held',
  );
  const none = buildRoster(input({ bells, spans: [{ ...span, weekday: 5, firstPeriod: 3 }] }));
  t.same(none.groups.find(({ groupId }) => groupId === CLASS)?.hours, [], 'no period of that day');
});

t.test('states of cards as doors know them', async (t) => {
  const states = ['ordered', 'received', 'active', 'blocked', 'cancelled', 'deactivated'] as const;
  const { cards } = buildRoster(input({ cards: states.map((state, n) => card(n, { state })) }));
  t.same(
    cards.map((each) => each.state),
    ['active', 'blocked', 'not_issued', 'not_issued', 'cancelled', 'deactivated'],
  );
});

t.test('without a school year pupils have no hours, and the roster is whole', async (t) => {
  const body = buildRoster(input({ lessons: undefined, bells: [], spans: [] }));
  t.ok(roster.Check({ ...body, version: 1, issuedAtUtc: 1 }));
});

t.test('more cards than a roster holds: those in use stay', async (t) => {
  const dead = Array.from({ length: 20_000 }, (_, n) => card(n + 10, { state: 'deactivated' }));
  const { cards } = buildRoster(input({ cards: [...dead, card(1)] }));
  t.equal(cards.length, 20_000);
  t.equal(cards[0]?.cardId, card(1).cardId);
});

t.test('a version never goes down', async (t) => {
  t.equal(nextVersion(undefined, 1000), 1000);
  t.equal(nextVersion(5000, 1000), 5001);
});
