import type { Principal } from '../access/principal.ts';
import { personsWithin, type Within } from '../access/scope.ts';
import type { ChangeOptions, SchoolRead, SchoolTx } from '../db/handles.ts';
import type { Services } from '../services.ts';

/** A table whose content has a permission of its own, and the column that says whose a row is. */
export interface GuardedTable {
  readonly permission: string;
  readonly column: string;
}

export const guardedTables = ({ subjectData }: Services): ReadonlyMap<string, GuardedTable> =>
  new Map(
    subjectData.flatMap(({ table, column, guardedBy }) =>
      guardedBy === undefined ? [] : [[table.name, { permission: guardedBy, column }]],
    ),
  );

/** Whose content of that permission the asker sees; an empty set without the right. */
export const reachOf = async (
  read: SchoolRead,
  { access }: Services,
  { principal, permission }: { readonly principal: Principal; readonly permission: string },
): Promise<Within<string>> => {
  const scope = access.scope(principal, read.schoolId, permission);
  return scope === undefined ? new Set() : personsWithin(read, scope);
};

/** One reading of one person's guarded content. */
export interface Seen {
  readonly permission: string;
  readonly personId: string;
}

type Change = (
  options: Omit<ChangeOptions, 'actor'>,
  fn: (tx: SchoolTx) => Promise<void>,
) => Promise<void>;

/** Records readings, each once, as the route of the content itself does; to be called before anything leaves. */
export const recordSeen = async (change: Change, seen: readonly Seen[]): Promise<void> => {
  const once = new Map(seen.map((each) => [`${each.permission} ${each.personId}`, each]));
  for (const { permission, personId } of once.values())
    await change(
      { action: `${permission}.seen`, subject: { kind: permission, id: personId } },
      async (tx) => tx.record({}),
    );
};
