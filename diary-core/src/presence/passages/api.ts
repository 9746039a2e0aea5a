import type { EventId, SiteId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import type { TakenEvent } from './rows.ts';
import { sitesOfEvents, sitesOfPassages } from './store.ts';
import { takeEvents } from './take-events.ts';

export type { BookRow } from './book.ts';
export { bookEntries, bookEntry, forgottenCards, visitRows } from './book.ts';
export { doorNaming, instantsOf } from './reading.ts';
export { tapsAround } from './taps-around.ts';
export type { TakenEvent };

/** Site of each of these events that is held already. */
export const heldEvents = (
  read: SchoolRead,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, SiteId>> => sitesOfEvents(read, ids);

/** Site of each of these taps and entries of which a passage was drawn. */
export const heldPassages = (
  read: SchoolRead,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, SiteId>> => sitesOfPassages(read, ids);

/** Keeps new events of one site and draws passages from them; answers the taps heard of for the first time. */
export const keepEvents = (
  tx: SchoolTx,
  services: Pick<Services, 'clocks'>,
  siteId: SiteId,
  events: readonly TakenEvent[],
): Promise<EventId[]> => takeEvents(tx, services, siteId, events);

/** An event as it is held; undefined when it is not of this school. */
export const heldEvent = (read: SchoolRead, id: EventId): Promise<Row<'door_event'> | undefined> =>
  read.get('door_event', id);
