import { Directory } from '@furtka/core-contract/directory';
import type { Enrolled } from '@furtka/hub-contract/local-api';
import type { Logger } from 'pino';
import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { AppError } from '../app-error.ts';
import { eraseDirectoryFile, readDirectoryFile, writeDirectoryFile } from './directory-file.ts';
import { indexPeople, type PeopleIndex } from './people-search.ts';

/** Without renewal the names go after this. */
const DIRECTORY_LIFE_MS = 14 * 86_400_000;

const schema = Compile(Directory);
export type Operator = Static<typeof Directory>['operators'][number];
export type DirectoryOptions = Static<typeof Directory>['options'];

interface Held {
  readonly directory: Directory;
  readonly index: PeopleIndex;
  readonly renewedAtUtc: number;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export interface SiteDirectoryOptions {
  readonly folder: string;
  readonly nowUtc: () => number;
  readonly log: Logger;
}

/** The people of the site, for the kiosk. Replaced as a whole, erased after 14 days without renewal or when the hub is revoked. */
export class SiteDirectory {
  readonly #options: SiteDirectoryOptions;
  #held: Held | undefined;
  /** Writing and erasing take turns, so that an older write cannot land after an erasure. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: SiteDirectoryOptions) {
    this.#options = options;
  }

  get version(): number {
    return this.#held?.directory.version ?? 0;
  }

  get schoolName(): string {
    return this.#held?.directory.schoolName ?? '';
  }

  /** What the school decided for its gatehouse. */
  /** Is this a door of the building's outside? Each is, until the core says that it is not (C-36). */
  isOuterDoor(doorId: string): boolean {
    const inner: readonly string[] | undefined = this.options?.innerDoorIds;
    return inner?.includes(doorId) !== true;
  }

  get options(): DirectoryOptions | undefined {
    return this.#held?.directory.options;
  }

  /** When the core last renewed it, system clock. */
  get renewedAtUtc(): number {
    return this.#held?.renewedAtUtc ?? 0;
  }

  get index(): PeopleIndex | undefined {
    return this.#held?.index;
  }

  get operators(): readonly Operator[] {
    return this.#held?.directory.operators ?? [];
  }

  /** Reads the file at start; one that was touched is as good as none and goes. */
  async load(): Promise<void> {
    const stored = await readDirectoryFile(this.#options.folder);
    const directory = stored && parse(stored.text);
    if (stored !== undefined && schema.Check(directory)) {
      this.#hold(directory, stored.renewedAtUtc);
      await this.expire();
    } else await eraseDirectoryFile(this.#options.folder);
  }

  /**
   * Takes a directory from the core; the version that is held renews it.
   *
   * Errors: `directory.other_school`, `directory.older`
   */
  put(directory: Directory, identity: Pick<Enrolled, 'schoolId' | 'siteId'>): Promise<void> {
    return this.#inTurn(async () => {
      if (directory.schoolId !== identity.schoolId || directory.siteId !== identity.siteId)
        throw new AppError('invalid', 'directory.other_school');
      if (directory.version < this.version)
        throw new AppError('conflict', 'directory.older', { details: { held: this.version } });
      const renewedAtUtc = this.#options.nowUtc();
      const text = JSON.stringify(directory);
      await writeDirectoryFile(this.#options.folder, { text, renewedAtUtc });
      this.#hold(directory, renewedAtUtc);
      this.#options.log.info({ version: directory.version }, 'directory.stored');
    });
  }

  erase(why: 'revoked' | 'expired'): Promise<void> {
    // Out of memory at once, whatever the disk does.
    this.#held = undefined;
    return this.#inTurn(async () => {
      this.#held = undefined;
      await eraseDirectoryFile(this.#options.folder);
      this.#options.log.warn({ why }, 'directory.erased');
    });
  }

  /** Erases a directory that nobody has renewed for 14 days. Called now and then. */
  async expire(): Promise<void> {
    const held = this.#held;
    if (held !== undefined && this.#options.nowUtc() - held.renewedAtUtc >= DIRECTORY_LIFE_MS)
      await this.erase('expired');
  }

  #hold(directory: Directory, renewedAtUtc: number): void {
    this.#held = { directory, index: indexPeople(directory), renewedAtUtc };
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
