import type { DoorId } from '@furtka/core-contract/ids';
import type { SiteState } from '@furtka/core-contract/sync';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { confirmationsInForce, keepReceipts, receiptsFrom } from '../../presence/cards/api.ts';
import { doors, keepReport } from '../../presence/devices/api.ts';
import { type Hub, hubActor } from './hub.ts';
import { settlements } from './store.ts';

/** A hub speaks for the doors of its own site only. */
const ownDoorsOnly = (state: SiteState, own: ReadonlySet<DoorId>): SiteState => ({
  ...state,
  agents: state.agents.map((agent) => ({
    ...agent,
    doorIds: agent.doorIds.filter((doorId) => own.has(doorId)),
  })),
});

const keep = async (
  tx: SchoolTx,
  services: Pick<Services, 'clocks'>,
  hub: Hub,
  told: SiteState,
): Promise<void> => {
  const nowUtc = services.clocks.system.nowMs();
  const siteDoors = (await doors(tx)).filter((door) => door.siteId === hub.siteId);
  const state = ownDoorsOnly(told, new Set(siteDoors.map((door) => door.doorId)));
  await keepReport(tx, { hubId: hub.hubId, siteId: hub.siteId, receivedAtUtc: nowUtc, state });
  const open = await confirmationsInForce(tx, nowUtc);
  if (open.size === 0) return;
  const settledBy = await settlements(tx, hub.siteId, [...open.keys()]);
  const receipts = await receiptsFrom(tx, { siteId: hub.siteId, state }, settledBy, nowUtc);
  await keepReceipts(tx, receipts, nowUtc);
};

/** Keeps the latest state of a site and draws the receipts that doors give by it. */
export const takeState = (services: Services, hub: Hub, state: SiteState): Promise<void> =>
  services.db
    .forSchool(hub.schoolId)
    .change(
      { actor: hubActor(hub), action: 'hub.state', subject: { kind: 'hub', id: hub.hubId } },
      (tx) => keep(tx, services, hub, state),
    );
