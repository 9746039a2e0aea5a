import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Directory } from '@furtka/core-contract/directory';
import t, { type Test } from 'tap';
import { directoryBody } from '../../tests/directory-fixture.ts';
import { bytesOf, CARD, NOW, newId, tapEvent } from '../../tests/event-fixture.ts';
import { openDatabase } from '../database/connection.ts';
import type { HubDatabase } from '../database/hub-database.ts';
import { indexPeople } from '../directory/people-search.ts';
import { append } from '../eventlog/append.ts';
import { inTransaction, openLog } from '../eventlog/log-handle.ts';
import { Presence, type PresenceOptions } from './presence.ts';
import { PRESENCE_HANDLERS } from './presence-jobs.ts';

const AGENT = newId();
const DAY_MS = 86_400_000;

/** Presence over a database in this thread, whose answers can be held back as a slow disk holds them. */
const world = (t: Test) => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-presence-'));
  const db = openDatabase(join(folder, 'hub.db'));
  t.teardown(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  const log = openLog(db);
  const state = { nowUtc: NOW, monotonicMs: 0, reads: 0, disk: Promise.resolve() };
  const directory: { index: PresenceOptions['directory']['index']; options: undefined } = {
    index: undefined,
    options: undefined,
  };
  const run = async (name: 'records', args: never) => {
    await state.disk;
    state.reads += 1;
    return inTransaction(log, () => PRESENCE_HANDLERS[name]({ log }, args));
  };
  const presence = new Presence({
    db: { run: run as unknown as HubDatabase['run'] },
    directory,
    schoolNowUtc: () => state.nowUtc,
    monotonicMs: () => state.monotonicMs,
    zone: () => 'Europe/Warsaw',
  });
  let seq = 0;
  const passages = (...all: readonly Readonly<Record<string, unknown>>[]): void => {
    const arrivals = all.map((fields) => {
      seq += 1;
      const event = tapEvent(AGENT, seq, { kind: 'passage', opened: 'yes', ...fields });
      const received = { receivedAtUtc: NOW, receivedAtSchoolUtc: NOW };
      return { source: 'agent', sourceId: AGENT, bytes: bytesOf(event), ...received } as const;
    });
    inTransaction(log, () => append(log, arrivals));
  };
  return { presence, passages, state, directory, db };
};

const insideOf = async (presence: Presence): Promise<string[]> =>
  [...(await presence.view()).people]
    .filter(([, whereabouts]) => whereabouts.isInside)
    .map(([personId]) => personId);

t.test(
  'whoever asks has every event of before the question, also while another asks',
  async (t) => {
    const { presence, passages } = world(t);
    const [first, second, third] = [newId(), newId(), newId()];
    passages({ holderId: first });
    const asked = insideOf(presence);
    passages({ holderId: second });
    t.ok((await asked).includes(first));
    const one = insideOf(presence);
    await Promise.resolve();
    passages({ holderId: third });
    const [other, last] = [insideOf(presence), insideOf(presence)];
    t.ok((await one).includes(second));
    for (const answer of [await other, await last])
      t.same(new Set(answer), new Set([first, second, third]));
  },
);

t.test(
  'more people than one step reads are all there; what the retention took goes later',
  async (t) => {
    const { presence, passages, db, state } = world(t);
    passages(...Array.from({ length: 2100 }, () => ({ holderId: newId() })));
    t.equal((await insideOf(presence)).length, 2100);
    t.equal(state.reads, 3);
    await insideOf(presence);
    t.equal(state.reads, 4, 'then only what changed');
    db.exec('delete from movement where position <= 100');
    state.monotonicMs += 600_000;
    t.equal((await insideOf(presence)).length, 2000);
  },
);

t.test(
  'a card whose holder no reader knew is found with the holder as soon as the directory says so',
  async (t) => {
    const { presence, passages, directory } = world(t);
    passages({ cardId: CARD });
    t.same(await insideOf(presence), [CARD]);
    const body = (await directoryBody(1)) as unknown as Directory;
    directory.index = indexPeople(body);
    const holderId = directory.index.byCardId.get(CARD)?.personId ?? '';
    t.same(await insideOf(presence), [holderId]);
    passages({ holderId, direction: 'out', occurredAtUtc: NOW + 1 });
    t.same(await insideOf(presence), [], 'records of card and holder are one chain');
  },
);

t.test('the day of the site decides what is of an earlier day', async (t) => {
  const { presence, passages, state } = world(t);
  const holderId = newId();
  passages({ holderId });
  const doubt = async () => (await presence.view()).people.get(holderId)?.doubt;
  t.equal(await doubt(), undefined);
  state.nowUtc = NOW + DAY_MS;
  t.equal(await doubt(), 'earlierDay');
});

t.test('a search does not wait for a slow disk, the muster list does', async (t) => {
  const { presence, passages, state } = world(t);
  const [first, second] = [newId(), newId()];
  passages({ holderId: first });
  await presence.view();
  let spin: () => void = () => undefined;
  state.disk = new Promise((resolve) => {
    spin = resolve;
  });
  passages({ holderId: second });
  const waiting = insideOf(presence);
  const { people } = await presence.viewWithin(20);
  t.same([...people.keys()], [first], 'where people were a moment ago');
  spin();
  t.same(new Set(await waiting), new Set([first, second]));
  t.equal((await presence.viewWithin(1000)).people.size, 2);
});

t.test('holders that somebody makes up take no memory without end', async (t) => {
  const { passages, presence, directory } = world(t);
  const known = 'ffffffff-ffff-7fff-bfff-ffffffffffff';
  const people = [
    { personId: known, firstName: 'A', lastName: 'B', searchKey: '', kind: 'student', cards: [] },
  ];
  directory.index = indexPeople((await directoryBody(1, { people })) as unknown as Directory);
  const ghosts = Array.from({ length: 50_500 }, () => ({ holderId: newId() }));
  for (let at = 0; at < ghosts.length; at += 2000) passages(...ghosts.slice(at, at + 2000));
  // By its id it is read after all of them.
  passages({ holderId: known });
  const inside = await insideOf(presence);
  t.ok(inside.length <= 50_001, String(inside.length));
  t.ok(inside.includes(known), 'and push nobody of the school from the list');
});
