import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { VerifyKey } from '@furtka/core-contract/signed';
import { CommandFault } from '../command.ts';
import { checkFiles, type ReleaseList, readRelease, SIGNED_LIST } from './release.ts';
import type { Slot, Slots } from './slots.ts';

/** What stands around the slots: systemd on a real machine, plain processes in a test. */
export interface Programs {
  /** Ends what runs and starts what `current` now names. Errors: when it has not started within so many ms */
  restart(withinMs: number): Promise<void>;
  /** A simulated card opens a simulated door with the programs of this folder within so many ms; they need not be those that run. */
  opensDoor(folder: string, withinMs: number): Promise<boolean>;
  /** Of what was started nothing has failed. */
  areUp(): Promise<boolean>;
}

/** From the start of the new programs to the simulated door (issue 6). */
const TRIAL_MS = 60_000;
/** A release that is tried beside the others has as long. */
const BESIDE_MS = 60_000;
/** The way back has a time of its own, whatever the new programs took. */
const BACK_MS = 60_000;

export interface UpdateOptions {
  readonly slots: Slots;
  /** Folder of the release. */
  readonly release: string;
  readonly keys: readonly VerifyKey[];
  readonly programs: Programs;
  /** How long the new programs may take to start and to open the door, both together, ms; default one minute. */
  readonly trialMs?: number;
}

const syncFile = async (path: string): Promise<void> => {
  const file = await open(path, 'r');
  await file.sync();
  await file.close();
};

/** Copies what was signed, and nothing else, then checks the copy: what was read twice could have changed between. */
const fill = async (slots: Slots, slot: Slot, from: string, list: ReleaseList): Promise<void> => {
  const beside = `${slots.folderOf(slot)}.new`;
  await rm(beside, { recursive: true, force: true });
  const folders = new Set<string>([beside]);
  for (const { path, isProgram } of [...list.files, { path: SIGNED_LIST, isProgram: false }]) {
    const target = join(beside, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    await copyFile(join(from, path), target);
    await chmod(target, isProgram ? 0o755 : 0o644);
    await syncFile(target);
    folders.add(dirname(target));
  }
  await checkFiles(beside, list);
  for (const folder of folders) await syncFile(folder);
  await rm(slots.folderOf(slot), { recursive: true, force: true });
  await rename(beside, slots.folderOf(slot));
  await syncFile(dirname(slots.folderOf(slot)));
};

const refuseOlder = async (
  slots: Slots,
  { serial, version }: ReleaseList,
  keys: readonly VerifyKey[],
): Promise<void> => {
  const running = await readRelease(slots.folderOf(slots.current()), keys);
  if (serial <= running.serial)
    throw new CommandFault(
      `${version} is not newer than ${running.version}, which runs here; nothing was changed.`,
    );
};

const rollBack = async (slots: Slots, programs: Programs, from: Slot): Promise<void> => {
  await slots.point(from);
  await programs.restart(BACK_MS);
  await slots.endTrial();
};

/**
 * Is it the new programs that fail, or did nobody see the door? Either way the old ones are put back. What the start took is gone
 * from the time of the door: both together have `withinMs`.
 */
const showsItself = async (
  programs: Programs,
  folder: string,
  withinMs: number,
): Promise<boolean> => {
  const endMs = performance.now() + withinMs;
  try {
    await programs.restart(withinMs);
    const leftMs = Math.ceil(endMs - performance.now());
    return leftMs > 0 && (await programs.opensDoor(folder, leftMs)) && (await programs.areUp());
  } catch {
    return false;
  }
};

/**
 * Puts a signed release into the free slot, has a simulated card open a simulated door with it there, then lets it run; it stays only
 * if the door opens then too. The slot that ran before is untouched and stays as the way back.
 *
 * @returns  the version that runs now
 * Errors    `CommandFault`; the old slot runs then
 */
export const update = async ({
  slots,
  release,
  keys,
  programs,
  trialMs = TRIAL_MS,
}: UpdateOptions): Promise<string> => {
  const unlock = await slots.refuseTwo();
  try {
    await slots.settle();
    const list = await readRelease(release, keys);
    await refuseOlder(slots, list, keys);
    await checkFiles(release, list);
    const from = slots.current();
    const to = slots.free();
    await fill(slots, to, release, list);
    // Tried beside the running programs first: a release that opens no door costs nobody a moment at one.
    if (!(await programs.opensDoor(slots.folderOf(to), BESIDE_MS)))
      throw new CommandFault(
        `${list.version} did not open a simulated door and was never started; the release before it runs on.`,
      );
    await slots.beginTrial({ from, to });
    await slots.point(to);
    if (!(await showsItself(programs, slots.folderOf(to), trialMs))) {
      await rollBack(slots, programs, from);
      throw new CommandFault(
        `${list.version} did not open a simulated door; the release before it runs again.`,
      );
    }
    await slots.endTrial();
    return list.version;
  } finally {
    await unlock();
  }
};

/** The first release of a machine, into its first slot. */
export const install = async ({
  slots,
  release,
  keys,
}: Omit<UpdateOptions, 'programs'>): Promise<string> => {
  await slots.make();
  const list = await readRelease(release, keys);
  await checkFiles(release, list);
  await fill(slots, 'a', release, list);
  await slots.point('a');
  return list.version;
};
