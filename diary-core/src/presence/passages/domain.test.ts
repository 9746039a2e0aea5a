import type { DoorEvent } from '@furtka/core-contract/event';
import type { DoorId, EventId, PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import {
  counts,
  gapsOf,
  isLate,
  isShown,
  LATE_AFTER_MS,
  mergePassage,
  openedAsShown,
  outcomeOf,
  type PassageRow,
  passageOf,
  strongerOutcome,
} from './domain.ts';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const TAP = id(1) as EventId;

const event = (over: Partial<DoorEvent>): DoorEvent => ({
  v: 1,
  id: TAP,
  source: 'agent',
  sourceId: id(2) as DoorEvent['sourceId'],
  epoch: id(3) as DoorEvent['epoch'],
  seq: 1,
  kind: 'tap',
  doorId: id(4) as DoorId,
  direction: 'in',
  reason: 'granted.window',
  holderId: id(5) as PersonId,
  occurredAtUtc: 1_000_000,
  clock: 'sure',
  rosterVersion: 1,
  ...over,
});

const { reason: _reason, ...noReason } = event({});
const outcome = (kind: 'passage' | 'tap.unused', opened: 'yes' | 'no' | 'unknown') =>
  ({ ...noReason, id: id(6) as EventId, kind, tapId: TAP, opened, seq: 2 }) satisfies DoorEvent;

t.test('a tap alone is pending, and no guardian sees it', async (t) => {
  const row = passageOf(event({}), 1_000_100);
  t.match(row, { id: TAP, opened: 'pending', direction: 'in', late: false });
  t.notOk(isShown('pending', 'opened'));
  t.ok(isShown('pending', 'granted'), 'school option C-40');
});

t.test('a refused tap is no passage', async (t) => {
  t.equal(passageOf(event({ reason: 'denied.blocked' }), 0), undefined);
  t.equal(outcomeOf(event({})), undefined);
});

t.test('tap and outcome give one passage, in either order', async (t) => {
  const tap = passageOf(event({}), 2_000);
  const after = passageOf(outcome('passage', 'yes'), 3_000);
  t.ok(tap && after);
  if (!tap || !after) return;
  const forwards = mergePassage(tap, after, false);
  t.match(forwards, { id: TAP, opened: 'yes', reachedAtUtc: 3_000, occurredAtUtc: 1_000_000 });
  const backwards = mergePassage(after, { ...tap, reachedAtUtc: 4_000 }, true);
  t.match(backwards, { id: TAP, opened: 'yes', reachedAtUtc: 3_000, occurredAtUtc: 1_000_000 });
});

t.test('an outcome without holder takes the holder of its tap', async (t) => {
  const tap = passageOf(event({}), 0) as PassageRow;
  const { holderId: _holder, ...bare } = outcome('tap.unused', 'no');
  const row = mergePassage(passageOf(bare, 0) as PassageRow, tap, true);
  t.equal(row.holderId, id(5));
  t.equal(row.opened, 'no');
});

t.test('two outcomes: the stronger counts, whichever came first', async (t) => {
  t.equal(strongerOutcome('unknown', 'yes'), 'yes');
  t.equal(strongerOutcome('yes', 'no'), 'yes');
  t.equal(strongerOutcome('pending', 'no'), 'no');
  t.equal(strongerOutcome('no', 'unknown'), 'no');
});

t.test('late is more than five minutes', async (t) => {
  t.notOk(isLate(0, LATE_AFTER_MS));
  t.ok(isLate(0, LATE_AFTER_MS + 1));
});

t.test('gaps', async (t) => {
  const chain = (...text: string[]) =>
    text.map((entry) => {
      const [direction, opened] = entry.split(':');
      return { direction, opened: opened ?? 'yes' } as Pick<PassageRow, 'direction' | 'opened'>;
    });
  t.same(gapsOf(undefined, chain('in', 'out', 'in'), 'opened'), ['none', 'none', 'none']);
  t.same(gapsOf(undefined, chain('in', 'in'), 'opened'), ['none', 'exitMissing']);
  t.same(gapsOf('out', chain('out', 'in'), 'opened'), ['entryMissing', 'none']);
  t.same(
    gapsOf('in', chain('unknown', 'in'), 'opened'),
    ['none', 'none'],
    'unknown ends the chain',
  );
  t.same(
    gapsOf('in', chain('out:no', 'in'), 'opened'),
    ['none', 'exitMissing'],
    'who did not go through did not leave',
  );
  t.same(gapsOf('in', chain('out:no', 'in'), 'granted'), ['none', 'none'], 'C-40');
  t.ok(counts('unknown', 'opened'), 'card accepted');
  t.equal(openedAsShown('pending', 'granted'), 'unknown');
  t.equal(openedAsShown('no', 'opened'), 'no');
});
