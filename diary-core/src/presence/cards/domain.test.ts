import { CARD_STATES, type CardState } from '@furtka/core-contract/api';
import fc from 'fast-check';
import t from 'tap';
import { CARD_ACTS, type CardAct, isCardState, isInUse, transition, uidFault } from './domain.ts';

const ALLOWED: Readonly<Record<string, CardState>> = {
  'ordered receive': 'received',
  'received activate': 'active',
  'active block': 'blocked',
  'blocked unblock': 'active',
  'active cancel': 'cancelled',
  'blocked cancel': 'cancelled',
  'ordered deactivate': 'deactivated',
  'received deactivate': 'deactivated',
  'active deactivate': 'deactivated',
  'blocked deactivate': 'deactivated',
  'cancelled deactivate': 'deactivated',
};

t.test('every state and every act', async (t) => {
  for (const state of CARD_STATES) {
    for (const act of CARD_ACTS) {
      const expected = ALLOWED[`${state} ${act}`];
      const found = transition(state, act);
      if (expected !== undefined) t.same(found, { ok: true, state: expected }, `${state} ${act}`);
      else t.equal(found.ok, false, `${state} ${act}`);
    }
  }
});

t.test('a deactivated card says so to every act', async (t) => {
  for (const act of CARD_ACTS)
    t.same(transition('deactivated', act), { ok: false, code: 'cards.deactivated' });
});

t.test('no walk leads out of deactivated, and none into ordered', async (t) => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CARD_STATES),
      fc.array(fc.constantFrom<CardAct>(...CARD_ACTS), { maxLength: 30 }),
      (start, acts) => {
        let state: CardState = start;
        let dead = state === 'deactivated';
        for (const act of acts) {
          const next = transition(state, act);
          if (next.ok) {
            if (dead || next.state === 'ordered') return false;
            state = next.state;
          }
          dead ||= state === 'deactivated';
        }
        return !dead || state === 'deactivated';
      },
    ),
  );
  t.pass('10,000 acts');
});

t.test('numbers that are not of a card', async (t) => {
  t.equal(uidFault('08a1b2c3'), 'cards.uid_random');
  t.equal(uidFault('8804a1b2'), 'cards.uid_truncated');
  t.equal(uidFault('04a1b2c3'), undefined);
  t.equal(uidFault('08a1b2c3d4e5f6'), undefined, 'seven bytes may begin with anything');
});

t.test('states by name', async (t) => {
  t.ok(isCardState('blocked'));
  t.notOk(isCardState('lost'));
  t.same(CARD_STATES.filter(isInUse), ['active', 'blocked']);
});
