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
  withdraw,
  withdrawnId,
} from './domain.ts';
import type { StoredPassage, TakenEvent } from './rows.ts';
import { insertEvents, passagesById, withdrawnAmong, writePassages } from './store.ts';

/** Ids under which passages may stand that these events speak of. */
const passageIdsOf = (events: readonly TakenEvent[]): EventId[] => [
  ...new Set(
    events.flatMap(({ event }) => [event.id, event.tapId ?? [], withdrawnId(event) ?? []].flat()),
  ),
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

const isEntry = ({ cause }: PassageRow): boolean => cause !== null;

/** Takes back what the gatehouse withdrew, whichever of the two came first. */
const withdrawEntries = async (
  tx: SchoolTx,
  siteId: SiteId,
  events: readonly TakenEvent[],
  passages: {
    readonly merged: Map<EventId, PassageRow>;
    readonly held: Map<EventId, StoredPassage>;
  },
): Promise<void> => {
  const { merged, held } = passages;
  const told = events.flatMap(({ event }) => withdrawnId(event) ?? []);
  const entries = [...merged.values()].filter(isEntry).map(({ id }) => id);
  const before = await withdrawnAmong(tx, siteId, entries);
  for (const id of new Set([...told, ...before])) {
    const passage = merged.get(id) ?? held.get(id);
    if (passage !== undefined && isEntry(passage)) merged.set(id, withdraw(passage));
  }
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
  for (const passage of passages) {
    const { id: passageId, holderId, opened } = passage;
    const before = held.get(passageId);
    if (holderId === null || !looksOther(before, passage)) continue;
    if (isShown(opened, rule)) tx.announce('passage.seen', { passageId, holderId });
    else if (before !== undefined && isShown(before.opened, rule))
      tx.announce('passage.withdrawn', { passageId, holderId });
    if (isEntry(passage)) tx.announce('gate.kept', { passageId, holderId });
  }
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
  const held = await passagesById(tx, passageIdsOf(events));
  const merged = merge(events, held, at.schoolUtc);
  await withdrawEntries(tx, siteId, events, { merged, held });
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
