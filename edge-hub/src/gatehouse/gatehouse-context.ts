import { randomBytes } from 'node:crypto';
import type { DoorEvent } from '@furtka/core-contract/event';
import { uuidv7 } from '@furtka/core-contract/ids';
import type { BookReply } from '@furtka/hub-contract/kiosk-api';
import type { CommandRequest, Enrolled } from '@furtka/hub-contract/local-api';
import { AppError } from '../app-error.ts';
import type { KioskAct } from '../eventlog/append.ts';
import type { HubParts } from '../hub-parts.ts';
import { type SiteDoor, siteDoors } from '../site/doors.ts';
import type { Act } from './book-store.ts';
import type { DoorsContext } from './doors-view.ts';
import type { Replies } from './replies.ts';

/** What the books of the gatehouse are kept with. */
export interface GatehouseContext extends DoorsContext {
  readonly parts: HubParts;
  readonly identity: Enrolled;
  /**
   * Sends a command to a door's agent; errors as `SiteRuntime.command`.
   *
   * @param isWanted  asked at the last moment; `false`: nothing is sent, as for a door that is away
   */
  readonly command: (order: CommandRequest, isWanted: () => boolean) => Promise<unknown>;
  readonly replies: Replies;
}

const DAY_MS = 86_400_000;

export const newId = ({ parts }: Pick<GatehouseContext, 'parts'>): string =>
  uuidv7(parts.clocks.system.nowMs(), randomBytes(10));

/** An act of the gatehouse as of now; `fields` say what was done, and by whom. */
export const actOf = (
  { parts, identity, site }: Pick<GatehouseContext, 'parts' | 'identity' | 'site'>,
  fields: { readonly id: string; readonly kind: KioskAct['kind'] } & Readonly<
    Record<string, unknown>
  >,
): Act => ({
  act: {
    sourceId: identity.hubId,
    occurredAtUtc: parts.clocks.school.nowMs(),
    clock: parts.clocks.isSure() ? 'sure' : 'unsure',
    rosterVersion: site.rosterVersion,
    ...fields,
  } as unknown as KioskAct,
  received: site.received(),
});

/** Tells who follows the log of an act that is committed. */
export const tellCommitted = (
  { parts }: Pick<GatehouseContext, 'parts'>,
  event: DoorEvent,
  received: Act['received'],
): void => {
  parts.committed.tell(event, () => event, received);
  parts.eventWakeups.wake();
};

/** The door beside the kiosk: as the directory says, else the first of the roster; `undefined` for a site without doors. */
export const gateDoor = (context: GatehouseContext): SiteDoor | undefined => {
  const doors = siteDoors(context);
  const { gateDoorId } = context.parts.directory.options ?? {};
  return doors.find((door) => door.doorId === gateDoorId) ?? doors[0];
};

/** A door of the site by its id. Errors: `door.not_found` */
export const doorNamed = (context: GatehouseContext, doorId: string): SiteDoor => {
  const door = siteDoors(context).find((one) => one.doorId === doorId);
  if (door === undefined) throw new AppError('not_found', 'door.not_found');
  return door;
};

/** Is a lockdown wanted at this door? The agent may not have confirmed it yet. */
export const isLockedDown = ({ site }: GatehouseContext, doorId: string): boolean =>
  site.modes.doors.some((door) => door.doorId === doorId && door.mode === 'lockdown');

/** Nobody is let in from outside in a lockdown, unless in an emergency; ways out stay. Errors: `kiosk.lockdown` */
export const refuseInLockdown = (context: GatehouseContext, door: SiteDoor | undefined): void => {
  if (door !== undefined && isLockedDown(context, door.doorId))
    throw new AppError('conflict', 'kiosk.lockdown');
};

/** What nobody could ask the core. */
export const uncheckedOf = ({ parts }: GatehouseContext): BookReply['unchecked'] => {
  if (parts.coreLink.view().connected) return [];
  const ageMs = parts.clocks.system.nowMs() - parts.directory.renewedAtUtc;
  return [
    'core.cards',
    'core.releases',
    ...(ageMs > DAY_MS ? ['core.directory_old' as const] : []),
  ];
};
