import type { HubDatabase } from '../database/hub-database.ts';
import type { PeopleIndex } from '../directory/people-search.ts';
import type { SiteDirectory } from '../directory/site-directory.ts';
import { dayAt, monthAt } from '../gatehouse/school-day.ts';
import type { MovementRow } from './movement.ts';
import type { Forgotten, RecordsStep, SubjectRecords } from './movement-store.ts';
import { type Whereabouts, whereaboutsOf } from './whereabouts.ts';

/** Everything is read again this often: what the retention took, and what no position tells of. */
const READ_AGAIN_MS = 600_000;

export interface PresenceOptions {
  readonly db: HubDatabase;
  readonly directory: SiteDirectory;
  readonly schoolNowUtc: () => number;
  readonly monotonicMs: () => number;
  readonly zone: () => string;
}

/** Where people are, at one moment. */
export interface PresenceView {
  /** School clock. */
  readonly nowUtc: number;
  readonly dayFromUtc: number;
  /** People with a record, by person id; somebody whom the directory does not know, by the id of holder or card. */
  readonly people: ReadonlyMap<string, Whereabouts>;
  /** Forgotten cards of this calendar month, by person id. */
  readonly forgotten: ReadonlyMap<string, Forgotten>;
}

/** Records in memory, and up to where they were read. */
interface Held {
  readonly subjects: Map<string, SubjectRecords>;
  readonly countTaps: boolean;
  readonly readAtMs: number;
  upToPosition: number;
}

interface Judged {
  readonly dayFromUtc: number;
  readonly byRecords: WeakMap<readonly MovementRow[], Whereabouts>;
}

const newestFirst = (a: MovementRow, b: MovementRow): number =>
  b.atUtc - a.atUtc || b.position - a.position;

/** Records by person: a card belongs to its holder as soon as the directory knows the two. */
const byPerson = (
  subjects: Iterable<SubjectRecords>,
  index: PeopleIndex | undefined,
): Map<string, readonly MovementRow[]> => {
  const found = new Map<string, readonly MovementRow[]>();
  for (const { subject, isCard, records } of subjects) {
    const holderId = isCard ? index?.byCardId.get(subject)?.personId : undefined;
    const personId = holderId ?? subject;
    const held = found.get(personId);
    found.set(personId, held === undefined ? records : [...held, ...records].sort(newestFirst));
  }
  return found;
};

/**
 * Who is inside, by cards and the kiosk's book together. Nothing is done per event: whoever asks has what changed since the last
 * asking read from the table of movements.
 */
export class Presence {
  readonly #options: PresenceOptions;
  #held: Held | undefined;
  /** One reading at a time; who asks meanwhile gets the next one. */
  #turn: Promise<unknown> = Promise.resolve();
  #next: Promise<PresenceView> | undefined;
  #judged: Judged = { dayFromUtc: 0, byRecords: new WeakMap() };

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /** Where people are, with every event that was committed before the call. */
  view(): Promise<PresenceView> {
    this.#next ??= this.#inTurn();
    return this.#next;
  }

  async #inTurn(): Promise<PresenceView> {
    await this.#turn;
    // From here on whoever asks may have an event that this reading misses.
    this.#next = undefined;
    const reading = this.#read();
    this.#turn = reading.catch(() => undefined);
    return reading;
  }

  async #read(): Promise<PresenceView> {
    const { db, directory, schoolNowUtc, zone } = this.#options;
    const subjects = await this.#records();
    const nowUtc = schoolNowUtc();
    const forgotten = await db.run('forgotten', monthAt(nowUtc, zone()));
    const { fromUtc: dayFromUtc } = dayAt(nowUtc, zone());
    const people = new Map<string, Whereabouts>();
    for (const [personId, records] of byPerson(subjects.values(), directory.index)) {
      const whereabouts = this.#judge(records, dayFromUtc);
      if (whereabouts !== undefined) people.set(personId, whereabouts);
    }
    return {
      nowUtc,
      dayFromUtc,
      people,
      forgotten: new Map(forgotten.map((one) => [one.personId, one])),
    };
  }

  /** Most records are those of the asking before. */
  #judge(records: readonly MovementRow[], dayFromUtc: number): Whereabouts | undefined {
    if (this.#judged.dayFromUtc !== dayFromUtc)
      this.#judged = { dayFromUtc, byRecords: new WeakMap() };
    const { byRecords } = this.#judged;
    const known = byRecords.get(records) ?? whereaboutsOf(records, dayFromUtc);
    if (known !== undefined) byRecords.set(records, known);
    return known;
  }

  async #records(): Promise<Held['subjects']> {
    const countTaps = this.#options.directory.options?.grantedTapCountsAsEntry ?? false;
    const held = this.#held;
    const isFresh =
      held !== undefined &&
      held.countTaps === countTaps &&
      this.#options.monotonicMs() - held.readAtMs < READ_AGAIN_MS;
    if (!isFresh) return this.#readAll(countTaps);
    const { upToPosition: changedAfter } = held;
    const step = await this.#options.db.run('records', { countTaps, changedAfter });
    take(held, step);
    held.upToPosition = Math.max(changedAfter, step.upToPosition);
    return held.subjects;
  }

  async #readAll(countTaps: boolean): Promise<Held['subjects']> {
    const { db, monotonicMs } = this.#options;
    const readAtMs = monotonicMs();
    const first = await db.run('records', { countTaps });
    // What comes in while the rest is read is read again at the next asking: from the first step's position on.
    const held: Held = {
      subjects: new Map(),
      countTaps,
      readAtMs,
      upToPosition: first.upToPosition,
    };
    let step = first;
    take(held, step);
    while (step.nextSubject !== undefined) {
      step = await db.run('records', { countTaps, afterSubject: step.nextSubject });
      take(held, step);
    }
    this.#held = held;
    return held.subjects;
  }
}

const take = ({ subjects }: Held, step: RecordsStep): void => {
  for (const one of step.subjects) {
    if (one.records.length === 0) subjects.delete(one.subject);
    else subjects.set(one.subject, one);
  }
};
