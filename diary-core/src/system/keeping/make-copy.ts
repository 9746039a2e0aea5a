import { rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { whereOf } from '../../kernel/copies/copy-fault.ts';
import { readKeyFile } from '../../kernel/copies/key-file.ts';
import { writeCopy } from '../../kernel/copies/write-copy.ts';
import { PRESSED_AT } from '../../kernel/db/room.ts';
import type { Services } from '../../kernel/services.ts';
import { copyFileName, outlived } from './domain.ts';
import { copyRows, keepCopy, markErased, toCopy } from './store.ts';

/** Used share of the disk on which a folder lies, 0 to 1; undefined when the folder is not there. */
export const diskFullness = async (
  folder: string,
): Promise<{ readonly usedBytes: number; readonly maxBytes: number } | undefined> => {
  try {
    const { blocks, bavail, bsize } = await statfs(folder);
    return { usedBytes: (blocks - bavail) * bsize, maxBytes: blocks * bsize };
  } catch {
    return undefined;
  }
};

const platformCopies = async (services: Services) =>
  (await services.db.forPlatform('copies of the installation').read(copyRows)).map(toCopy);

/** Takes away the copies whose time is over. */
export const eraseOutlived = async (services: Services): Promise<void> => {
  const { copies: settings } = services.config;
  if (settings === undefined) return;
  const disk = await diskFullness(settings.dir);
  const isPressed = disk !== undefined && disk.usedBytes >= PRESSED_AT * disk.maxBytes;
  const nowUtc = services.clocks.system.nowMs();
  const rule = { nowUtc, keepDays: settings.keepDays, isPressed };
  for (const { id, fileName } of outlived(await platformCopies(services), rule)) {
    if (fileName !== null) await rm(join(settings.dir, fileName), { force: true });
    await markErased(services, id, nowUtc);
  }
};

/** Copies the installation into the folder that the config names, and keeps what became of it. It does not throw. */
export const makeCopy = async (
  services: Services,
  cause: 'night' | 'person',
  signal?: AbortSignal,
): Promise<void> => {
  const { config, clocks, log } = services;
  if (config.copies === undefined) return;
  const { dir, keyFile } = config.copies;
  const madeAtUtc = clocks.system.nowMs();
  const began = clocks.monotonicMs();
  const fileName = copyFileName(madeAtUtc);
  const base = { id: services.newId<'BackupCopyId'>(), made_at_utc: madeAtUtc, cause };
  const tookMs = () => Math.round(clocks.monotonicMs() - began);
  try {
    const { bytes } = await writeCopy({
      config,
      outFile: join(dir, fileName),
      passphrase: readKeyFile(keyFile),
      nowMs: () => madeAtUtc,
      ...(signal === undefined ? {} : { signal }),
    });
    await keepCopy(services, {
      ...base,
      took_ms: tookMs(),
      outcome: 'good',
      file_name: fileName,
      bytes,
    });
    log.info({ bytes, tookMs: tookMs() }, 'keeping.copied');
  } catch (error) {
    log.error({ err: error }, 'keeping.copy_failed');
    const fault = whereOf(error);
    await keepCopy(services, { ...base, took_ms: tookMs(), outcome: 'failed', fault, bytes: 0 });
  }
  await eraseOutlived(services);
};
