import type { BusMessage, DoorMessage } from '@furtka/scripts/demo/bus/messages';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { pidOf } from '../harness/processes.ts';
import { hearOne } from '../harness/taps.ts';
import { until } from '../harness/until.ts';
import { pageApi } from './page-api.ts';

const demo = await startDemo();
t.teardown(demo.remove);
const page = pageApi(demo);
const bus = demo.bus();
await bus.connected();
const guardian = await signIn(demo.coreUrl, demo.account('guardian'));

interface Passage {
  readonly eventId: string;
  readonly opened: string;
  readonly late: boolean;
  readonly direction: string;
}

/** Passages of the guardian's children, as the guardian's page asks for them. */
const passages = async (): Promise<Passage[]> => {
  const children = await guardian.get<{ items: { studentId: string }[] }>('/api/v1/children');
  const found: Passage[] = [];
  for (const { studentId } of children.body.items) {
    const path = `/api/v1/children/${studentId}/passages`;
    found.push(...(await guardian.get<{ items: Passage[] }>(path)).body.items);
  }
  return found;
};
const passageOf = (eventId: string) =>
  until(`the guardian sees ${eventId}`, async () =>
    (await passages()).find((one) => one.eventId === eventId),
  );
const relayIs = (isEnergised: boolean) =>
  hearOne(
    bus,
    (message: BusMessage): message is DoorMessage =>
      message.type === 'door' &&
      message.door.key === 'main' &&
      message.door.isEnergised === isEnergised,
    5000,
  );
/** Taps of one card at one reader are folded within some seconds: a test begins when they are over. */
const [PUPIL, LATER_PUPIL, TEACHER, , STRANGER] = [1, 2, 3, 4, 5] as const;

t.test(
  'a cut line changes nothing at the door; the passage waits and comes late [HUB-09, PRES-01]',
  async (t) => {
    await page.act({ act: 'link', link: 'silent' });
    await page.part('bridge', 'the bridge knows', ({ isConnected }) => !isConnected);
    const before = await passages();
    const known = await page.part('core', 'the core speaks', () => true);
    const tap = await page.tap(PUPIL);
    t.match(tap, { decision: 'granted', opened: 'yes' });
    const names = tap.hops.map(({ name }) => name);
    t.ok(names.includes('hub'), 'the hub has it');
    t.notOk(names.includes('core'), 'the core has not');
    const relayAtMs =
      tap.hops.find(({ name }) => name === 'relay')?.atMs ?? Number.POSITIVE_INFINITY;
    t.ok(relayAtMs < 50, `the relay moved after ${relayAtMs} ms`);
    const hub = await page.part('hub', 'events wait', ({ waiting }) => waiting >= 2);
    t.ok(hub.head > (known.position ?? 0));
    const core = await page.part('core', 'the core speaks', () => true);
    t.equal(core.position, known.position, 'the core stands where it stood');
    t.same(await passages(), before, 'the guardian sees nothing yet');
    await page.forward({ forwardMinutes: 15 });

    await page.act({ act: 'link', link: 'open' });
    const seen = await passageOf(tap.eventId);
    t.match(seen, { opened: 'yes', direction: 'in', late: true });
    await page.part('hub', 'nothing waits', ({ waiting }) => waiting === 0);
    const caughtUp = await page.part(
      'core',
      'the core has all',
      ({ position }) => position === hub.head,
    );
    t.equal(caughtUp.roster, hub.versions.roster);
    t.equal((await passages()).filter((one) => one.eventId === tap.eventId).length, 1, 'once');
  },
);

t.test('a broken line and a slow one heal as well [HUB-07]', async (t) => {
  await page.act({ act: 'link', link: 'closed' });
  await page.part('bridge', 'the bridge knows', ({ isConnected }) => !isConnected);
  const tap = await page.tap(TEACHER);
  t.equal(tap.decision, 'granted');
  await page.part('hub', 'events wait', ({ waiting }) => waiting > 0);
  await page.act({ act: 'link', link: 'slow' });
  await page.part('hub', 'nothing waits over a slow line', ({ waiting }) => waiting === 0);
  t.equal((await page.state()).scene.link, 'slow');
  await page.act({ act: 'link', link: 'open' });
});

t.test(
  'power pulled in mid-pulse: the relay rests, and nothing that was written is lost [DOOR-11, HUB-12]',
  async (t) => {
    const clicked = relayIs(true);
    const kept = hearOne(
      bus,
      (message): message is Extract<BusMessage, { type: 'hop' }> =>
        message.type === 'hop' && message.name === 'spool',
      5000,
    );
    const tapping = page.tap(PUPIL, 'out', false);
    t.ok(await clicked, 'the relay is energised');
    const { eventId } = (await kept) ?? {};
    const pid = pidOf(demo.dataDir, 'main');
    const rests = relayIs(false);
    await page.act({ act: 'power', door: 'main', on: false });
    t.ok(await rests, 'it rests');
    t.equal(pidOf(demo.dataDir, 'main'), undefined, 'the agent is gone');
    t.same((await page.state()).scene.poweredOff, ['main']);
    const refused = await fetch(`${demo.coreUrl}/demo/api/tap`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-furtka-demo': '1' },
      body: JSON.stringify({
        ...{ requestId: 'r', door: 'main', place: 1, direction: 'in', push: true },
      }),
    });
    t.match(await refused.json(), { details: { sentence: /main has no power/ } });
    await tapping.catch(() => undefined);
    t.equal(pidOf(demo.dataDir, 'main'), undefined, 'nobody starts it');
    await page.act({ act: 'power', door: 'main', on: true });
    t.not(pidOf(demo.dataDir, 'main'), pid);
    await page.part('agent', 'it speaks again', (one) => one.agent === 'main' && one.isHubUp);
    const seen = await passageOf(String(eventId));
    t.match(seen, { direction: 'out', opened: 'unknown' }, 'nobody could see the leaf');
  },
);

t.test('fire frees the way out and opens to nobody outside [DOOR-11]', async (t) => {
  await page.act({ act: 'fire', active: true });
  await until('the lamp asks for attention', async () =>
    (await page.state()).doors.every(({ lamp }) => lamp === 'attention'),
  );
  t.ok(
    (await page.state()).doors.every(({ isEnergised }) => !isEnergised),
    'no lock is released',
  );
  t.match(await page.tap(STRANGER), { decision: 'denied', reason: 'denied.unknown' });
  t.match(await page.tap(STRANGER, 'out'), { decision: 'granted', reason: 'exit.unknown' });
  await until('the door is shut', async () => !(await page.state()).doors[0]?.isOpen);
  await page.act({ act: 'hand', door: 'main', hand: 'push' });
  await page.part('agent', 'opened by the handle, and that is no break-in', ({ doors }) =>
    doors.some(({ key, state }) => key === 'main' && state === 'open'),
  );
  await page.act({ act: 'power', door: 'main', on: false });
  await page.act({ act: 'power', door: 'main', on: true });
  await until('fire still burns for who was without power', async () =>
    (await page.state()).doors.some(({ key, lamp }) => key === 'main' && lamp === 'attention'),
  );
  await page.act({ act: 'fire', active: false });
  await until('the lamps are out', async () =>
    (await page.state()).doors.every(({ lamp }) => lamp === 'idle'),
  );
});

t.test('a lockdown refuses the pupil with its reason; its end lets in [DOOR-10]', async (t) => {
  const ruled = (mode: string) =>
    page.part('agent', `${mode} rules at the main door`, ({ doors }) =>
      doors.some((door) => door.key === 'main' && door.mode === mode),
    );
  await page.act({ act: 'mode', mode: 'lockdown' });
  await ruled('lockdown');
  t.match(await page.tap(PUPIL), { decision: 'denied', reason: 'denied.lockdown', opened: 'no' });
  t.match(await page.tap(PUPIL, 'out'), { decision: 'granted' });
  await page.act({ act: 'mode', mode: 'normal' });
  await ruled('normal');
  t.match(await page.tap(PUPIL), { decision: 'granted', reason: 'granted.window' });
  await page.act({ act: 'mode', mode: 'drill' });
  await ruled('drill');
  t.match(await page.tap(TEACHER), { decision: 'granted' });
  await page.act({ act: 'mode', mode: 'normal' });
});

t.test('hands without a card: button, propped leaf, force [DOOR-11]', async (t) => {
  const doorIs = (state: string) =>
    page.part('agent', `the door is ${state}`, ({ doors }) =>
      doors.some((door) => door.key === 'main' && door.state === state),
    );
  const hand = (wanted: 'exit' | 'push' | 'prop' | 'shut') =>
    page.act({ act: 'hand', door: 'main', hand: wanted });
  await doorIs('locked');
  await hand('exit');
  t.ok(await doorIs('open'), 'the button opens the way out');
  await doorIs('locked');
  await hand('push');
  t.ok(await doorIs('forced'), 'a leaf that opens by itself is reported');
  await doorIs('locked');
  await hand('prop');
  t.ok(await doorIs('open'));
  await hand('shut');
  t.ok(await doorIs('locked'));
});

t.test(
  'the clock moves forward, and the hours of the cards with it [DOOR-04, DOOR-05]',
  async (t) => {
    const first = await page.tap(LATER_PUPIL);
    t.equal(first.decision, 'denied', 'before the lessons');
    const toBell = await page.forward({ forwardMinutes: 180 });
    t.match(await page.tap(LATER_PUPIL), { decision: 'granted' });
    const morning = await page.forward({ toNextMorning: true });
    t.ok(morning > toBell);
    const time = new Intl.DateTimeFormat('pl', {
      timeZone: demo.facts().zone,
      timeStyle: 'short',
    }).format(morning);
    t.equal(time, '07:45');
  },
);

t.test('what does not fit is refused, and nothing changes', async (t) => {
  const before = (await page.state()).scene;
  for (const act of [
    {},
    { act: 'link', link: 'gone' },
    { act: 'power', door: 'main' },
    { act: 'mode', mode: 'free' },
    { act: 'hand', door: 'main', hand: 'axe' },
  ])
    t.equal((await page.tryAct(act)).status, 400, JSON.stringify(act));
  t.match(await page.tryAct({ act: 'power', door: 'roof', on: false }), { status: 409 });
  const bare = await fetch(`${demo.coreUrl}/demo/api/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ act: 'fire', active: true }),
  });
  t.equal(bare.status, 403, 'without our own header');
  t.same((await page.state()).scene, before);
});
