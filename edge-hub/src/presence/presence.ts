import type { HubDatabase } from '../database/hub-database.ts';
import type { PeopleIndex } from '../directory/people-search.ts';
import type { SiteDirectory } from '../directory/site-directory.ts';
import { dayAt, monthAt } from '../gatehouse/school-day.ts';
import type { MovementRow } from './movement.ts';
import type { Forgotten, RecordsQuery, RecordsStep, SubjectRecords } from './movement-store.ts';
import { type Whereabouts, whereaboutsOf } from './whereabouts.ts';

/** Everything is read again this often: what the retention took, and what no position tells of. */
const READ_AGAIN_MS = 600_000;
/** People and cards with records that are held; beyond, only those of the directory: a stolen agent makes up holders without end. */
const SUBJECTS_MAX = 50_000;

export interface PresenceOptions {
  readonly db: Pick<HubDatabase, 'run'>;
  readonly directory: Pick<SiteDirectory, 'index' | 'options'>;
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
  readonly countTaps: boolean | undefined;
  readonly readAtMs: number;
  forgotten: readonly Forgotten[];
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
  #last: PresenceView | undefined;
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

  /**
   * As `view`, but does not wait for a disk that is slow for longer than `patienceMs`: where people were at the last asking, then.
   */
  async viewWithin(patienceMs: number): Promise<PresenceView> {
    const fresh = this.view();
    const last = this.#last;
    if (last === undefined) return fresh;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<PresenceView>((resolve) => {
      timer = setTimeout(resolve, patienceMs, last);
    });
    try {
      return await Promise.race([fresh, patience]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #read(): Promise<PresenceView> {
    const { directory, schoolNowUtc, zone } = this.#options;
    const nowUtc = schoolNowUtc();
    const { fromUtc: dayFromUtc } = dayAt(nowUtc, zone());
    const { subjects, forgotten } = await this.#records(monthAt(nowUtc, zone()));
    const people = new Map<string, Whereabouts>();
    for (const [personId, records] of byPerson(subjects.values(), directory.index)) {
      const whereabouts = this.#judge(records, dayFromUtc);
      if (whereabouts !== undefined) people.set(personId, whereabouts);
    }
    this.#last = {
      nowUtc,
      dayFromUtc,
      people,
      forgotten: new Map(forgotten.map((one) => [one.personId, one])),
    };
    return this.#last;
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

  async #records(month: RecordsQuery['month']): Promise<Held> {
    const countTaps = this.#options.directory.options?.grantedTapCountsAsEntry;
    const held = this.#held;
    const isFresh =
      held !== undefined &&
      held.countTaps === countTaps &&
      this.#options.monotonicMs() - held.readAtMs < READ_AGAIN_MS;
    if (!isFresh) return this.#readAll({ countTaps, month });
    const { upToPosition: changedAfter } = held;
    const step = await this.#options.db.run('records', { countTaps, month, changedAfter });
    this.#take(held, step);
    held.upToPosition = Math.max(changedAfter, step.upToPosition);
    return held;
  }

  async #readAll(query: RecordsQuery): Promise<Held> {
    const { db, monotonicMs } = this.#options;
    const readAtMs = monotonicMs();
    let step = await db.run('records', query);
    // What comes in while the rest is read is read again at the next asking: from the first step's position on.
    const { upToPosition } = step;
    const { countTaps } = query;
    const held: Held = { subjects: new Map(), forgotten: [], countTaps, readAtMs, upToPosition };
    this.#take(held, step);
    while (step.nextSubject !== undefined) {
      step = await db.run('records', { ...query, afterSubject: step.nextSubject });
      this.#take(held, step);
    }
    this.#held = held;
    return held;
  }

  #take(held: Held, { subjects, forgotten }: RecordsStep): void {
    const { index } = this.#options.directory;
    const isKnown = (subject: string): boolean =>
      index?.byPersonId.has(subject) === true || index?.byCardId.has(subject) === true;
    held.forgotten = forgotten;
    for (const one of subjects) {
      const { subject, records } = one;
      if (records.length === 0) held.subjects.delete(subject);
      else if (held.subjects.size < SUBJECTS_MAX || held.subjects.has(subject) || isKnown(subject))
        held.subjects.set(subject, one);
    }
  }
}
