import type { SchoolTx } from '../db/handles.ts';

/**
 * For the retention service only: clears the content of audit items up to a version, leaving digests and the rule. The chain
 * stays whole, and `verify` says that content was erased by rule.
 *
 * @param rule  code of the rule, such as `audit.content_after_5_years`
 * @returns     how many items were cleared
 */
export const eraseContent = async (
  tx: SchoolTx,
  options: { readonly upToVersion: number; readonly rule: string; readonly nowUtc: number },
): Promise<number> => {
  const result = await tx
    .updateTable('audit_content')
    .set({
      old_text: null,
      new_text: null,
      salt: null,
      erased_at_utc: options.nowUtc,
      erased_by_rule: options.rule,
    } as never)
    .where('audit_version' as never, '<=', options.upToVersion as never)
    .where('erased_at_utc' as never, 'is', null as never)
    .executeTakeFirst();
  const items = Number(result.numUpdatedRows);
  if (items > 0)
    tx.record({
      table: 'audit_content',
      after: { rule: options.rule, upToVersion: options.upToVersion, items },
    });
  return items;
};
