import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';

const EVERY_MS = 10_000;

export interface DiskReading {
  /** Used share of the disk, thousandths; absent where it cannot be measured. */
  readonly diskPermille?: number;
  /** It takes no writing, as a worn memory card does or a file system after an error. */
  readonly diskReadOnly?: true;
}

const usedPermille = async (folder: string): Promise<Pick<DiskReading, 'diskPermille'>> => {
  const found = await statfs(folder).catch(() => undefined);
  if (found === undefined || found.blocks === 0) return {};
  const used = Math.round(1000 - (1000 * found.bavail) / found.blocks);
  return { diskPermille: Math.max(0, Math.min(1000, used)) };
};

/** The kernel says so to root too; a folder that only lacks the right to write is another fault. */
const isReadOnly = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'EROFS',
  );

/** The disk under the agent's folder, looked at now and then so that nobody waits for it. */
export class DiskWatch {
  readonly #folder: string;
  #timer: NodeJS.Timeout | undefined;
  #reading: DiskReading = {};
  /** A disk that hangs is asked once, not again and again. */
  #isLooking = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.#look(), EVERY_MS);
    await this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  read(): DiskReading {
    return this.#reading;
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const used = await usedPermille(this.#folder);
    this.#reading = {
      ...used,
      ...((await isReadOnly(this.#folder)) && { diskReadOnly: true as const }),
    };
    this.#isLooking = false;
  }
}
