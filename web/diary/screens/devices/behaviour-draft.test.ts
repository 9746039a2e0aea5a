import t from 'tap';
import type { DoorBehaviour } from '../../data/door-queries.ts';
import { behaviourForm, needsReason, readBehaviour } from './behaviour-draft.ts';

const door: DoorBehaviour = {
  doorId: 'door',
  opensBy: 'card',
  isOuter: true,
  outerReason: null,
  freeHours: [],
  freeAfterStaff: false,
  interlock: null,
  hasDuress: false,
  alarmRepeatMinutes: 10,
  version: 1,
};
const form = behaviourForm(door);

t.test('a door that is opened and saved again is the same', async (t) => {
  const odd = [
    { weekday: 3, from: '07:30', to: '08:00' },
    { weekday: 3, from: '14:00', to: '15:00' },
  ];
  for (const freeHours of [[], odd]) {
    const one = { ...door, isOuter: false, freeHours };
    const { doorId: _id, outerReason: _why, version: _version, ...draft } = one;
    t.same(readBehaviour(behaviourForm(one), one), { ok: true, draft });
  }
});

t.test('an outer door without a card wants a reason, said once', async (t) => {
  const pin = { ...form, opensBy: 'pin' } as const;
  t.equal(needsReason(pin), true);
  t.equal(needsReason({ ...pin, isOuter: false }), false);
  t.equal(needsReason({ ...form, opensBy: 'card_pin' }), false);
  t.same(readBehaviour(pin, door), { ok: false, wrong: ['reason'] });
  const reason = 'Dostawy do kuchni rano';
  t.match(readBehaviour({ ...pin, reason }, door), { ok: true, reason });
  const known = readBehaviour({ ...pin, reason }, { ...door, outerReason: reason });
  t.equal(known.ok && known.reason, undefined);
});

t.test('what does not fit is named', async (t) => {
  const wrong = (over: object) => {
    const read = readBehaviour({ ...form, isOuter: false, ...over }, door);
    return read.ok ? [] : read.wrong;
  };
  t.same(wrong({ days: 'weekdays', from: '8:00' }), ['hours']);
  t.same(wrong({ days: 'weekdays', from: '08:00', to: '08:00' }), ['hours']);
  t.same(wrong({ days: 'spans', spans: [] }), ['hours']);
  const twice = [1, 1].map((weekday) => ({ weekday, from: '07:30', to: '08:00' }));
  t.same(wrong({ days: 'spans', spans: twice }), ['hours'], 'one on top of the other');
  for (const interlock of ['0', '33', 'a']) t.same(wrong({ interlock }), ['interlock']);
  for (const repeat of ['', '0', '241', '1,5']) t.same(wrong({ repeat }), ['repeat']);
});
