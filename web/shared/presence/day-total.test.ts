import t from 'tap';
import type { Passage } from '../api/wire.ts';
import { createZoneTime } from '../time/zone-time.ts';
import { hoursAndMinutes, totalMinutes } from './day-total.ts';
import { presenceDays } from './presence-days.ts';

const zone = createZoneTime('Europe/Warsaw');
const passage = (
  at: string,
  direction: Passage['direction'],
  opened: Passage['opened'] = 'yes',
): Passage => ({
  eventId: at + direction,
  doorName: 'Wejście',
  direction,
  occurredAtUtc: Date.parse(at),
  opened,
  late: false,
});
const total = (today: string, ...passages: Passage[]) => {
  const [day] = presenceDays(passages, zone, today);
  return day && totalMinutes(day);
};
const at = (time: string) => `2026-11-20T${time}:00+01:00`;
const whole = [passage(at('07:48'), 'in'), passage(at('13:31'), 'out')];

t.test('a whole day has a sum, several stays are added', async (t) => {
  t.equal(total('2026-11-23', ...whole), 343);
  const again = [passage(at('14:00'), 'in'), passage(at('15:30'), 'out')];
  t.equal(total('2026-11-23', ...whole, ...again), 433);
  t.same(hoursAndMinutes(433), { hours: 7, minutes: 13 });
  const unused = passage(at('07:40'), 'in', 'no');
  t.equal(total('2026-11-23', unused, ...whole), 343, 'a tap that opened nothing changes nothing');
});

t.test('where something is not known there is no sum', async (t) => {
  t.equal(total('2026-11-23', passage(at('07:48'), 'in')), undefined, 'no exit');
  t.equal(total('2026-11-23', passage(at('13:31'), 'out')), undefined, 'no entry');
  t.equal(total('2026-11-20', passage(at('07:48'), 'in')), undefined, 'still inside');
  const unknown = passage(at('10:00'), 'unknown');
  t.equal(total('2026-11-23', ...whole, unknown), undefined, 'a door that does not tell which way');
});

t.test('the night of the clock change counts by real time', async (t) => {
  const night = [
    passage('2026-10-25T01:30:00+02:00', 'in'),
    passage('2026-10-25T03:30:00+01:00', 'out'),
  ];
  t.equal(total('2026-11-23', ...night), 180);
});
