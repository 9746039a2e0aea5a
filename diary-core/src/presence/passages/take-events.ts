import type { EventId, SiteId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolSettings } from '../../school/schools/api.ts';
import { chainPassages } from './chain.ts';
import {
  type CountingRule,
  counts,
  isShown,
  mergePassage,
  type PassageRow,
  passageOf,
} from './domain.ts';
import type { TakenEvent } from './rows.ts';
import { insertEvents, passagesById, writePassages } from './store.ts';

const tapIdsOf = (events: readonly TakenEvent[]): EventId[] => [
  ...new Set(events.flatMap(({ event }) => (event.tapId ? [event.tapId, event.id] : [event.id]))),
];

/** What the batch makes of each tap that it speaks of. */
const merge = (
  events: readonly TakenEvent[],
  held: ReadonlyMap<EventId, PassageRow>,
  reachedAtUtc: number,
): Map<EventId, PassageRow> => {
  const passages = new Map<EventId, PassageRow>();
  for (const { event, holderId } of events) {
    const told = passageOf(event, reachedAtUtc);
    if (told === undefined) continue;
    const next = { ...told, holderId };
    const known = passages.get(told.id) ?? held.get(told.id);
    passages.set(
      told.id,
      known === undefined ? next : mergePassage(known, next, event.kind === 'tap'),
    );
  }
  return passages;
};

const looksOther = (one: PassageRow | undefined, other: PassageRow): boolean =>
  one === undefined ||
  one.opened !== other.opened ||
  one.direction !== other.direction ||
  one.holderId !== other.holderId ||
  one.occurredAtUtc !== other.occurredAtUtc;

const announce = (
  tx: SchoolTx,
  passages: readonly PassageRow[],
  held: ReadonlyMap<EventId, PassageRow>,
  rule: CountingRule,
): void => {
  for (const passage of passages)
    if (
      passage.holderId !== null &&
      isShown(passage.opened, rule) &&
      looksOther(held.get(passage.id), passage)
    )
      tx.announce('passage.seen', { passageId: passage.id, holderId: passage.holderId });
};

/** Taps that the core hears of for the first time, refused ones too. */
const firstWords = (
  events: readonly TakenEvent[],
  merged: ReadonlyMap<EventId, PassageRow>,
  held: ReadonlyMap<EventId, PassageRow>,
): EventId[] => {
  const taps = events.filter(({ event }) => event.kind === 'tap').map(({ event }) => event.id);
  return [...new Set([...taps, ...merged.keys()])].filter((id) => !held.has(id));
};

/**
 * Keeps new events of one site and draws passages from them.
 *
 * @param events  good, not held yet, in order of the hub's log
 * @returns       taps whose first word this was, for the hop observer
 */
export const takeEvents = async (
  tx: SchoolTx,
  services: Pick<Services, 'clocks'>,
  siteId: SiteId,
  events: readonly TakenEvent[],
): Promise<EventId[]> => {
  if (events.length === 0) return [];
  const { grantedTapCountsAsEntry } = await schoolSettings(tx);
  const rule: CountingRule = grantedTapCountsAsEntry ? 'granted' : 'opened';
  const at = {
    systemUtc: services.clocks.system.nowMs(),
    schoolUtc: services.clocks.school.nowMs(),
  };
  await insertEvents(tx, events, at);
  const held = await passagesById(tx, tapIdsOf(events));
  const merged = merge(events, held, at.schoolUtc);
  const counted = new Set(
    [...held.values()].filter((passage) => counts(passage.opened, rule)).map(({ id }) => id),
  );
  const chained = await chainPassages(tx, [...merged.values()], counted, rule);
  const replaced = [...merged.keys()].filter((id) => held.has(id));
  await writePassages(tx, chained.passages, siteId, replaced);
  await chained.finish();
  announce(tx, chained.passages, held, rule);
  return firstWords(events, merged, held);
};
