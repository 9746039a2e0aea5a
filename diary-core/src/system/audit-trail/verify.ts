import { contentDigest, itemDigest, rowHash } from '../../kernel/audit/chain.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { chainAfter, contentsOf, headHash } from './store.ts';

/** Hash before the first act. */
export const FIRST_HASH = '0'.repeat(64);
const PAGE = 200;

interface Verified {
  readonly result: 'intact' | 'broken';
  readonly acts: number;
  /** Records whose content retention erased; their digests still hold. */
  readonly erased: number;
  readonly brokenAtVersion?: number;
  /** Missing where acts were cut off at the end. */
  readonly brokenAtUtc?: number;
}

type Content = Row<'audit_content'>;

const isItemGood = (item: Content): boolean =>
  item.erased_at_utc !== null ||
  itemDigest(item.salt ?? '', {
    operation: item.operation,
    table: item.table_name,
    rowId: item.row_id,
    oldText: item.old_text,
    newText: item.new_text,
  }) === item.digest;

/**
 * Whether an act follows the one before and says what it said when it was written. Erased content is passed by its digest.
 *
 * @param contents  of this act, in order of position
 */
export const isActGood = (
  schoolId: string,
  act: Row<'audit'>,
  contents: readonly Content[],
  previousHash: string,
): boolean =>
  act.previous_hash === previousHash &&
  rowHash(schoolId, act) === act.hash &&
  contents.every(isItemGood) &&
  contentDigest(contents.map((item) => item.digest)) === act.content_digest;

/** Goes over the whole chain of a school. */
export const verifyTrail = async (read: SchoolRead): Promise<Verified> => {
  let hash = FIRST_HASH;
  let version = 0;
  let acts = 0;
  let erased = 0;
  for (;;) {
    const page = await chainAfter(read, version, PAGE);
    if (page.length === 0) break;
    const contents = await contentsOf(
      read,
      page.map((act) => act.version),
    );
    for (const act of page) {
      const own = contents.filter((item) => item.audit_version === act.version);
      if (!isActGood(read.schoolId, act, own, hash))
        return {
          result: 'broken',
          acts,
          erased,
          brokenAtVersion: act.version,
          brokenAtUtc: act.at_utc,
        };
      hash = act.hash;
      version = act.version;
      acts += 1;
      erased += own.filter((item) => item.erased_at_utc !== null).length;
    }
  }
  const head = await headHash(read);
  // Acts cut off at the end leave the head pointing at something that is not there.
  if (head !== undefined && head !== hash)
    return { result: 'broken', acts, erased, brokenAtVersion: version + 1 };
  return { result: 'intact', acts, erased };
};
