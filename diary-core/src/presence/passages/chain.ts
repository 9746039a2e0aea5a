import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { type CountingRule, counts, gapsOf, type PassageRow } from './domain.ts';
import {
  type ChainEnd,
  chainEnds,
  lastCountedBefore,
  passagesFrom,
  setGap,
  writeChainEnds,
} from './store.ts';

const byTime = (one: PassageRow, other: PassageRow): number =>
  one.occurredAtUtc - other.occurredAtUtc || (one.id < other.id ? -1 : 1);

/** Passages of each person, in order of time; those of nobody are left out. */
export const byHolder = (passages: Iterable<PassageRow>): Map<PersonId, PassageRow[]> => {
  const groups = new Map<PersonId, PassageRow[]>();
  for (const passage of passages) {
    if (passage.holderId === null) continue;
    const group = groups.get(passage.holderId) ?? [];
    group.push(passage);
    groups.set(passage.holderId, group);
  }
  for (const group of groups.values()) group.sort(byTime);
  return groups;
};

const endOf = (
  holderId: PersonId,
  passages: readonly PassageRow[],
  rule: CountingRule,
): ChainEnd | undefined => {
  const last = passages.findLast((passage) => counts(passage.opened, rule));
  return last === undefined
    ? undefined
    : {
        holderId,
        passageId: last.id,
        direction: last.direction,
        occurredAtUtc: last.occurredAtUtc,
      };
};

/**
 * Goes over a person's passages again from the first one that changed: for events that come after newer ones (an agent that was
 * away), where the flag of what follows may change.
 */
const repair = async (
  tx: SchoolTx,
  holderId: PersonId,
  fromUtc: number,
  rule: CountingRule,
): Promise<ChainEnd | undefined> => {
  const before = await lastCountedBefore(tx, holderId, fromUtc, rule);
  const passages = await passagesFrom(tx, holderId, fromUtc);
  const gaps = gapsOf(before?.direction, passages, rule);
  for (const [index, passage] of passages.entries()) {
    const gap = gaps[index] ?? 'none';
    if (gap !== passage.gap) await setGap(tx, passage.id, gap);
  }
  const end = endOf(holderId, passages, rule);
  if (end !== undefined || before === undefined) return end;
  return {
    holderId,
    passageId: before.id,
    direction: before.direction,
    occurredAtUtc: before.occurred_at_utc,
  };
};

interface Chained {
  /** With their flags, ready to be written. */
  readonly passages: readonly PassageRow[];
  /** To be called when they are written. */
  readonly finish: () => Promise<void>;
}

/**
 * Flags the passages of a batch (DOOR-14, PRES-04).
 *
 * What follows the end of a person's chain is flagged in memory; what comes out of order is flagged by a second look at the
 * stored passages, after they were written.
 *
 * @param changed  new and changed passages
 * @param counted  ids of those among them that counted before they changed
 */
export const chainPassages = async (
  tx: SchoolTx,
  changed: readonly PassageRow[],
  counted: ReadonlySet<string>,
  rule: CountingRule,
): Promise<Chained> => {
  const groups = byHolder(changed);
  const known = await chainEnds(tx, [...groups.keys()]);
  const flagged = new Map(changed.map((passage) => [passage.id, passage]));
  const ends: ChainEnd[] = [];
  const late: { readonly holderId: PersonId; readonly fromUtc: number }[] = [];
  for (const [holderId, group] of groups) {
    const end = known.get(holderId);
    const first = group[0]?.occurredAtUtc ?? 0;
    const follows = end === undefined || first > end.occurredAtUtc;
    if (!follows || group.some((passage) => counted.has(passage.id))) {
      late.push({ holderId, fromUtc: first });
      continue;
    }
    const gaps = gapsOf(end?.direction, group, rule);
    for (const [index, passage] of group.entries())
      flagged.set(passage.id, { ...passage, gap: gaps[index] ?? 'none' });
    const next = endOf(holderId, group, rule);
    if (next !== undefined) ends.push(next);
  }
  const finish = async (): Promise<void> => {
    const cleared: PersonId[] = [];
    for (const { holderId, fromUtc } of late) {
      const end = await repair(tx, holderId, fromUtc, rule);
      if (end === undefined) cleared.push(holderId);
      else ends.push(end);
    }
    await writeChainEnds(tx, ends, cleared);
  };
  return { passages: [...flagged.values()], finish };
};
