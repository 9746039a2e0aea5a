import type { SchoolRead } from '../db/handles.ts';
import { FIRST_HASH } from '../db/kernel-tables.ts';
import { type ChainedRow, contentDigest, itemDigest, rowHash } from './chain.ts';
import type { Operation } from './content.ts';

/** What `verify` found. `brokenAt` is the version of the first row that does not hold. */
export type Verdict =
  | { readonly state: 'intact'; readonly rows: number }
  | {
      readonly state: 'erasedByRule';
      readonly rows: number;
      /** Items whose content retention has cleared; their digests still hold. */
      readonly erasedItems: number;
    }
  | { readonly state: 'broken'; readonly brokenAt: number; readonly why: BrokenBy };

export type BrokenBy = 'row' | 'link' | 'content' | 'head';

const PAGE = 500;

interface ContentRow {
  readonly audit_version: number;
  readonly operation: Operation;
  readonly table_name: string | null;
  readonly row_id: string | null;
  readonly old_text: string | null;
  readonly new_text: string | null;
  readonly salt: string | null;
  readonly digest: string;
  readonly erased_at_utc: number | null;
}

/** Does the item still say what was digested? Erased items keep their digest only. */
const holds = (item: ContentRow): boolean => {
  if (item.salt === null) return item.erased_at_utc !== null;
  const digest = itemDigest(item.salt, {
    operation: item.operation,
    table: item.table_name,
    rowId: item.row_id,
    oldText: item.old_text,
    newText: item.new_text,
  });
  return digest === item.digest;
};

const rowFault = (
  schoolId: string,
  row: ChainedRow & { readonly hash: string },
  previousHash: string,
  content: readonly ContentRow[],
): BrokenBy | undefined => {
  if (row.previous_hash !== previousHash) return 'link';
  if (rowHash(schoolId, row) !== row.hash) return 'row';
  if (contentDigest(content.map((item) => item.digest)) !== row.content_digest) return 'content';
  return content.every(holds) ? undefined : 'content';
};

const page = (read: SchoolRead, after: number) =>
  read
    .from('audit')
    .selectAll()
    .where('version', '>', after)
    .orderBy('version')
    .limit(PAGE)
    .execute();

const contentOf = async (
  read: SchoolRead,
  from: number,
  to: number,
): Promise<Map<number, ContentRow[]>> => {
  const items = await read
    .from('audit_content')
    .selectAll()
    .where('audit_version', '>=', from)
    .where('audit_version', '<=', to)
    .orderBy('audit_version')
    .orderBy('position')
    .execute();
  const byVersion = new Map<number, ContentRow[]>();
  for (const item of items) {
    const known = byVersion.get(item.audit_version);
    if (known === undefined) byVersion.set(item.audit_version, [item]);
    else known.push(item);
  }
  return byVersion;
};

/** Walks the whole chain of one school, page by page, up to the head. */
export const verify = async (read: SchoolRead): Promise<Verdict> => {
  let previousHash = FIRST_HASH;
  let after = 0;
  let rows = 0;
  let erasedItems = 0;
  for (;;) {
    const found = await page(read, after);
    const last = found.at(-1);
    if (last === undefined) break;
    const content = await contentOf(read, found[0]?.version ?? 0, last.version);
    for (const row of found) {
      const items = content.get(row.version) ?? [];
      const why = rowFault(read.schoolId, row, previousHash, items);
      if (why !== undefined) return { state: 'broken', brokenAt: row.version, why };
      erasedItems += items.filter((item) => item.salt === null).length;
      previousHash = row.hash;
      rows += 1;
    }
    after = last.version;
  }
  const head = await read
    .from('school_head')
    .select('audit_hash')
    .where('id', '=', read.schoolId)
    .executeTakeFirst();
  // Rows cut off the end leave a chain that is whole, but not the head.
  if ((head?.audit_hash ?? FIRST_HASH) !== previousHash)
    return { state: 'broken', brokenAt: after + 1, why: 'head' };
  return erasedItems > 0 ? { state: 'erasedByRule', rows, erasedItems } : { state: 'intact', rows };
};
