import type { DoorEvent } from '@furtka/core-contract/event';
import type { Brand, HubId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { Cursor } from '@furtka/core-contract/sync';
import type { NewRow, Row } from '../../kernel/db/handles.ts';
import type { PassageRow } from './domain.ts';

/** An event that was found good, with the way it came. Times `hub…` are of the hub, `received…` of the core. */
export interface TakenEvent {
  readonly event: DoorEvent;
  /** Holder of the card, as the core knows it. */
  readonly holderId: PersonId | null;
  readonly siteId: SiteId;
  readonly hubId: HubId;
  readonly logId: Cursor['logId'];
  readonly position: number;
  readonly hubReceivedAtUtc: number;
  readonly hubReceivedAtSchoolUtc: number;
}

export interface ReceiptTimes {
  readonly systemUtc: number;
  readonly schoolUtc: number;
}

/** What an entry of the gatehouse's book speaks of. */
const aboutId = ({ kind, detail }: DoorEvent): Brand<string> | null => {
  if (kind === 'gate.withdrawn') return (detail?.eventId as string as Brand<string>) ?? null;
  const isVisit = kind === 'visit.started' || kind === 'visit.ended';
  return isVisit ? ((detail?.visitId as string as Brand<string>) ?? null) : null;
};

export const eventRow = (taken: TakenEvent, at: ReceiptTimes): NewRow<'door_event'> => {
  const { event } = taken;
  return {
    id: event.id,
    site_id: taken.siteId,
    hub_id: taken.hubId,
    door_id: event.doorId ?? null,
    source: event.source,
    source_id: event.sourceId,
    epoch: event.epoch,
    seq: event.seq,
    kind: event.kind,
    direction: event.direction ?? null,
    reason: event.reason ?? null,
    tap_id: event.tapId ?? null,
    about_id: aboutId(event),
    card_id: event.cardId ?? null,
    credential_hash: event.credentialHash ?? null,
    holder_id: taken.holderId,
    assurance: event.assurance ?? null,
    opened: event.opened ?? null,
    actor_id: event.actorId ?? null,
    detail_json: event.detail ?? null,
    occurred_at_utc: event.occurredAtUtc,
    clock: event.clock,
    roster_version: event.rosterVersion,
    log_id: taken.logId,
    log_position: taken.position,
    hub_received_at_utc: taken.hubReceivedAtUtc,
    hub_received_at_school_utc: taken.hubReceivedAtSchoolUtc,
    received_at_utc: at.systemUtc,
    received_at_school_utc: at.schoolUtc,
  };
};

/** A passage with the site at which it was told. */
export interface StoredPassage extends PassageRow {
  readonly siteId: SiteId;
}

export const passageFromRow = (row: Row<'passage'>): StoredPassage => ({
  id: row.id,
  siteId: row.site_id,
  doorId: row.door_id,
  holderId: row.holder_id,
  cardId: row.card_id,
  direction: row.direction,
  opened: row.opened,
  occurredAtUtc: row.occurred_at_utc,
  reachedAtUtc: row.reached_at_utc,
  late: row.is_late,
  gap: row.gap,
  cause: row.cause,
});

export const rowOfPassage = (passage: PassageRow, siteId: SiteId): NewRow<'passage'> => ({
  id: passage.id,
  site_id: siteId,
  door_id: passage.doorId,
  holder_id: passage.holderId,
  card_id: passage.cardId,
  direction: passage.direction,
  opened: passage.opened,
  occurred_at_utc: passage.occurredAtUtc,
  reached_at_utc: passage.reachedAtUtc,
  is_late: passage.late,
  gap: passage.gap,
  cause: passage.cause,
});
