import t from 'tap';
import type { DemoCard, DemoScene, DemoStandingPart, DemoState } from '../api-types.ts';
import type { ShownTap } from '../shown-tap.ts';
import { NEW_TOUR, nextTour, stepNow, type Tour, type TourView } from './tour.ts';

const versions = { roster: 1, deny: 0, mode: 0 };
const agent: DemoStandingPart = {
  ...{ at: 'agent', agent: 'main', isHubUp: true, waiting: 0, lost: 0 },
  ...{ versions, doors: [] },
};
const hub = (waiting: number): DemoStandingPart => ({
  ...{ at: 'hub', head: 9, waiting, agents: 1, agentsOnline: 1 },
  versions,
});
const bridge = (isConnected: boolean): DemoStandingPart => ({
  ...{ at: 'bridge', isConnected, sinceUtc: 1 },
});
const CALM: DemoScene = { link: 'open', poweredOff: [], isFire: false };
const card: DemoCard = {
  ...{ place: 1, cardId: 'c', holderName: 'A', className: '' },
  ...{ story: 'pupilInLessons', expected: 'granted' },
};
const tap = (change: Partial<ShownTap>): ShownTap => ({
  ...{ requestId: 'r', card, direction: 'in', times: {}, atUtc: 1 },
  ...change,
});

const view = (
  scene: Partial<DemoScene>,
  parts: readonly DemoStandingPart[],
  more: { readonly tap?: ShownTap; readonly isOpen?: boolean } = {},
): TourView => {
  const door = { key: 'main', doorId: 'd', name: 'Wejście' };
  const state: DemoState = {
    ...{ schoolName: 'SP', guardianName: 'G', cards: [card], agents: [] },
    clock: { schoolNowUtc: 1, zone: 'Europe/Warsaw' },
    doors: [{ ...door, lamp: 'idle', isEnergised: false, isOpen: more.isOpen === true }],
    scene: { ...CALM, ...scene },
    standing: { nowUtc: 1, parts },
    kiosk: { port: 1, dutyName: 'D', dutyPin: '000000' },
  };
  return { state, tap: more.tap, doorKey: 'main' };
};
const walk = (views: readonly TourView[], from: Tour = NEW_TOUR): Tour =>
  views.reduce(nextTour, from);
const calm = [agent, hub(0), bridge(true)];
const granted = tap({ decision: 'granted', reason: 'granted.window' });

t.test('a morning of all six steps ticks them off in order', async (t) => {
  let tour = walk([view({}, calm)]);
  t.equal(stepNow(tour), 'tap');
  tour = walk([view({}, calm, { tap: tap({}) }), view({}, calm, { tap: granted })], tour);
  t.equal(stepNow(tour), 'cut');
  tour = walk([view({ link: 'silent' }, [agent, hub(0), bridge(true)], { tap: granted })], tour);
  t.equal(stepNow(tour), 'cut', 'nothing waits yet');
  tour = walk([view({ link: 'silent' }, [agent, hub(2), bridge(false)], { tap: granted })], tour);
  t.equal(stepNow(tour), 'restore');
  tour = walk([view({}, [agent, hub(2), bridge(true)], { tap: granted })], tour);
  t.equal(stepNow(tour), 'restore', 'the queue is not empty yet');
  tour = walk([view({}, calm)], tour);
  t.equal(stepNow(tour), 'power');
  const dark = view({ poweredOff: ['main'] }, [hub(0), bridge(true)]);
  const early = view({}, [hub(0), bridge(true)]);
  tour = walk([dark, early], tour);
  t.equal(stepNow(tour), 'power', 'it has power but does not speak yet');
  tour = walk([view({}, calm)], tour);
  t.equal(stepNow(tour), 'fire');
  tour = walk([view({ isFire: true }, calm, { isOpen: true })], tour);
  t.equal(stepNow(tour), 'lockdown');
  const refused = tap({ decision: 'denied', reason: 'denied.lockdown' });
  tour = walk([view({}, calm, { tap: refused })], tour);
  t.equal(stepNow(tour), undefined);
  t.equal(walk([view({}, calm)], tour), tour, 'nothing new: the same object');
});

t.test('a tap that reached the core was no tap without a line', async (t) => {
  const known = tap({ decision: 'granted', reason: 'granted.window', times: { core: 20 } });
  const tour = walk([view({ link: 'closed' }, [agent, hub(1), bridge(false)], { tap: known })]);
  t.same(tour.done, ['tap']);
});

t.test('a line that was never cut is not restored; other refusals are no lockdown', async (t) => {
  const blocked = tap({ decision: 'denied', reason: 'denied.blocked' });
  t.same(walk([view({}, calm, { tap: blocked })]).done, []);
});
