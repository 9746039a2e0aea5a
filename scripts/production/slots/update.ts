import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { VerifyKey } from '@furtka/core-contract/signed';
import { CommandFault } from '../command.ts';
import { checkFiles, type ReleaseList, readRelease, SIGNED_LIST } from './release.ts';
import type { Slot, Slots } from './slots.ts';

/** What stands around the slots: systemd on a real machine, plain processes in a test. */
export interface Programs {
  /** Ends what runs and starts what `current` now names. */
  restart(): Promise<void>;
  /** A simulated card opens a simulated door with the programs of this folder, in time. */
  opensDoor(folder: string): Promise<boolean>;
}

export interface UpdateOptions {
  readonly slots: Slots;
  /** Folder of the release. */
  readonly release: string;
  readonly keys: readonly VerifyKey[];
  readonly programs: Programs;
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
  await programs.restart();
  await slots.endTrial();
};

/** Is it the new programs that fail, or did nobody see the door? Either way the old ones are put back. */
const showsItself = async (programs: Programs, folder: string): Promise<boolean> => {
  try {
    await programs.restart();
    return await programs.opensDoor(folder);
  } catch {
    return false;
  }
};

/**
 * Puts a signed release into the free slot and lets it run; it stays only if a simulated card opens a simulated door with it. The slot
 * that ran before is untouched and stays as the way back.
 *
 * @returns  the version that runs now
 * Errors    `CommandFault`; the old slot runs then
 */
export const update = async ({
  slots,
  release,
  keys,
  programs,
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
    await slots.beginTrial({ from, to });
    await slots.point(to);
    if (!(await showsItself(programs, slots.folderOf(to)))) {
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
