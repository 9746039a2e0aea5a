import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VerifyKey } from '@furtka/core-contract/signed';
import { CommandFault } from '../command.ts';
import { readRelease } from './release.ts';
import { SLOTS, Slots } from './slots.ts';
import { runToEnd, systemdPrograms } from './systemd.ts';
import { install, type Programs, type UpdateOptions, update } from './update.ts';

const KEYS_FILE = 'release-keys.json';
const UNPACK_MS = 600_000;

/** Whose releases this machine takes: put there at installation, never by a release. */
const trustedKeys = (root: string): VerifyKey[] => {
  const file = join(root, KEYS_FILE);
  try {
    const keys: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(keys) && keys.length > 0)
      return keys.map(({ keyId, publicKey }) => ({
        keyId: String(keyId),
        publicKey: String(publicKey),
      }));
  } catch (cause) {
    throw new CommandFault(`${file} cannot be read; no release is taken without it.`, { cause });
  }
  throw new CommandFault(`${file} names no key; no release is taken without one.`);
};

/** A release as a folder; a file is unpacked into one that is cleared away afterwards. */
const asFolder = async <R>(release: string, use: (folder: string) => Promise<R>): Promise<R> => {
  if (!existsSync(release)) throw new CommandFault(`${release} is not there.`);
  if (statSync(release).isDirectory()) return use(release);
  const folder = mkdtempSync(join(tmpdir(), 'furtka-release-'));
  try {
    const args = ['--extract', '--no-same-owner', '--file', release, '--directory', folder];
    if ((await runToEnd('tar', args, UNPACK_MS)) !== 0)
      throw new CommandFault(`${release} is no archive that tar can read.`);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** `furtka update`. @returns what is printed. Errors: `CommandFault`; the release before it runs then */
export const updateFrom = (
  {
    root,
    release,
    trialMs,
  }: { readonly root: string; readonly release: string } & Pick<UpdateOptions, 'trialMs'>,
  programs: Programs = systemdPrograms(),
): Promise<string> =>
  asFolder(release, async (folder) => {
    const slots = new Slots(root);
    const keys = trustedKeys(root);
    const isFirst = !existsSync(join(root, 'current'));
    const place = { slots, release: folder, keys };
    const version = isFirst
      ? await install(place)
      : await update({ ...place, programs, ...(trialMs !== undefined && { trialMs }) });
    const how = isFirst ? 'is installed' : 'runs; the release before it stays as the way back';
    return `${version} ${how}.\n`;
  });

/** `furtka slots settle`: before anything else at each start of the machine. @returns what is printed */
export const settleSlots = async (root: string): Promise<string> => {
  const givenUp = await new Slots(root).settle();
  return givenUp === undefined
    ? 'No update was under way.\n'
    : `The update in slot ${givenUp} was cut short; the release before it runs.\n`;
};

/** `furtka slots`. @returns both slots, the running one marked */
export const listSlots = async (root: string): Promise<string> => {
  const slots = new Slots(root);
  const keys = trustedKeys(root);
  const current = slots.current();
  const lines: string[] = [];
  for (const slot of SLOTS) {
    const mark = slot === current ? '*' : ' ';
    const list = existsSync(slots.folderOf(slot))
      ? await readRelease(slots.folderOf(slot), keys).catch(() => undefined)
      : undefined;
    lines.push(`${mark} ${slot}  ${list === undefined ? 'empty' : list.version}`);
  }
  return `${lines.join('\n')}\n`;
};
