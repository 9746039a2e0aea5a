import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Child, Passage } from '@furtka/core-contract/api';
import type { SeedCard } from '@furtka/diary-core/seed';
import { signInAtKiosk } from '../harness/caretaker.ts';
import { makeTestSchool, type TestSchool } from '../harness/school.ts';
import { doorsReady, type Site, type SiteAgent, startSite } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import type { Finding } from '../witness/judge.ts';
import { corePlace } from '../witness/places.ts';
import { type SiteWitness, watchSite } from '../witness/site-witness.ts';
import { dateAt, dayAfter, type SchoolDay, schoolDay, schoolInstant } from './days.ts';
import { type HubBooks, readHubBooks } from './hub-books.ts';

export interface WeekSize {
  readonly classesPerGrade: number;
  readonly pupilsPerClass: number;
  /** Entries and exits together, each school day. */
  readonly passagesPerDay: number;
  /** Between two taps at one door, ms. */
  readonly paceMs: number;
}

/** One line of the table. */
export interface DayReport {
  readonly date: string;
  readonly taps: number;
  readonly refused: number;
  /** Events in the hub's log that the core does not have, in the evening. */
  readonly waiting: number;
  readonly notes: string;
}

export interface WeekReport {
  readonly days: readonly DayReport[];
  readonly events: number;
  readonly passages: number;
  /** From the link's return until the core had everything, s. */
  readonly catchUpSeconds: number;
  readonly books: HubBooks;
  /** Answers of the blocked card after its block, each kind once. */
  readonly blockedAnswers: readonly string[];
  /** State of that card in the core in the end. */
  readonly cardState: string;
  /** Doors that the core's page names as not having confirmed. */
  readonly unconfirmedDoors: number;
  /** Lines of the guardian's page of days with and without a core. */
  readonly late: number;
  readonly lateMissing: number;
  readonly lateWrong: number;
  readonly findings: readonly Finding[];
}

const DAY_MS = 86_400_000;
/** The day whose content the retention takes during the week, and the week itself. */
const OLD_MONDAY = '2026-11-02';
const LAST_ROSTER_DAY = '2026-11-26';
const MONDAY = '2026-11-30';
const REUNION_DAY = '2026-12-07';
const WEDNESDAY = 2;
const THURSDAY = 3;
const RETENTION_DAYS = 30;
const COME_AT = '10:05';
const GO_AT = '14:30';
const EVENING = '18:00';

/** A run under way. */
interface Run {
  readonly school: TestSchool;
  readonly site: Site;
  readonly witness: SiteWitness;
  readonly size: WeekSize;
  granted: number;
}

const goTo = async ({ site }: Run, date: string, time: string): Promise<void> => {
  await site.pass(schoolInstant(date, time) - site.schoolNowUtc());
  await doorsReady(site);
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Everybody through all doors at once, in one direction. @returns how many were refused */
const walk = async (run: Run, cards: readonly SeedCard[], direction: 'in' | 'out') => {
  const { site, witness, size } = run;
  let refused = 0;
  const through = async (agent: SiteAgent, own: readonly SeedCard[]): Promise<void> => {
    for (const card of own) {
      const answer = await witness.tap(agent, card, direction);
      if (answer?.decision === 'granted') run.granted += 1;
      else refused += 1;
      await pause(size.paceMs);
    }
  };
  await Promise.all(
    site.agents.map((agent, door) =>
      through(
        agent,
        cards.filter((_, index) => index % site.agents.length === door),
      ),
    ),
  );
  await until(
    'the outcome of every passage in the log of the hub',
    () => readHubBooks(site.folder).outcomes >= run.granted,
    60_000,
  );
  return refused;
};

/** A school day: everybody comes, then goes. */
const live = async (run: Run, day: SchoolDay, passages: number): Promise<DayReport> => {
  const cards = day.cards.slice(0, Math.ceil(passages / 2));
  await goTo(run, day.date, COME_AT);
  const refusedIn = await walk(run, cards, 'in');
  await goTo(run, day.date, GO_AT);
  const refusedOut = await walk(run, cards, 'out');
  const { eventsWaiting } = await run.site.state();
  return {
    date: day.date,
    taps: 2 * cards.length,
    refused: refusedIn + refusedOut,
    waiting: eventsWaiting,
    notes: '',
  };
};

/** Dates the devices' certificates so that half of their life is over in the middle of the week. */
const ageCertificates = async ({ site }: Run, halfLifeSystemUtc: number): Promise<void> => {
  for (const agent of site.agents) {
    await agent.stop();
    const file = join(agent.dataDir, 'identity.json');
    const identity = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...identity, renewAfterUtc: halfLifeSystemUtc }));
    await agent.start();
  }
  await doorsReady(site);
};

const blockAtKiosk = async ({ site }: Run, card: SeedCard): Promise<void> => {
  const pin = site.school.login('caretaker').pin ?? '';
  const kiosk = await until('somebody at the kiosk', () =>
    signInAtKiosk(site.kioskUrl, pin).catch(() => undefined),
  );
  const { status } = await kiosk.block(card.id, 'zgubiona na boisku');
  if (status !== 200) throw new Error(`block at the kiosk: ${status}`);
};

/** Holds the blocked card to every door. */
const tryBlocked = async (run: Run, card: SeedCard, answers: Set<string>): Promise<void> => {
  for (const agent of run.site.agents) {
    const answer = await run.witness.tap(agent, card);
    if (answer !== undefined) answers.add(answer.reason);
    if (answer?.decision === 'granted') run.granted += 1;
  }
};

/** What the guardian's page says of lateness, day by day. */
const latenessOf = async ({ site }: Run, onTimeUntilUtc: number) => {
  const guardian = await site.person('guardian');
  const { body } = await guardian.get<{ items: Child[] }>('/api/v1/children');
  const lines: Passage[] = [];
  for (const { studentId } of body.items) {
    const path = `/api/v1/children/${studentId}/passages?from=${OLD_MONDAY}`;
    lines.push(...(await guardian.get<{ items: Passage[] }>(path)).body.items);
  }
  const offline = lines.filter(({ occurredAtUtc }) => occurredAtUtc > onTimeUntilUtc);
  return {
    late: offline.filter(({ late }) => late).length,
    lateMissing: offline.filter(({ late }) => !late).length,
    lateWrong: lines.filter((line) => line.occurredAtUtc <= onTimeUntilUtc && line.late).length,
  };
};

const settledInCore = async ({ site }: Run, card: SeedCard) => {
  const office = await site.person('secretariat');
  const cardState = await until('the block in the core', async () => {
    const { body } = await office.get<{ state: string }>(`/api/v1/cards/${card.id}`);
    return body.state === 'blocked' && body.state;
  });
  await until('a roster that settles the block at every door', async () => {
    const { blocks } = await site.state();
    return blocks.length === 0;
  });
  await doorsReady(site);
  const admin = await site.person('admin');
  const unconfirmedDoors = await until('every door to have confirmed', async () => {
    const { body } = await admin.get<{ items: { unconfirmedDoors: unknown[] }[] }>('/api/v1/hubs');
    const open = body.items.reduce((sum, hub) => sum + hub.unconfirmedDoors.length, 0);
    return open === 0 && { open };
  });
  return { cardState, unconfirmedDoors: unconfirmedDoors.open };
};

/** The old day with the core there, then the last roster before the outage. */
const liveBefore = async (run: Run): Promise<DayReport> => {
  const { school, site, witness, size } = run;
  const passages = Math.min(size.passagesPerDay, 200);
  const old = await live(run, schoolDay(school, OLD_MONDAY), passages);
  await witness.rest();
  await goTo(run, LAST_ROSTER_DAY, EVENING);
  const dueVersion = site.time.systemNowUtc() - DAY_MS;
  await until(
    'the roster of the last day',
    async () => (await site.state()).rosterVersion > dueVersion,
    60_000,
  );
  await doorsReady(site);
  return { ...old, waiting: (await site.state()).eventsWaiting, notes: 'core there' };
};

const nightOf = async (run: Run, index: number): Promise<string> => {
  const { site } = run;
  if (index !== THURSDAY) return '';
  await site.pass(schoolInstant(dayAfter(MONDAY, index), '22:00') - site.schoolNowUtc());
  // A power cut at night; the start looks for what retention lets go.
  await site.hub.kill();
  await site.hub.start();
  await doorsReady(site);
  return 'roster stale, power cut at the hub, old day erased';
};

/** The five days without a core. @returns the card that was blocked at the kiosk, and what the doors said to it */
const liveWithout = async (run: Run, say: (line: string) => void) => {
  const { school, site, size } = run;
  const days: DayReport[] = [];
  const answers = new Set<string>();
  let blocked: SeedCard | undefined;
  for (let index = 0; index < 5; index += 1) {
    const { date, cards } = schoolDay(school, dayAfter(MONDAY, index));
    const others = cards.filter(({ id }) => id !== blocked?.id);
    const day = await live(run, { date, cards: others }, size.passagesPerDay);
    let notes = '';
    if (index === WEDNESDAY) {
      blocked = cards.at(-1);
      if (blocked === undefined) throw new RangeError('nobody to block');
      await blockAtKiosk(run, blocked);
      const card = blocked;
      await until('both doors to know', async () => {
        const before = new Set<string>();
        await tryBlocked(run, card, before);
        return before.size === 1 && before.has('denied.blocked');
      });
      notes = 'certificates renewed, a card blocked at the kiosk';
      await until(
        'new certificates',
        () => readHubBooks(site.folder).certificates === 2 * site.agents.length,
      );
    } else if (blocked !== undefined) await tryBlocked(run, blocked, answers);
    notes = [notes, await nightOf(run, index)].filter((note) => note !== '').join('; ');
    days.push({ ...day, notes });
    say(`${date}  ${day.taps} taps, ${day.waiting} events wait ${notes}`);
  }
  if (blocked === undefined) throw new RangeError('nobody was blocked');
  return { days, blocked, answers };
};

const beginRun = async (size: WeekSize): Promise<Run> => {
  const made = makeTestSchool({
    classesPerGrade: size.classesPerGrade,
    pupilsPerClass: size.pupilsPerClass,
    doors: 2,
    pulseMs: 400,
  });
  const school = { ...made, offsetMs: schoolInstant(OLD_MONDAY, '09:00') - Date.now() };
  const site = await startSite({
    school,
    agents: 2,
    push: { openAfterMs: 60, closeAfterMs: 150 },
    wishes: (name) => (name === 'hub' ? { config: { retentionDays: RETENTION_DAYS } } : {}),
  });
  const witness = watchSite(site, { fromDate: OLD_MONDAY, toleranceMs: 1000 });
  return { school, site, witness, size, granted: 0 };
};

/**
 * A week without internet: a day with the core, the last roster, five school days without, the reunion.
 *
 * @param say  hears how far it is
 */
export const liveWeek = async (
  size: WeekSize,
  say: (line: string) => void = () => undefined,
): Promise<WeekReport> => {
  const run = await beginRun(size);
  const { site, witness } = run;
  try {
    const old = await liveBefore(run);
    const cutAtUtc = site.schoolNowUtc();
    const systemAhead = site.time.systemNowUtc() - site.schoolNowUtc();
    const wednesday = dayAfter(MONDAY, WEDNESDAY);
    await ageCertificates(run, schoolInstant(wednesday, '00:30') + systemAhead);
    const before = readHubBooks(site.folder);
    site.coreLink.set({ kind: 'cut' });
    say(`${dateAt(cutAtUtc)}  the core is away`);
    const { days, blocked, answers } = await liveWithout(run, say);
    await goTo(run, REUNION_DAY, '08:00');
    await tryBlocked(run, blocked, answers);
    const beganMs = performance.now();
    site.coreLink.set({ kind: 'open' });
    await witness.rest(300_000);
    const catchUpSeconds = (performance.now() - beganMs) / 1000;
    say(`${REUNION_DAY}  the core has everything after ${catchUpSeconds.toFixed(1)} s`);
    const settled = await settledInCore(run, blocked);
    await tryBlocked(run, blocked, answers);
    await witness.rest();
    const core = corePlace(site.folder);
    const books = readHubBooks(site.folder);
    return {
      days: [old, ...days],
      events: core.length,
      passages: core.filter(({ kind }) => kind === 'passage').length,
      catchUpSeconds,
      books: { ...books, staleNotes: books.staleNotes - before.staleNotes },
      blockedAnswers: [...answers],
      ...settled,
      ...(await latenessOf(run, cutAtUtc)),
      findings: await witness.findings(),
    };
  } finally {
    await site.remove();
  }
};
