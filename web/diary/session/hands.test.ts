import t from 'tap';
import { createHands, watchHands } from './hands.ts';

t.test(
  'somebody is here for a minute after the last touch, and comes back with the next',
  async (t) => {
    let now = 0;
    let backs = 0;
    const hands = createHands(() => now);
    const quiet = hands.onBack(() => {
      backs += 1;
    });
    t.ok(hands.isHere());
    now = 59_999;
    t.ok(hands.isHere());
    hands.move();
    t.equal(backs, 0);
    now += 60_000;
    t.notOk(hands.isHere());
    const page = new EventTarget();
    watchHands(page, hands);
    page.dispatchEvent(new Event('keydown'));
    t.equal(backs, 1);
    t.ok(hands.isHere());
    quiet();
    now += 60_000;
    hands.move();
    t.equal(backs, 1);
  },
);
