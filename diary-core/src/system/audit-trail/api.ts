import type { AccountId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';

export { namesIn } from './names.ts';

/** When a record first came into the register, school clock; undefined: never in an audited table. */
export const firstActOn = async (
  read: SchoolRead,
  recordId: string,
): Promise<number | undefined> => {
  const row = await read
    .from('audit_content as c')
    .innerJoin('audit as a', (join) =>
      join.onRef('a.school_id', '=', 'c.school_id').onRef('a.version', '=', 'c.audit_version'),
    )
    .select('a.at_school_utc as atUtc')
    .where('c.row_id', '=', recordId)
    .orderBy('c.audit_version')
    .limit(1)
    .executeTakeFirst();
  return row?.atUtc;
};

/** How many acts of these accounts the register holds. */
export const actsOf = async (
  read: SchoolRead,
  accountIds: readonly AccountId[],
): Promise<number> => {
  if (accountIds.length === 0) return 0;
  const { count } = await read
    .from('audit')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('actor_id', 'in', [...accountIds])
    .executeTakeFirstOrThrow();
  return Number(count);
};
