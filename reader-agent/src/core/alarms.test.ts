import fc from 'fast-check';
import t from 'tap';
import {
  type AlarmCause,
  type AlarmRecord,
  type Alarms,
  alarmsNow,
  answered,
  isUnanswered,
  keptAlarms,
  NO_ALARMS,
  overNow,
  RECALL_MS,
  recalledAlarms,
} from './alarms.ts';

const REPEAT = 600_000;
const MAINS: AlarmCause = { code: 'mains' };
const FORCED: AlarmCause = { code: 'door.forced' };
const tell = ({ kind, code, count }: AlarmRecord): string =>
  `${kind} ${code}${count === undefined ? '' : ` ${count}`}`;

/** Looks every so often at what is wrong then. */
const watch = (start: Alarms = NO_ALARMS) => {
  const said: string[] = [];
  let alarms = start;
  return {
    said,
    alarms: () => alarms,
    look: (causes: readonly AlarmCause[], nowMs: number) => {
      const step = alarmsNow(alarms, causes, { nowMs, repeatMs: REPEAT });
      alarms = step.alarms;
      said.push(...step.records.map(tell));
    },
    answer: () => {
      alarms = answered(alarms);
    },
  };
};

t.test('an alarm is raised once, told again while nobody answers, and cleared once', async (t) => {
  const door = watch();
  for (const nowMs of [0, 1000, REPEAT, REPEAT + 1000, 2 * REPEAT]) door.look([MAINS], nowMs);
  door.look([], 2 * REPEAT + 1);
  door.look([], 2 * REPEAT + 2);
  t.same(door.said, [
    'alarm.raised mains',
    'alarm.repeated mains 1',
    'alarm.repeated mains 2',
    'alarm.cleared mains',
  ]);
});

t.test('whoever has seen it hears no more of it, until it comes anew', async (t) => {
  const door = watch();
  door.look([MAINS], 0);
  t.equal(isUnanswered(door.alarms()), true);
  door.answer();
  t.equal(isUnanswered(door.alarms()), false);
  door.look([MAINS], 5 * REPEAT);
  t.same(door.said, ['alarm.raised mains'], 'and it still lasts');
  door.look([MAINS, { code: 'battery' }], 5 * REPEAT + 1);
  t.equal(isUnanswered(door.alarms()), true, 'another one is another one');
  door.look([], 5 * REPEAT + 2);
  door.look([MAINS], 5 * REPEAT + 3);
  t.equal(door.said.at(-1), 'alarm.raised mains');
});

t.test('a forced door has records of its own and is only repeated here', async (t) => {
  const door = watch();
  door.look([FORCED], 0);
  door.look([FORCED], REPEAT);
  door.look([], REPEAT + 1);
  t.same(door.said, ['alarm.repeated door.forced 1']);
});

t.test('two readers are two alarms', async (t) => {
  const door = watch();
  const power = (readerId: string): AlarmCause => ({ code: 'reader.power', readerId });
  door.look([power('in'), power('out'), power('in')], 0);
  door.look([power('out')], 1);
  t.same(door.said, [
    'alarm.raised reader.power',
    'alarm.raised reader.power',
    'alarm.cleared reader.power',
  ]);
});

t.test('random walks: raised and cleared come in pairs, repeats only in between', async (t) => {
  const CODES = ['mains', 'battery', 'housing', 'guessing'] as const;
  const move = fc.record({
    causes: fc.subarray(CODES.map((code) => ({ code }))),
    passMs: fc.integer({ min: 0, max: 2 * REPEAT }),
    isAnswered: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const door = watch();
      let nowMs = 0;
      for (const { causes, passMs, isAnswered } of moves) {
        nowMs += passMs;
        door.look(causes, nowMs);
        if (isAnswered) door.answer();
      }
      door.look([], nowMs + 1);
      return CODES.every((code) => {
        let isUp = false;
        const mine = door.said.filter((text) => text.split(' ')[1] === code);
        return (
          mine.every((text) => {
            if (text.startsWith('alarm.repeated')) return isUp;
            const isRaise = text.startsWith('alarm.raised');
            const fits = isRaise !== isUp;
            isUp = isRaise;
            return fits;
          }) && !isUp
        );
      });
    }),
  );
  t.pass('held');
});

t.test('what somebody has seen stays seen over a restart; what is over is told once', async (t) => {
  const before = watch();
  const tamper: AlarmCause = { code: 'reader.tamper', readerId: 'in' };
  before.look([MAINS, tamper, { code: 'battery' }], 0);
  before.answer();
  const kept = keptAlarms(before.alarms());
  const next = () => watch(recalledAlarms(kept, { nowMs: 0, repeatMs: REPEAT }));
  const lasts = next();
  lasts.look([], 1);
  t.same(lasts.said, [], 'the inputs have not spoken yet');
  lasts.look([MAINS], 2000);
  lasts.look([MAINS], RECALL_MS);
  t.same(lasts.said, ['alarm.cleared reader.tamper', 'alarm.cleared battery']);
  lasts.look([MAINS], 10 * REPEAT);
  t.equal(lasts.said.length, 2, 'answered: not told again');
  lasts.look([], 10 * REPEAT + 1);
  t.equal(lasts.said.at(-1), 'alarm.cleared mains');
  const over = watch(overNow(recalledAlarms(kept, { nowMs: 0, repeatMs: REPEAT }), MAINS));
  over.look([], 1);
  t.same(over.said, ['alarm.cleared mains'], 'an input that rests is believed at once');
});

t.test('what nobody has seen goes on being told after a restart', async (t) => {
  const before = watch();
  before.look([MAINS], 0);
  before.look([MAINS], REPEAT);
  const kept = keptAlarms(before.alarms());
  const door = watch(recalledAlarms(kept, { nowMs: 5, repeatMs: REPEAT }));
  door.look([MAINS], 10);
  door.look([MAINS], REPEAT + 5);
  t.same(door.said, ['alarm.repeated mains 2']);
});
