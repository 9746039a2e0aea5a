import type { DoorEvent } from '@furtka/core-contract/event';
import type { EventId } from '@furtka/core-contract/ids';
import type { BatchRow, Cursor, Verdict } from '@furtka/core-contract/sync';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { noteHints } from '../../presence/card-hints/api.ts';
import { noteHelpCalls } from '../../presence/help-calls/api.ts';
import { keepEvents, type TakenEvent } from '../../presence/passages/api.ts';
import { readRow } from './domain.ts';
import type { Hub } from './hub.ts';
import { gatherFacts, heldAmong, judge } from './judge.ts';
import { isActOfKiosk } from './kiosk-acts.ts';
import type { RefusedRow } from './store.ts';

interface Read {
  readonly row: BatchRow;
  readonly event: DoorEvent;
}

/** What became of rows of a hub's log. */
export interface Taken {
  /** In order of the rows. */
  readonly verdicts: readonly Verdict[];
  readonly refused: readonly RefusedRow[];
  /** Taps that the core hears of for the first time. */
  readonly taps: readonly EventId[];
}

const stored = (hub: Hub, logId: Cursor['logId'], { row, event }: Read): TakenEvent => ({
  event,
  holderId: null,
  siteId: hub.siteId,
  hubId: hub.hubId,
  logId,
  position: row.position,
  hubReceivedAtUtc: row.receivedAtUtc,
  hubReceivedAtSchoolUtc: row.receivedAtSchoolUtc,
});

/**
 * Takes rows of a hub's log: events that are good and new are kept, each other row gets its verdict. One bad row holds up
 * nothing.
 */
export const takeRows = async (
  tx: SchoolTx,
  services: Pick<Services, 'clocks'>,
  hub: Hub,
  batch: { readonly logId: Cursor['logId']; readonly rows: readonly BatchRow[] },
): Promise<Taken> => {
  const refused: RefusedRow[] = [];
  const read: Read[] = [];
  for (const row of batch.rows) {
    const result = readRow(row);
    if (result.ok) read.push({ row, event: result.event });
    else refused.push({ row, code: result.code });
  }
  const events = read.map((each) => each.event);
  const facts = await gatherFacts(tx, hub.siteId, events, services.clocks.school.nowMs());
  const held = heldAmong(facts, events);
  const fresh: TakenEvent[] = [];
  const duplicates = new Set<number>();
  for (const each of read) {
    const judgement = judge(each.event, facts);
    if (held.has(each.event.id)) duplicates.add(each.row.position);
    else if (!judgement.ok) refused.push({ row: each.row, code: judgement.code });
    else {
      held.add(each.event.id);
      fresh.push({ ...stored(hub, batch.logId, each), holderId: judgement.holderId });
    }
  }
  const taps = await keepEvents(tx, services, hub.siteId, fresh);
  await noteHints(tx, fresh);
  await noteHelpCalls(tx, fresh);
  for (const { event } of fresh)
    if (event.kind === 'card.blocked') tx.announce('kiosk.blocked', { eventId: event.id });
    else if (isActOfKiosk(event)) tx.announce('kiosk.acted', { eventId: event.id });
  const codes = new Map(refused.map(({ row, code }) => [row.position, code]));
  const verdicts = batch.rows.map(({ position }): Verdict => {
    const code = codes.get(position);
    if (code !== undefined) return { position, outcome: 'quarantined', code };
    return { position, outcome: duplicates.has(position) ? 'duplicate' : 'stored' };
  });
  return { verdicts, refused, taps };
};
