import type { Direction, EventKind } from '@furtka/core-contract/event';
import type {
  AccountId,
  Brand,
  DoorId,
  EventId,
  PersonId,
  SiteId,
  VisitId,
} from '@furtka/core-contract/ids';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { isLate } from './domain.ts';
import { passagesById, withdrawnAmong } from './store.ts';

/** A line of the gatehouse's books as its event told it. */
export interface BookRow {
  readonly eventId: EventId;
  readonly kind: EventKind;
  /** School clock, UTC ms. */
  readonly atUtc: number;
  readonly direction: Direction;
  /** `detail.code`; empty where there is none. */
  readonly cause: string;
  readonly doorId: DoorId | null;
  readonly holderId: PersonId | null;
  readonly actorId: AccountId | null;
  readonly visitId: VisitId | undefined;
  readonly count: number | undefined;
  readonly note: string | undefined;
  readonly late: boolean;
  readonly withdrawn: boolean;
}

export interface BookRange {
  readonly fromUtc: number;
  readonly beforeUtc: number;
  readonly limit: number;
}

/** Parameters of one `in (…)`. */
const MANY = 1000;

const rowOf = (row: Row<'door_event'>, withdrawn: boolean): BookRow => ({
  eventId: row.id,
  kind: row.kind,
  atUtc: row.occurred_at_utc,
  direction: row.direction ?? 'in',
  cause: row.detail_json?.code ?? '',
  doorId: row.door_id,
  holderId: row.holder_id,
  actorId: row.actor_id,
  visitId: row.detail_json?.visitId,
  count: row.detail_json?.count,
  note: row.detail_json?.note,
  late: isLate(row.occurred_at_utc, row.received_at_school_utc),
  withdrawn,
});

const eventsOf = (
  read: SchoolRead,
  siteId: SiteId,
  kinds: readonly EventKind[],
  range: BookRange,
): Promise<Row<'door_event'>[]> =>
  read
    .from('door_event')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('kind', 'in', [...kinds])
    .where('occurred_at_utc', '>=', range.fromUtc)
    .where('occurred_at_utc', '<', range.beforeUtc)
    .orderBy('occurred_at_utc', 'desc')
    .orderBy('id', 'desc')
    .limit(range.limit)
    .execute();

const inParts = async <Id, R>(
  ids: readonly Id[],
  ask: (part: readonly Id[]) => Promise<Iterable<R>>,
): Promise<R[]> => {
  const found: R[] = [];
  for (let at = 0; at < ids.length; at += MANY)
    found.push(...(await ask(ids.slice(at, at + MANY))));
  return found;
};

/** Entries without a card and doors opened once, newest first; withdrawn ones marked. */
export const bookEntries = async (
  read: SchoolRead,
  siteId: SiteId,
  range: BookRange,
): Promise<BookRow[]> => {
  const rows = await eventsOf(read, siteId, ['gate.noted', 'door.let_in'], range);
  const ids = rows.map((row) => row.id);
  const withdrawn = new Set(await inParts(ids, (part) => withdrawnAmong(read, siteId, part)));
  return rows.map((row) => rowOf(row, withdrawn.has(row.id)));
};

/** Beginnings and ends of all visits that began or ended in the range, whenever the other half was. */
export const visitRows = async (
  read: SchoolRead,
  siteId: SiteId,
  range: BookRange,
): Promise<BookRow[]> => {
  const told = await eventsOf(read, siteId, ['visit.started', 'visit.ended'], range);
  const visitIds = [...new Set(told.flatMap((row) => row.about_id ?? []))];
  const rows = await inParts(visitIds, (part: readonly Brand<string>[]) =>
    read
      .from('door_event')
      .selectAll()
      .where('about_id', 'in', [...part])
      .where('site_id', '=', siteId)
      .where('kind', 'in', ['visit.started', 'visit.ended'])
      .orderBy('occurred_at_utc')
      .execute(),
  );
  return rows.map((row) => rowOf(row, false));
};

/** An entry about somebody, withdrawn or not. */
export const bookEntry = async (read: SchoolRead, id: string) =>
  (await passagesById(read, [id as EventId])).get(id as EventId);

/** How often somebody came in without the card at home, as the hub counts it: entries that were not withdrawn. */
export const forgottenCards = async (
  read: SchoolRead,
  holderId: PersonId,
  range: { readonly fromUtc: number; readonly beforeUtc: number },
): Promise<number> => {
  const row = await read
    .from('passage')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('holder_id', '=', holderId)
    .where('cause', '=', 'card.forgotten')
    .where('direction', '=', 'in')
    .where('opened', '!=', 'withdrawn')
    .where('occurred_at_utc', '>=', range.fromUtc)
    .where('occurred_at_utc', '<', range.beforeUtc)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
};
