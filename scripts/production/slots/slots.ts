import { existsSync, readlinkSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFault } from '../command.ts';

/** Two places for a release: one runs, the other is free for the next. */
export const SLOTS = ['a', 'b'] as const;
export type Slot = (typeof SLOTS)[number];

/** A switch whose end nobody has seen yet; while the file is there, the old slot is the good one. */
interface Trial {
  readonly from: Slot;
  readonly to: Slot;
}

const asSlot = (value: unknown): Slot | undefined => SLOTS.find((slot) => slot === value);

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
};

/**
 * The slots below a folder:
 *
 *     slots/a, slots/b    whole releases
 *     current             link to the one that runs; changed by one rename
 *     trial.json          there from before a switch until the new slot has shown itself
 *
 * Whatever moment the power fails in, `current` names one whole release, and an unfinished trial goes back.
 */
export class Slots {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  folderOf(slot: Slot): string {
    return join(this.root, 'slots', slot);
  }

  /** The slot that runs. Errors: `CommandFault` when nothing is installed */
  current(): Slot {
    try {
      const slot = asSlot(readlinkSync(join(this.root, 'current')).split('/').at(-1));
      if (slot !== undefined && existsSync(this.folderOf(slot))) return slot;
    } catch {
      // Told below.
    }
    throw new CommandFault(`${this.root} holds no installation with two slots.`);
  }

  free(): Slot {
    return this.current() === 'a' ? 'b' : 'a';
  }

  async trial(): Promise<Trial | undefined> {
    try {
      const { from, to } = JSON.parse(await readFile(this.#trialFile(), 'utf8'));
      const old = asSlot(from);
      const next = asSlot(to);
      return old === undefined || next === undefined ? undefined : { from: old, to: next };
    } catch {
      return undefined;
    }
  }

  async beginTrial(trial: Trial): Promise<void> {
    const beside = `${this.#trialFile()}.new`;
    const file = await open(beside, 'w', 0o600);
    await file.writeFile(JSON.stringify(trial));
    await file.sync();
    await file.close();
    await rename(beside, this.#trialFile());
    await syncFolder(this.root);
  }

  async endTrial(): Promise<void> {
    await rm(this.#trialFile(), { force: true });
    await syncFolder(this.root);
  }

  /** One rename: before it the old slot runs at the next start, after it the new one. */
  async point(slot: Slot): Promise<void> {
    const beside = join(this.root, 'current.new');
    await rm(beside, { force: true });
    await symlink(join('slots', slot), beside);
    await rename(beside, join(this.root, 'current'));
    await syncFolder(this.root);
  }

  /** Takes back a switch that was cut short. @returns the slot that was given up, if any */
  async settle(): Promise<Slot | undefined> {
    await rm(join(this.root, 'current.new'), { force: true });
    const trial = await this.trial();
    if (trial !== undefined) await this.point(trial.from);
    await this.endTrial();
    return trial?.to;
  }

  /** First installation into an empty folder. */
  async make(): Promise<void> {
    await mkdir(join(this.root, 'slots'), { recursive: true });
  }

  async refuseTwo(): Promise<() => Promise<void>> {
    const lock = join(this.root, 'update.lock');
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
    } catch (cause) {
      if (await isHeld(lock))
        throw new CommandFault('Another update is under way on this machine.', { cause });
      await writeFile(lock, String(process.pid));
    }
    return () => rm(lock, { force: true });
  }

  #trialFile(): string {
    return join(this.root, 'trial.json');
  }
}

/** Does the process that wrote the lock still live? One that lost its power does not. */
const isHeld = async (lock: string): Promise<boolean> => {
  const pid = Number(await readFile(lock, 'utf8').catch(() => '0'));
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
