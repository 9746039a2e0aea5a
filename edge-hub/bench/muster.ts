import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '@furtka/core-contract/ids';
import { pino } from 'pino';
import { AppError } from '../src/app-error.ts';
import { HubDatabase } from '../src/database/hub-database.ts';
import type { Arrival } from '../src/eventlog/append.ts';
import { startHub } from '../src/start.ts';
import { coreKey, identityFrom, signedRoster } from '../tests/core-fixture.ts';
import { DUTY_PIN, directoryBody } from '../tests/directory-fixture.ts';
import { DOOR, EPOCH, NOW } from '../tests/event-fixture.ts';
import { testClocks, testConfig } from '../tests/hub-fixture.ts';
import { type Answer, type Ask, ask } from '../tests/local-client.ts';

export interface MusterBenchOptions {
  /** People inside. */
  readonly inside?: number;
  /** Movements that the log holds of them. */
  readonly movements?: number;
  /** People of the directory. */
  readonly people?: number;
}

/** Milliseconds from the question to the parsed answer, over HTTP on loopback. */
export interface MusterFigures {
  /** The first one after a start of the hub: everything is read. */
  readonly musterFirstMs: number;
  readonly musterP50Ms: number;
  readonly musterMaxMs: number;
  /** Name as it is typed, letter by letter. */
  readonly searchP50Ms: number;
  readonly searchMaxMs: number;
  /** Nobody is called so: the search forgives a slip, which looks at everybody twice. */
  readonly slipMaxMs: number;
  readonly insideCount: number;
}

const HOUR_MS = 3_600_000;
/** Of one person's movements: in and out by turns, the last one in. */
const GROUP = 400;
const NAMES = ['Kowalska', 'Nowak', 'Wiśniewska', 'Wójcik', 'Kamińska', 'Żółć', 'Łoś', 'Szymańska'];
const TYPED = ['ko', 'kow', 'kowa', 'kowal', 'wisniew', 'zolc', 'los 4a', 'szymanska anna12'];
const SLIPS = ['kowlaska', 'wisneiwska', 'szymnaska', 'qqqqqqqq', 'nowka anna7'];

const idAt = (index: number): string => uuidv7(NOW + index, randomBytes(10));

const personAt = (index: number) => ({
  personId: idAt(index),
  firstName: `Anna${index}`,
  lastName: `${NAMES[index % NAMES.length]}`,
  searchKey: '',
  kind: 'student',
  className: `${1 + (index % 8)}${'abcdef'[index % 6]}`,
  cards: [{ cardId: idAt(index), state: 'active' }],
});

type Person = ReturnType<typeof personAt>;

const movementsOf = (people: readonly Person[], count: number): Arrival[] => {
  const agentId = idAt(0);
  const rounds = Math.ceil(count / people.length);
  return Array.from({ length: count }, (_, index) => {
    const left = rounds - 1 - Math.floor(index / people.length);
    const event = {
      v: 1,
      id: idAt(index),
      source: 'agent',
      sourceId: agentId,
      epoch: EPOCH,
      seq: index + 1,
      kind: 'passage',
      opened: 'yes',
      doorId: DOOR,
      direction: left % 2 === 0 ? 'in' : 'out',
      holderId: people[index % people.length]?.personId,
      occurredAtUtc: NOW - left * HOUR_MS,
      clock: 'sure',
      rosterVersion: NOW,
    };
    const bytes = Buffer.from(JSON.stringify(event));
    const received = { receivedAtUtc: NOW, receivedAtSchoolUtc: NOW };
    return { source: 'agent', sourceId: agentId, bytes, ...received };
  });
};

const fill = async (file: string, arrivals: readonly Arrival[]): Promise<void> => {
  const db = new HubDatabase({ file, maxMib: 4096, onDeath: () => undefined });
  await db.start();
  for (let at = 0; at < arrivals.length; at += GROUP) {
    const group = arrivals.slice(at, at + GROUP);
    const outcomes = await Promise.all(group.map((arrival) => db.append(arrival)));
    if (outcomes.some((one) => one?.outcome !== 'stored'))
      throw new AppError('bug', 'bench.event_not_stored');
  }
  await db.stop();
};

const timed = async (question: () => Promise<Answer>): Promise<[ms: number, answer: Answer]> => {
  const began = performance.now();
  const answer = await question();
  const ms = performance.now() - began;
  if (answer.status !== 200) throw new AppError('bug', 'bench.not_answered');
  return [ms, answer];
};

const middle = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

type Get = (path: string) => Promise<Answer>;

const measure = async (get: Get, nextMinute: () => void): Promise<MusterFigures> => {
  const [musterFirstMs, first] = await timed(() => get('/inside'));
  const musters: number[] = [];
  for (let round = 0; round < 20; round += 1) musters.push((await timed(() => get('/inside')))[0]);
  const search = async (texts: readonly string[]): Promise<number[]> => {
    const times: number[] = [];
    for (const text of [...texts, ...texts, ...texts]) {
      nextMinute();
      times.push((await timed(() => get(`/people?search=${encodeURIComponent(text)}`)))[0]);
    }
    return times;
  };
  const searches = await search(TYPED);
  const slips = await search(SLIPS);
  const { students } = first.body['counts'] as { students: number };
  return {
    musterFirstMs,
    musterP50Ms: middle(musters),
    musterMaxMs: Math.max(...musters),
    searchP50Ms: middle(searches),
    searchMaxMs: Math.max(...searches),
    slipMaxMs: Math.max(...slips),
    insideCount: students,
  };
};

/** Measures the muster list and the search of a hub with a large school in it, over HTTP as the kiosk asks. */
export const benchMuster = async (options: MusterBenchOptions = {}): Promise<MusterFigures> => {
  const { inside = 1000, movements = 20_000, people = 20_000 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'furtka-bench-muster-'));
  const config = testConfig(folder);
  const everybody = Array.from({ length: people }, (_, index) => personAt(index));
  const clocks = testClocks();
  const key = coreKey('demo-roster-1');
  const local = (one: Ask): Promise<Answer> =>
    ask({ socketPath: config.socketPath }, { ...one, path: `/local/v1${one.path}` });
  try {
    await fill(join(folder, 'hub.db'), movementsOf(everybody.slice(0, inside), movements));
    const hub = await startHub({ config, clocks, log: pino({ level: 'silent' }) });
    try {
      await local({ method: 'POST', path: '/enrolled', body: identityFrom(key) });
      await local({ method: 'PUT', path: '/roster', body: signedRoster(key, NOW) });
      const directory = await directoryBody(1, { people: everybody });
      await local({ method: 'PUT', path: '/directory', body: directory });
      const kiosk = { host: '127.0.0.1', port: hub.ports.kiosk ?? 0 };
      const pin = { method: 'POST', path: '/kiosk/v1/session', body: { pin: DUTY_PIN } };
      const signedIn = await ask(kiosk, pin);
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
      const get: Get = (path) =>
        ask(kiosk, { method: 'GET', path: `/kiosk/v1${path}`, headers: { cookie } });
      return await measure(get, () => {
        // A person types slower than this bench: its clock goes on, so that the limit of searches is not what is measured.
        clocks.monotonicShiftMs += 2000;
      });
    } finally {
      await hub.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};
