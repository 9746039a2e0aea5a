import type { Brand, EventId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { type CountingRule, counts, type Outcome, type PassageRow } from './domain.ts';
import {
  eventRow,
  passageFromRow,
  type ReceiptTimes,
  rowOfPassage,
  type StoredPassage,
  type TakenEvent,
} from './rows.ts';

const OUTCOMES: readonly Outcome[] = ['yes', 'no', 'unknown', 'pending', 'withdrawn'];

/** Site of each of these events that is held already. */
export const sitesOfEvents = async (
  read: SchoolRead,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, SiteId>> => {
  if (ids.length === 0) return new Map();
  const rows = await read
    .from('door_event')
    .select(['id', 'site_id as siteId'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.siteId]));
};

/** Site of each of these passages; a passage stands under the id of its tap, which may not have come yet. */
export const sitesOfPassages = async (
  read: SchoolRead,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, SiteId>> => {
  if (ids.length === 0) return new Map();
  const rows = await read
    .from('passage')
    .select(['id', 'site_id as siteId'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.siteId]));
};

/** Those of these entries that the gatehouse of the site took back, as far as it has been told. */
export const withdrawnAmong = async (
  read: SchoolRead,
  siteId: SiteId,
  ids: readonly EventId[],
): Promise<ReadonlySet<EventId>> => {
  if (ids.length === 0) return new Set();
  const rows = await read
    .from('door_event')
    .select('about_id as id')
    .where('about_id', 'in', ids as readonly string[] as readonly Brand<string>[])
    .where('kind', '=', 'gate.withdrawn')
    .where('site_id', '=', siteId)
    .execute();
  return new Set(rows.map((row) => row.id as string as EventId));
};

export const insertEvents = (
  tx: SchoolTx,
  events: readonly TakenEvent[],
  at: ReceiptTimes,
): Promise<void> =>
  tx.insertMany(
    'door_event',
    events.map((taken) => eventRow(taken, at)),
  );

export const passagesById = async (
  read: SchoolRead,
  ids: readonly EventId[],
): Promise<Map<EventId, StoredPassage>> => {
  if (ids.length === 0) return new Map();
  const rows = await read
    .from('passage')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, passageFromRow(row)]));
};

/** Writes passages, in place of those of the same id. */
export const writePassages = async (
  tx: SchoolTx,
  passages: readonly PassageRow[],
  siteId: SiteId,
  replaced: readonly EventId[],
): Promise<void> => {
  if (replaced.length > 0)
    await tx
      .deleteFrom('passage')
      .where('id', 'in', [...replaced])
      .execute();
  await tx.insertMany(
    'passage',
    passages.map((passage) => rowOfPassage(passage, siteId)),
  );
};

export interface ChainEnd {
  readonly holderId: PersonId;
  readonly passageId: EventId;
  readonly direction: PassageRow['direction'];
  readonly occurredAtUtc: number;
}

export const chainEnds = async (
  read: SchoolRead,
  holderIds: readonly PersonId[],
): Promise<Map<PersonId, ChainEnd>> => {
  if (holderIds.length === 0) return new Map();
  const rows = await read
    .from('passage_chain')
    .select([
      'id as holderId',
      'passage_id as passageId',
      'direction',
      'occurred_at_utc as occurredAtUtc',
    ])
    .where('id', 'in', [...holderIds])
    .execute();
  return new Map(rows.map((row) => [row.holderId, row]));
};

/** @param cleared  people of whom nothing counts any more */
export const writeChainEnds = async (
  tx: SchoolTx,
  ends: readonly ChainEnd[],
  cleared: readonly PersonId[],
): Promise<void> => {
  const holderIds = [...ends.map((end) => end.holderId), ...cleared];
  if (holderIds.length === 0) return;
  await tx.deleteFrom('passage_chain').where('id', 'in', holderIds).execute();
  await tx.insertMany(
    'passage_chain',
    ends.map((end) => ({
      id: end.holderId,
      passage_id: end.passageId,
      direction: end.direction,
      occurred_at_utc: end.occurredAtUtc,
    })),
  );
};

/** Passages of a person from an instant on, in order of time. */
export const passagesFrom = async (
  read: SchoolRead,
  holderId: PersonId,
  fromUtc: number,
): Promise<StoredPassage[]> => {
  const rows = await read
    .from('passage')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('occurred_at_utc', '>=', fromUtc)
    .orderBy('occurred_at_utc')
    .orderBy('id')
    .execute();
  return rows.map(passageFromRow);
};

/** The last passage before an instant that counted. */
export const lastCountedBefore = (
  read: SchoolRead,
  holderId: PersonId,
  beforeUtc: number,
  rule: CountingRule,
): Promise<Pick<Row<'passage'>, 'id' | 'direction' | 'occurred_at_utc'> | undefined> =>
  read
    .from('passage')
    .select(['id', 'direction', 'occurred_at_utc'])
    .where('holder_id', '=', holderId)
    .where('occurred_at_utc', '<', beforeUtc)
    .where(
      'opened',
      'in',
      OUTCOMES.filter((outcome) => counts(outcome, rule)),
    )
    .orderBy('occurred_at_utc', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const setGap = async (tx: SchoolTx, id: EventId, gap: PassageRow['gap']): Promise<void> => {
  await tx.updateTable('passage').set({ gap }).where('id', '=', id).execute();
};

/** Passages of a person between two instants, newest first. */
export const passagesOf = async (
  read: SchoolRead,
  holderId: PersonId,
  range: { readonly fromUtc: number; readonly beforeUtc: number },
): Promise<StoredPassage[]> => {
  const rows = await read
    .from('passage')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('occurred_at_utc', '>=', range.fromUtc)
    .where('occurred_at_utc', '<', range.beforeUtc)
    .orderBy('occurred_at_utc', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(passageFromRow);
};

/** Passages at a site between two instants, newest first. */
export const passagesAtSite = async (
  read: SchoolRead,
  siteId: SiteId,
  range: { readonly fromUtc: number; readonly beforeUtc: number; readonly limit: number },
): Promise<StoredPassage[]> => {
  const rows = await read
    .from('passage')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('occurred_at_utc', '>=', range.fromUtc)
    .where('occurred_at_utc', '<', range.beforeUtc)
    .where('opened', '!=', 'withdrawn')
    .orderBy('occurred_at_utc', 'desc')
    .orderBy('id', 'desc')
    .limit(range.limit)
    .execute();
  return rows.map(passageFromRow);
};

/** Refused taps at a site between two instants, newest first. */
export const refusedTaps = async (
  read: SchoolRead,
  siteId: SiteId,
  range: { readonly fromUtc: number; readonly beforeUtc: number; readonly limit: number },
  refusals: readonly NonNullable<Row<'door_event'>['reason']>[],
): Promise<Row<'door_event'>[]> =>
  read
    .from('door_event')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('kind', '=', 'tap')
    .where('reason', 'in', [...refusals])
    .where('occurred_at_utc', '>=', range.fromUtc)
    .where('occurred_at_utc', '<', range.beforeUtc)
    .orderBy('occurred_at_utc', 'desc')
    .orderBy('id', 'desc')
    .limit(range.limit)
    .execute();
