import t from 'tap';
import { conformanceOf, type Rig, runConformance } from '../conformance/suite.ts';
import { openDriver } from '../src/discover.ts';
import type { Devices, DriverContext, Reader, ReaderEvent } from '../src/port.ts';
import { makePcscd, type PcscdFixture, type Slot, until, VirtualCard } from './pcscd-fixture.ts';

const READ_WITHIN_MS = 8_000;
const HOLD_MS = 3_000;
const TRIES = 4;
const HEAL_WITHIN_MS = 30_000;
const UID4 = '04a1b2c3';
const UID7 = '04a1b2c3d4e5f6';

const logged: string[] = [];
const context: DriverContext = {
  monotonicMs: () => performance.now(),
  log: (level, event, fields) => logged.push(JSON.stringify({ level, event, ...fields })),
};
const openDoor = (config: object = {}): Promise<Devices> =>
  openDriver(
    'pcsc',
    {
      readers: [
        { id: 'in', match: 'Furtka door A 00 00' },
        { id: 'out', match: 'furtka ACR122U*00 00' },
      ],
      startWaitMs: 20_000,
      ...config,
    },
    context,
  );

const names = ['Furtka door A', 'Furtka ACR122U B'];
let pcscd: PcscdFixture;
const slotOf = (readerId: string): Slot => {
  const slot = pcscd.slots[readerId === 'in' ? 0 : 2];
  if (slot === undefined) throw new Error('no such slot');
  return slot;
};
const readerOf = (devices: Devices, id: string): Reader => {
  const reader = devices.readers.get(id);
  if (reader === undefined) throw new Error(`no reader ${id}`);
  return reader;
};
const listen = (devices: Devices, id: string): ReaderEvent[] => {
  const events: ReaderEvent[] = [];
  readerOf(devices, id).on((event) => events.push(event));
  return events;
};
const uidsOf = (events: readonly ReaderEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.kind === 'credential' && event.credential.technology === 'iso14443'
      ? [event.credential.uid]
      : [],
  );
const kindsOf = (events: readonly ReaderEvent[]): readonly string[] =>
  events.map((event) => event.kind);

/**
 * Holds a card to the reader until `seen`, then takes it away. Presents it again when it was not seen: pcscd looks at a virtual
 * reader only twice a second and can take two cards that follow each other closely for one.
 */
const tap = async (card: VirtualCard, readerId: string, seen: () => boolean): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    await card.insert(slotOf(readerId).port);
    try {
      await until('the card to be seen', seen, HOLD_MS);
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
    } finally {
      await card.remove();
    }
  }
};

t.setTimeout(180_000);
t.before(async () => {
  pcscd = await makePcscd({ names });
});
t.after(() => pcscd.end());

const makeRig = async (): Promise<Rig> => {
  const devices = await openDoor();
  const heard = listen(devices, 'in');
  return {
    devices,
    pass: (ms, done = () => false) =>
      until('the condition', done, ms).catch((error: unknown) => {
        if (!(error instanceof Error)) throw error;
      }),
    present: (id, uid) => tap(new VirtualCard({ uid }), id, () => heard.length > 0),
    setOnline: async (_id, online) => {
      await (online ? pcscd.start() : pcscd.kill());
    },
    end: () => Promise.resolve(),
  };
};

/** PC/SC has readers only. */
const NOT_OF_READERS = [
  'a relay returns to rest by itself at the end of its pulse, edges in order',
  'a second pulse restarts the time of the first',
  'a second pulse never shortens the first',
  'a held relay stays energised through a pulse until it is released',
  'a hold while the device is away is refused, and made good when it is back until it is released',
  'release ends a pulse',
  'a pulse outside 100..60000 ms is refused and nothing moves',
  'close puts a held relay to rest and may be called twice',
  'a contact reports each change once and answers with its last state',
  'an indicator shows every signal, twice in a row too',
];
const left: string[] = [];

for (const check of conformanceOf('pcsc')) {
  t.test(`pcsc: ${check.name} [HUB-02]`, { timeout: 60_000 }, async (t) => {
    const applied = await runConformance(check, makeRig);
    if (!applied) left.push(check.name);
    t.equal(applied, !NOT_OF_READERS.includes(check.name));
  });
}
t.test('pcsc: no other check was left out', async (t) => {
  t.same(left, NOT_OF_READERS);
});

t.test(
  'cards of 4, 7 and 10 bytes, storage and ISO-DEP, are read whole [HUB-02, DOOR-01]',
  async (t) => {
    const devices = await openDoor();
    t.teardown(() => devices.close());
    const events = listen(devices, 'in');
    const uids = [UID4, UID7, '04a1b2c3d4e5f6a7b8c9'];
    for (const [index, uid] of uids.entries()) {
      const card = new VirtualCard({ uid, kind: index === 1 ? 'isoDep' : 'storage' });
      await tap(card, 'in', () => uidsOf(events).length > index);
      await until('the slot to be free', () => card.apdus.length > 0, READ_WITHIN_MS);
    }
    t.same(uidsOf(events), uids);
    t.ok(
      events.every((event) => event.kind === 'credential' && event.credential.assurance === 'uid'),
    );
  },
);

t.test('a card of the wrong type is unreadable, the next one is read [HUB-02]', async (t) => {
  const devices = await openDoor();
  t.teardown(() => devices.close());
  const events = listen(devices, 'in');
  const contact = new VirtualCard({ kind: 'contact' });
  await tap(contact, 'in', () => events.length > 0);
  t.same(kindsOf(events), ['unreadable']);
  await tap(new VirtualCard({ uid: UID7 }), 'in', () => uidsOf(events).length > 0);
  t.same(kindsOf(events), ['unreadable', 'credential']);
});

t.test(
  'a card pulled away early is unreadable, once, and the next one is read [HUB-02]',
  async (t) => {
    const devices = await openDoor();
    t.teardown(() => devices.close());
    const events = listen(devices, 'in');
    const early = new VirtualCard({ uid: UID7, whenAsked: 'pull' });
    await tap(early, 'in', () => events.length > 0);
    t.same(kindsOf(events), ['unreadable']);
    await tap(new VirtualCard({ uid: UID4 }), 'in', () => uidsOf(events).length > 0);
    t.same(kindsOf(events), ['unreadable', 'credential']);
    t.same(uidsOf(events), [UID4]);
  },
);

t.test('two readers at once each report their own card [HUB-02, DOOR-01]', async (t) => {
  const devices = await openDoor();
  t.teardown(() => devices.close());
  const inside = listen(devices, 'in');
  const outside = listen(devices, 'out');
  const acr = new VirtualCard({ uid: UID4 });
  await Promise.all([
    tap(new VirtualCard({ uid: UID7 }), 'in', () => uidsOf(inside).length > 0),
    tap(acr, 'out', () => uidsOf(outside).length > 0 && acr.apdus.length > 1),
  ]);
  t.same(uidsOf(inside), [UID7]);
  t.same(uidsOf(outside), [UID4]);
  t.ok(acr.apdus.includes('ff00520000'), 'a reader that can be silenced is silenced');
});

t.test(
  'a pcscd that is killed and started again heals with the same devices [HUB-02]',
  async (t) => {
    const devices = await openDoor();
    t.teardown(() => devices.close());
    const events = listen(devices, 'in');
    await pcscd.kill();
    await until('offline', () => !readerOf(devices, 'in').online(), HEAL_WITHIN_MS);
    await pcscd.start();
    const online = (): boolean => ['in', 'out'].every((id) => readerOf(devices, id).online());
    await until('online', online, HEAL_WITHIN_MS);
    await tap(new VirtualCard({ uid: UID7 }), 'in', () => uidsOf(events).length > 0);
    t.same(kindsOf(events), ['offline', 'online', 'credential']);
  },
);

t.test('a pcscd absent at start is reported and healed [HUB-02]', async (t) => {
  await pcscd.kill();
  const startedAtMs = performance.now();
  const devices = await openDoor();
  t.teardown(() => devices.close());
  t.ok(performance.now() - startedAtMs < 5_000, 'the door does not wait for it');
  const events = listen(devices, 'in');
  t.equal(readerOf(devices, 'in').online(), false);
  await until('the word of it', () => events.length > 0, READ_WITHIN_MS);
  await pcscd.start();
  await until('online', () => readerOf(devices, 'in').online(), HEAL_WITHIN_MS);
  await tap(new VirtualCard({ uid: UID7 }), 'in', () => uidsOf(events).length > 0);
  t.same(kindsOf(events), ['offline', 'online', 'credential']);
});

t.test('a card that lay on the reader at start opens nothing until it is presented', async (t) => {
  const lying = new VirtualCard({ uid: UID7 });
  await lying.insert(slotOf('in').port);
  t.teardown(() => lying.remove());
  await until('pcscd to see the card', () => lying.atrAsked > 1, READ_WITHIN_MS);
  const devices = await openDoor();
  t.teardown(() => devices.close());
  const events = listen(devices, 'in');
  const before = lying.atrAsked;
  await until('more looks at the card', () => lying.atrAsked > before + 2, READ_WITHIN_MS);
  t.same(kindsOf(events), []);
  await lying.remove();
  await tap(new VirtualCard({ uid: UID4 }), 'in', () => uidsOf(events).length > 0);
  t.same(uidsOf(events), [UID4]);
});

t.test('a child that is stopped is killed by its watchdog and replaced [HUB-02]', async (t) => {
  const pids = (): readonly number[] =>
    logged.flatMap((line) => {
      const entry: { event?: string; pid?: number } = JSON.parse(line);
      return entry.event === 'pcsc.child_started' ? [entry.pid ?? 0] : [];
    });
  const devices = await openDoor({ watchdogMs: 4_000 });
  t.teardown(() => devices.close());
  const events = listen(devices, 'in');
  const [frozen] = pids().slice(-1);
  process.kill(frozen ?? 0, 'SIGSTOP');
  await until('offline', () => kindsOf(events).includes('offline'), HEAL_WITHIN_MS);
  await until('online', () => readerOf(devices, 'in').online(), HEAL_WITHIN_MS);
  t.not(pids().at(-1), frozen);
  t.match(events[0], { kind: 'offline', code: 'timeout' });
  t.notOk(
    logged.some((line) => line.includes(UID4) || line.includes(UID7)),
    'no UID in the log',
  );
});
