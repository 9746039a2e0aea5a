import { readdir } from 'node:fs/promises';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { newestGood, stateOf } from './domain.ts';
import { COPY_NOW } from './jobs.ts';
import { diskFullness } from './make-copy.ts';
import type { KeepingView } from './schema.ts';
import { type CopyRow, copyRows, toCopy } from './store.ts';

/** Names in the folder of the nightly copies; `undefined` when none are made, or the folder is gone. */
export const copyFiles = async ({
  config: { copies },
}: Services): Promise<ReadonlySet<string> | undefined> => {
  if (copies === undefined) return undefined;
  try {
    return new Set(await readdir(copies.dir));
  } catch {
    return undefined;
  }
};

const isInFolder = (row: CopyRow, files: ReadonlySet<string> | undefined): boolean =>
  row.file_name !== null && row.erased_at_utc === null && files?.has(row.file_name) === true;

const copyView = (
  row: CopyRow,
  files: ReadonlySet<string> | undefined,
): KeepingView['copies'][number] => ({
  copyId: row.id,
  madeAtUtc: row.made_at_utc,
  tookMs: row.took_ms,
  cause: row.cause,
  outcome: row.outcome,
  bytes: row.bytes,
  isThere: isInFolder(row, files),
  ...(row.fault === null ? {} : { fault: row.fault }),
  ...(row.erased_at_utc === null ? {} : { erasedAtUtc: row.erased_at_utc }),
});

/** What the stores take and may take; asked outside of a transaction, because disks answer when they like. */
export const storesOf = async ({ config, room }: Services): Promise<KeepingView['stores']> => {
  const copies = config.copies === undefined ? undefined : await diskFullness(config.copies.dir);
  return [
    { store: 'database', ...(await room()) },
    ...(copies === undefined ? [] : [{ store: 'copies', ...copies } as const]),
  ];
};

export const isCopying = async (read: SchoolRead): Promise<boolean> =>
  (await read
    .from('job')
    .select('id')
    .where('kind', '=', COPY_NOW)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()) !== undefined;

/** Copies and stores as the administrator reads them. */
export const keepingView = async (
  read: SchoolRead,
  { config, clocks, mailer }: Services,
  outside: {
    readonly stores: KeepingView['stores'];
    readonly files: ReadonlySet<string> | undefined;
  },
): Promise<KeepingView> => {
  const { stores, files } = outside;
  const rows = await copyRows(read);
  const nowUtc = clocks.system.nowMs();
  const copies = rows.map((row) => ({ ...toCopy(row), isThere: isInFolder(row, files) }));
  const goodId = newestGood(copies)?.id;
  const good = rows.find(({ id }) => id === goodId);
  return {
    atUtc: nowUtc,
    state: stateOf(copies, {
      nowUtc,
      isOn: config.copies !== undefined,
      isFolderThere: files !== undefined,
    }),
    ...(config.copies === undefined ? {} : { keepDays: config.copies.keepDays }),
    isCopying: await isCopying(read),
    ...(good === undefined ? {} : { lastGood: copyView(good, files) }),
    copies: rows.map((row) => copyView(row, files)),
    stores,
    isMailLoginRefused: mailer.isLoginRefused,
  };
};
