import type { SchoolRead } from '../../kernel/db/handles.ts';

/**
 * Since when everything is evidence: the earliest open incident in which access was left so that evidence can be gathered. School clock;
 * undefined: nothing is.
 */
export const evidenceSince = async (read: SchoolRead): Promise<number | undefined> => {
  const row = await read
    .from('incident')
    .select('happened_at_utc')
    .where('decision', '=', 'evidence')
    .where('closed_at_utc', 'is', null)
    .orderBy('happened_at_utc')
    .limit(1)
    .executeTakeFirst();
  return row?.happened_at_utc;
};
