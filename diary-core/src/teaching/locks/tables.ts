import { bool, id, instant, integer, json, localDate, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import type { LockKind } from './domain.ts';

/** A range of days in which nobody changes the register. A lifted one stays, so that it is known what was closed when. */
export const dateLockTable = schoolTable(
  'date_lock',
  {
    id: id<'DateLockId'>(),
    first_day: localDate(),
    last_day: localDate(),
    kinds_json: json<readonly LockKind[]>(),
    /** Otherwise the classes of `date_lock_class`. */
    is_for_all_classes: bool(),
    reason: text(),
    set_at_utc: instant(),
    set_by_name: text().personal(),
    lifted_at_utc: instant().nullable(),
    lifted_by_name: text().nullable().personal(),
    lift_reason: text().nullable(),
    version: integer(),
  },
  { index: [{ columns: ['last_day'], where: { column: 'lifted_at_utc', isNull: true } }] },
);

export const dateLockClassTable = schoolTable(
  'date_lock_class',
  { id: id<'DateLockClassId'>(), lock_id: id<'DateLockId'>(), class_id: id<'ClassId'>() },
  {
    unique: [['lock_id', 'class_id']],
    references: { lock_id: 'date_lock', class_id: 'school_class' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    date_lock: TableOf<typeof dateLockTable>;
    date_lock_class: TableOf<typeof dateLockClassTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    'dateLock.changed': { readonly lockId: string };
  }
}
