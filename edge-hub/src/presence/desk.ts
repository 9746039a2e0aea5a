import type { KioskDesk, KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import type { HubParts } from '../hub-parts.ts';
import type { DenyList } from '../site/deny-store.ts';
import { Wakeups } from '../wakeups.ts';
import { type FeedSources, feedOf } from './feed.ts';
import { countInside } from './inside-list.ts';
import type { PresenceView } from './presence.ts';

/** A wave of taps makes one picture, for all kiosks together: at most four in a second. */
const PICTURE_EVERY_MS = 250;
/** A picture that nothing has changed is made anew after this: its day may have ended. */
const PICTURE_LIFE_MS = 10_000;

export interface DeskOptions {
  readonly parts: Pick<
    HubParts,
    'clocks' | 'db' | 'directory' | 'eventWakeups' | 'presence' | 'stateWakeups'
  >;
  readonly deny: () => DenyList;
  readonly doors: () => readonly KioskDoor[];
}

interface Picture {
  readonly desk: KioskDesk;
  readonly madeAtMs: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What the gatehouse looks at all day, for every kiosk that waits for news. An event costs it one number; the picture is made when
 * somebody asks.
 */
export class Desk {
  readonly #options: DeskOptions;
  readonly #changes = new Wakeups();
  readonly #deaf: readonly (() => void)[];
  #version: number;
  #directoryVersion: number;
  #picture: Picture | undefined;
  #making: Promise<KioskDesk> | undefined;

  constructor(options: DeskOptions) {
    const { clocks, directory, eventWakeups, stateWakeups } = options.parts;
    this.#options = options;
    // Ahead of every version of the run before this one.
    this.#version = clocks.system.nowMs();
    this.#directoryVersion = directory.version;
    const changed = (): void => this.changed();
    this.#deaf = [eventWakeups.listen(changed), stateWakeups.listen(changed)];
  }

  /** Something happened that a kiosk waits for. */
  changed(): void {
    this.#version += 1;
    this.#changes.wake();
  }

  /**
   * The desk, at once when `since` is not its version, else at the next change.
   *
   * @param waitMs  longest wait
   */
  async next(since: number | undefined, waitMs: number): Promise<KioskDesk> {
    const { count } = this.#changes;
    if (since === this.#version && this.#isCurrent()) await this.#changes.wait(waitMs, count);
    return this.#now();
  }

  stop(): void {
    for (const end of this.#deaf) end();
    this.#changes.wake();
  }

  #isCurrent(): boolean {
    const { clocks, directory } = this.#options.parts;
    if (directory.version !== this.#directoryVersion) {
      this.#directoryVersion = directory.version;
      this.#version += 1;
    }
    const picture = this.#picture;
    if (picture === undefined || picture.desk.version !== this.#version) return false;
    return clocks.monotonicMs() - picture.madeAtMs < PICTURE_LIFE_MS;
  }

  async #now(): Promise<KioskDesk> {
    const picture = this.#picture;
    if (picture !== undefined && this.#isCurrent()) return picture.desk;
    this.#making ??= this.#make().finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async #make(): Promise<KioskDesk> {
    const { clocks } = this.#options.parts;
    const age = clocks.monotonicMs() - (this.#picture?.madeAtMs ?? Number.NEGATIVE_INFINITY);
    if (age < PICTURE_EVERY_MS) await pause(PICTURE_EVERY_MS - age);
    // Taken before reading: what happens meanwhile makes the next picture.
    const version = this.#version;
    const madeAtMs = clocks.monotonicMs();
    const desk = await this.#draw(version);
    this.#picture = { desk, madeAtMs };
    return desk;
  }

  async #draw(version: number): Promise<KioskDesk> {
    const { parts, doors } = this.#options;
    const { db, directory, presence } = parts;
    const [view, visits, entries] = await Promise.all([
      presence.view(),
      db.run('openVisits', null),
      db.run('feed', { nowUtc: parts.clocks.school.nowMs() }),
    ]);
    const { index } = directory;
    const longest = Math.min(...visits.map((visit) => visit.inAtUtc));
    const doorsNow = doors();
    return {
      version,
      counts: countInside({ view, index, visits }),
      openVisits: visits.length,
      ...(visits.length === 0 ? {} : { longestVisitSinceUtc: longest }),
      feed: feedOf(entries, this.#feedSources(doorsNow)),
      doors: [...doorsNow],
      notes: this.#notes(view),
    };
  }

  #feedSources(doors: readonly KioskDoor[]): FeedSources {
    const { deny, parts } = this.#options;
    return {
      index: parts.directory.index,
      doorNames: new Map(doors.map(({ doorId, name }) => [doorId as string, name])),
      denied: new Set<string>(deny().entries.map((entry) => entry.cardId)),
    };
  }

  /** Cards that were forgotten today for the time at which the school makes a note, or a later one. */
  #notes({ forgotten, dayFromUtc }: PresenceView): KioskDesk['notes'] {
    const { index, options } = this.#options.parts.directory;
    if (index === undefined || options === undefined) return [];
    return [...forgotten.values()]
      .filter(({ count, lastAtUtc }) => count >= options.forgottenNoteAt && lastAtUtc >= dayFromUtc)
      .flatMap(({ personId, count }) => {
        const person = index.byPersonId.get(personId);
        if (person === undefined) return [];
        const name = `${person.firstName} ${person.lastName}`;
        return [{ personId: person.personId, name, forgottenThisMonth: count }];
      });
  }
}
