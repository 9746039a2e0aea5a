import { eraseContent } from '../../kernel/audit/erase.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const KEY = 'audit.content';

/** Version up to which content goes in one call; undefined: nothing is over. */
const upTo = async (
  read: SchoolRead,
  { beforeUtc, limit }: Pick<ErasePart, 'beforeUtc' | 'limit'>,
): Promise<number | undefined> => {
  const first = await read
    .from('audit_content')
    .select('audit_version')
    .where('erased_at_utc', 'is', null)
    .orderBy('audit_version')
    .limit(1)
    .executeTakeFirst();
  if (first === undefined) return undefined;
  const acts = await read
    .from('audit')
    .select(['version', 'at_school_utc'])
    .where('version', '>=', first.audit_version)
    .orderBy('version')
    .limit(limit)
    .execute();
  // The school clock only moves forward, so versions are in the order of time.
  return acts.filter((act) => act.at_school_utc < beforeUtc).at(-1)?.version;
};

/**
 * What the register says, with names, addresses and old values: it goes when its time is over, its digest stays. The act itself (who,
 * by id, when, what kind) is kept for ever, so the chain can be checked over its whole length.
 */
export const auditRetention = defineRetention({
  key: KEY,
  from: 'event',
  least: 730,
  most: 3650,
  default: 1825,
  source: 'school',
  count: async (read, part) => {
    if (part.heldPersonIds.length > 0) return 0;
    const version = await upTo(read, part);
    if (version === undefined) return 0;
    const { count } = await read
      .from('audit_content')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('audit_version', '<=', version)
      .where('erased_at_utc', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(count);
  },
  erase: async (tx, part) => {
    // A content may speak of several people: while anybody is held, all of it stays.
    if (part.heldPersonIds.length > 0) return 0;
    const version = await upTo(tx, part);
    if (version === undefined) return 0;
    return eraseContent(tx, { upToVersion: version, rule: KEY, nowUtc: part.nowUtc });
  },
});
