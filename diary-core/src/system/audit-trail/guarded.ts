import type { Principal } from '../../kernel/access/principal.ts';
import { reaches } from '../../kernel/access/scope.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { guardedTables, reachOf, type Seen } from '../../kernel/privacy/guarded-data.ts';
import type { Services } from '../../kernel/services.ts';

type Content = Row<'audit_content'>;

/** Who asks the register, and by what rights. */
export interface Asker {
  readonly services: Services;
  readonly principal: Principal;
}

/** Whose a row is: by what it held, or else by the act, whose subject is the person. */
const personOf = (item: Content, column: string, act: Row<'audit'> | undefined): string => {
  const text = item.new_text ?? item.old_text;
  const held = text === null ? undefined : (JSON.parse(text) as Record<string, unknown>)[column];
  return typeof held === 'string' ? held : (act?.subject_id ?? '');
};

/** Items under a permission of their own: those the asker may not read, and whose the others are. */
export const guardedItems = async (
  read: SchoolRead,
  { services, principal }: Asker,
  { acts, contents }: { readonly acts: readonly Row<'audit'>[]; readonly contents: Content[] },
): Promise<{ hidden: ReadonlySet<Content>; seen: Seen[] }> => {
  const tables = guardedTables(services);
  const byVersion = new Map(acts.map((act) => [act.version, act]));
  const hidden = new Set<Content>();
  const seen: Seen[] = [];
  for (const item of contents) {
    const guard = item.table_name === null ? undefined : tables.get(item.table_name);
    if (guard === undefined) continue;
    const { permission, column } = guard;
    const personId = personOf(item, column, byVersion.get(item.audit_version));
    const reach = await reachOf(read, services, { principal, permission });
    if (reaches(reach, personId)) seen.push({ permission, personId });
    else hidden.add(item);
  }
  return { hidden, seen };
};
