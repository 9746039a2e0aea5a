import t from 'tap';
import type { MovementRow } from './movement.ts';
import { whereaboutsOf } from './whereabouts.ts';

const DAY = 1_000_000;
let position = 0;

const record = (fields: Partial<MovementRow>): MovementRow => {
  position += 1;
  return {
    position,
    eventId: `event-${position}`,
    tapId: null,
    subject: 'somebody',
    isCard: 0,
    atUtc: DAY + position,
    direction: 'in',
    source: 'card',
    doorId: null,
    cause: null,
    withdrawnBy: null,
    ...fields,
  };
};

/** Judges directions in the order of time; `yesterday` of them happened before the day began. */
const judge = (directions: readonly MovementRow['direction'][], yesterday = 0) => {
  const records = directions.map((direction, index) =>
    record({ direction, ...(index < yesterday ? { atUtc: DAY - 100 + index } : {}) }),
  );
  return whereaboutsOf(records.reverse(), DAY);
};

t.test('who is inside is told by the last record', async (t) => {
  t.equal(whereaboutsOf([], DAY), undefined);
  t.match(judge(['in']), { isInside: true, doubt: undefined });
  t.match(judge(['in', 'out']), { isInside: false, doubt: undefined });
  t.match(judge(['in', 'out', 'in']), { isInside: true, doubt: undefined });
});

t.test('what does not fit is kept and flagged', async (t) => {
  t.match(judge(['in', 'in']), { isInside: true, doubt: 'exitMissing' });
  t.match(judge(['out', 'out', 'in']), { isInside: true, doubt: 'entryMissing' });
  t.match(judge(['in'], 1), { isInside: true, doubt: 'earlierDay' });
  t.match(judge(['in', 'in'], 1), { isInside: true, doubt: undefined }, 'tapped in today');
  t.match(judge(['in', 'unknown']), { isInside: true, doubt: 'directionUnknown' });
  t.match(judge(['unknown'], 1), { isInside: false }, 'nobody stays for ever by such a door');
});

t.test('a tap and what became of it are one record', async (t) => {
  const tap = record({ source: 'tap', eventId: 'tap-1' });
  const passage = record({ source: 'card', tapId: 'tap-1' });
  t.match(whereaboutsOf([passage, tap], DAY), { isInside: true, by: 'card', doubt: undefined });
  const noted = record({ source: 'kiosk', direction: 'out' });
  t.match(whereaboutsOf([noted, passage, tap], DAY), { isInside: false, by: 'kiosk' });
});
