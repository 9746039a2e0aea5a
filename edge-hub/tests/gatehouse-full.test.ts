import Database from 'better-sqlite3';
import t from 'tap';
import { DOOR, newId } from './event-fixture.ts';
import {
  asDuty,
  connectGate,
  entry,
  eventsOf,
  type GateAgent,
  post,
  startGatehouse,
} from './gatehouse-fixture.ts';
import type { TestHub } from './hub-fixture.ts';
import type { Browser } from './kiosk-browser.ts';
import { until } from './until.ts';

t.setTimeout(120_000);

/** Beyond the cap and the reserve for everything that is no event of an agent. */
const FILLER_BYTES = 40 * 1024 * 1024;

const database = (test: TestHub, sql: string): void => {
  const db = new Database(`${test.config.dataDir}/hub.db`, { timeout: 10_000 });
  db.exec(sql);
  db.close();
};

/** Posts until the disk refuses. @returns the body that was refused, and how many were taken before it */
const postUntilFull = async (
  act: Browser,
  path: string,
  body: () => Record<string, unknown>,
): Promise<{ refused: Record<string, unknown>; taken: number }> => {
  for (let taken = 0; taken < 200; taken += 1) {
    const one = body();
    const answer = await post(act, path, one);
    if (answer.status === 200) continue;
    if (answer.status !== 503) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return { refused: one, taken };
  }
  throw new Error('the disk never filled');
};

const openedAll = (gate: GateAgent, count: number) =>
  until(`${count} openings`, () => gate.opened().length === count);

t.test(
  'with the disk full nothing is half done: no relay without its entry [GATE-01]',
  async (t) => {
    const test = await startGatehouse(t, { config: { databaseMaxMib: 1 } });
    const gate = await connectGate(t, test);
    const duty = await asDuty(test);
    // What a late tick of a clock could write is out of the way first.
    await until(
      'a first entry',
      async () => (await post(duty, '/gate-entries', entry())).status === 200,
    );
    await openedAll(gate, 1);
    database(
      test,
      `create table filler (bytes blob); insert into filler values (zeroblob(${FILLER_BYTES}))`,
    );
    const entries = await postUntilFull(duty, '/gate-entries', () => entry());
    const visits = await postUntilFull(duty, '/visits', () => ({
      visitId: newId(),
      name: `Gość ${'x'.repeat(100)}`,
      purpose: 'y'.repeat(200),
    }));
    const lets = await postUntilFull(duty, `/doors/${DOOR}/let-in`, () => ({
      entryId: newId(),
      cause: 'service',
      note: 'z'.repeat(200),
    }));
    const taken = 1 + entries.taken + visits.taken + lets.taken;
    await openedAll(gate, taken);
    const events = await eventsOf(test);
    t.equal(events.length, taken, 'as many entries as openings');
    const ids = events.map(({ id }) => id);
    t.notOk(ids.includes(entries.refused['entryId']));
    t.notOk(ids.includes(lets.refused['entryId']));
    const { body: open } = await duty({ method: 'GET', path: '/visits' });
    t.equal((open['items'] as []).length, visits.taken, 'no row without its event');
    database(test, 'drop table filler');
    t.match(await post(duty, '/gate-entries', entries.refused), {
      status: 200,
      body: { door: 'opening' },
    });
    t.match(await post(duty, '/visits', visits.refused), {
      status: 200,
      body: { door: 'opening' },
    });
    await openedAll(gate, taken + 2);
    t.match((await test.local({ method: 'GET', path: '/verify' })).body, { rows: taken + 2 });
  },
);

t.test(
  'while somebody else holds the file an entry is refused, and the door stays shut',
  async (t) => {
    const test = await startGatehouse(t);
    const gate = await connectGate(t, test);
    const duty = await asDuty(test);
    const db = new Database(`${test.config.dataDir}/hub.db`);
    db.exec('begin immediate');
    const body = entry();
    t.match(await post(duty, '/gate-entries', body), {
      status: 503,
      body: { code: 'hub.disk_full' },
    });
    db.exec('rollback');
    db.close();
    t.same(gate.opened(), []);
    t.same(await eventsOf(test), []);
    t.match(await post(duty, '/gate-entries', body), { status: 200, body: { door: 'opening' } });
    await openedAll(gate, 1);
  },
);
