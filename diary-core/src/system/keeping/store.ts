import { serviceActor } from '../../kernel/access/control.ts';
import type { NewRow, Row, SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import type { Copy } from './domain.ts';

export type CopyRow = Row<'backup_copy'>;

const SHOWN = 200;

/** The newest tries, newest first. */
export const copyRows = (read: SchoolRead): Promise<CopyRow[]> =>
  read.from('backup_copy').selectAll().orderBy('made_at_utc', 'desc').limit(SHOWN).execute();

export const toCopy = (row: CopyRow): Copy & { readonly fileName: string | null } => ({
  id: row.id,
  madeAtUtc: row.made_at_utc,
  isGood: row.outcome === 'good',
  isThere: row.file_name !== null && row.erased_at_utc === null,
  fileName: row.file_name,
});

const MACHINE = serviceActor('keeping');

const asMachine = (action: string, id: string) =>
  ({ actor: MACHINE, action, subject: { kind: 'backup_copy', id } }) as const;

/** Keeps what became of a try. */
export const keepCopy = (services: Services, row: NewRow<'backup_copy'>): Promise<void> =>
  services.db
    .forPlatform('a copy of the installation')
    .change(asMachine('keeping.copied', row.id), async (tx) => {
      await tx.insertInto('backup_copy', row).execute();
    });

export const markErased = (services: Services, id: string, nowUtc: number): Promise<void> =>
  services.db
    .forPlatform('a copy whose time is over')
    .change(asMachine('keeping.erased', id), async (tx) => {
      await tx
        .updateTable('backup_copy')
        .set({ erased_at_utc: nowUtc })
        .where('id', '=', id as CopyRow['id'])
        .execute();
    });
