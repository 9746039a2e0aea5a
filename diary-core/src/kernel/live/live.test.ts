import { request } from 'node:http';
import type { PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import type { Caller } from '../testing/caller.ts';
import { onBothEngines } from '../testing/engines.ts';
import type { TestKit } from '../testing/kit.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { type OpenStream, openStream } from '../testing/stream.ts';
import { until } from '../testing/until.ts';

const features = [sampleFeature];
const act = (kit: TestKit) => ({
  actor: kit.actor,
  action: 'test.act',
  subject: { kind: 'test_locker' },
});

const addLocker = async (kit: TestKit, keeperId: PersonId, label: string) =>
  kit.db.forSchool(kit.schoolA).change(act(kit), async (tx) => {
    const id = tx.newId<'LockerId'>();
    if ((await tx.get('test_keeper', keeperId)) === undefined)
      await tx.insert('test_keeper', { id: keeperId, name: 'x' });
    await tx.insert('test_locker', {
      id,
      label,
      kind: 'small',
      is_open: true,
      keeper_id: keeperId,
      version: 1,
    });
    tx.announce('test_locker.changed', { lockerId: id });
    return id;
  });

const listening = async (kit: TestKit): Promise<number> => {
  await kit.app.listen({ port: 0, host: '127.0.0.1' });
  const address = kit.app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};
const lockers = (stream: OpenStream): unknown[] =>
  stream.events
    .filter(({ event }) => event === 'locker')
    .map(({ data }) => (data as { lockerId: string }).lockerId);
const joined = (kit: TestKit, count: number) =>
  until(() => kit.kernel.live.openStreams === count, `${count} streams`);

onBothEngines(
  t,
  'each sees what is theirs, and catches up after a cut',
  { features },
  async (t, kit) => {
    const port = await listening(kit);
    const [own, other] = [kit.newId<'PersonId'>(), kit.newId<'PersonId'>()];
    const student = kit.signIn([{ schoolId: kit.schoolA, role: 'student', personId: own }]);
    const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
    const foreign = kit.signIn([{ schoolId: kit.schoolB, role: 'secretariat' }]);
    const streams = {
      student: await openStream(port, student.headers),
      office: await openStream(port, office.headers),
      foreign: await openStream(port, foreign.headers),
    };
    await joined(kit, 3);
    const first = await addLocker(kit, own, '1');
    const second = await addLocker(kit, other, '2');
    await until(() => lockers(streams.office).length === 2, 'both at the office');
    t.same(lockers(streams.office), [first, second]);
    await until(() => lockers(streams.student).length === 1, 'one at the student');
    const lastId = streams.student.events.findLast(({ id }) => id !== undefined)?.id ?? '';
    t.match(lastId, `${kit.schoolA}:1`);
    streams.student.cut();
    await joined(kit, 2);
    const third = await addLocker(kit, own, '3');
    const again = await openStream(port, { ...student.headers, 'last-event-id': lastId });
    await until(() => lockers(again).length === 1, 'what was missed');
    t.same(lockers(again), [third]);
    t.same(lockers(streams.student), [first]);
    t.same(lockers(streams.foreign), []);
    t.match(streams.office.headers, { 'cache-control': 'no-store' });
    t.match(streams.office.headers['content-security-policy'], /default-src 'self'/);
  },
);

onBothEngines(
  t,
  'a long catch-up is whole and in order, and another school’s place counts for nothing',
  { features },
  async (t, kit) => {
    const port = await listening(kit);
    const own = kit.newId<'PersonId'>();
    const added: string[] = [];
    for (let n = 0; n < 120; n += 1) added.push(await addLocker(kit, own, String(n)));
    const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
    const place = `${kit.schoolB}:0,${kit.schoolA}:0,nonsense,${kit.schoolA}`;
    const behind = await openStream(port, { ...office.headers, 'last-event-id': place });
    added.push(await addLocker(kit, own, 'new'));
    await until(() => lockers(behind).length >= added.length, 'all of them');
    t.same(lockers(behind), added, 'each once, the new one last');
    const foreign = kit.signIn([{ schoolId: kit.schoolB, role: 'secretariat' }]);
    const forged = await openStream(port, { ...foreign.headers, 'last-event-id': place });
    await joined(kit, 2);
    const [, stream] = [...kit.kernel.live.streams];
    await until(() => stream?.joined.has(kit.schoolB) === true, 'the other school');
    t.same([...(stream?.positions.keys() ?? [])], [kit.schoolB]);
    t.same(lockers(forged), []);
  },
);

onBothEngines(
  t,
  'a place that lacks a school is not given, and a heartbeat carries it',
  { features },
  async (t, kit) => {
    const port = await listening(kit);
    const both = kit.signIn([
      { schoolId: kit.schoolA, role: 'secretariat' },
      { schoolId: kit.schoolB, role: 'secretariat' },
    ]);
    await openStream(port, both.headers);
    await joined(kit, 1);
    const [stream] = kit.kernel.live.streams;
    if (stream === undefined) throw new RangeError('no stream');
    await until(() => stream.joined.size === 2, 'both schools');
    t.match(stream.place.id, `${kit.schoolA}:0`);
    t.match(stream.place.id, `${kit.schoolB}:0`);
    stream.positions.delete(kit.schoolB);
    t.same(stream.place, {}, 'half of it would skip what the other school had to tell');
  },
);

onBothEngines(
  t,
  'a stream ends within a second of logout or loss of a right',
  { features },
  async (t, kit) => {
    const port = await listening(kit);
    const tell = async (caller: Caller) => {
      const { principal } = caller;
      if (principal?.kind !== 'account') return;
      const { accountId } = principal;
      await kit.db
        .forPlatform('test')
        .change(act(kit), async (tx) => tx.announce('principal.changed', { accountId }));
    };
    const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
    const other = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
    const stream = await openStream(port, office.headers);
    const kept = await openStream(port, other.headers);
    await joined(kit, 2);
    const start = performance.now();
    office.signOut();
    await tell(office);
    await stream.ended;
    t.ok(performance.now() - start < 1_000, 'within a second');
    t.ok(kept.isOpen, 'the other one goes on');
    other.signOut();
    await addLocker(kit, kit.newId<'PersonId'>(), '1');
    await kept.ended;
    t.same(lockers(kept), [], 'nothing is shown to who is gone, even untold');
  },
);

onBothEngines(t, 'one account has a handful of streams', { features }, async (t, kit) => {
  const port = await listening(kit);
  const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
  const streams: OpenStream[] = [];
  for (let n = 0; n < 9; n += 1) streams.push(await openStream(port, office.headers));
  await joined(kit, 8);
  await streams[0]?.ended;
  t.same(
    streams.map((stream) => stream.isOpen),
    [false, ...Array.from({ length: 8 }, () => true)],
  );
});

onBothEngines(t, 'nobody listens without a session', { features }, async (t, kit) => {
  t.equal((await kit.anonymous.get('/api/v1/live')).statusCode, 401);
  t.equal((await kit.device({ schoolId: kit.schoolA }).get('/api/v1/live')).statusCode, 403);
});

onBothEngines(
  t,
  'a reader who does not read is cut, and closing does not wait',
  { features },
  async (t, kit) => {
    const port = await listening(kit);
    const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
    // Sockets take some megabytes before anything piles up here.
    const sent = request({
      port,
      host: '127.0.0.1',
      path: '/api/v1/live',
      headers: { ...office.headers },
    });
    sent.end();
    const response = await new Promise<import('node:http').IncomingMessage>((resolve) =>
      sent.once('response', resolve),
    );
    response.pause();
    response.on('error', () => undefined);
    sent.on('error', () => undefined);
    await joined(kit, 1);
    const [stream] = kit.kernel.live.streams;
    const data = 'x'.repeat(32 * 1024);
    let isOpen = true;
    for (let n = 0; n < 2_000 && isOpen; n += 1) {
      isOpen = stream?.out.send({ event: 'locker', data }) === true;
      if (n % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    t.equal(isOpen, false, 'cut');
    await joined(kit, 0);
    await openStream(port, office.headers);
    const start = performance.now();
    await kit.app.close();
    t.ok(performance.now() - start < 1_000);
    sent.destroy();
  },
);
