import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';
import type { FastifyInstance } from 'fastify';
import { kioskDoors, siteAlarm } from '../gatehouse/doors-view.ts';
import { siteDoors } from '../site/doors.ts';
import type { KioskContext } from './kiosk-access.ts';

const statusOf = (context: KioskContext, kiosk: string): KioskStatus => {
  const { parts, identity } = context;
  const lockedForMs = context.pins.lockedForMs(kiosk);
  const alarm = siteAlarm(kioskDoors(context));
  return {
    schoolName: parts.directory.schoolName || identity.siteName,
    schoolNowUtc: parts.clocks.school.nowMs(),
    zone: identity.zone,
    core: parts.coreLink.view(),
    revoked: parts.revoked.value,
    directoryMissing: parts.directory.operators.length === 0,
    // A card does not help over a lock: both wait.
    cardSeen: lockedForMs === 0 && context.operatorCards.operator() !== undefined,
    lockedForMs,
    ...(alarm === undefined ? {} : { alarm }),
    doors: siteDoors(context) as unknown as KioskStatus['doors'],
  };
};

/** What the locked screen shows: no names, for whoever stands before it. */
export const statusRoutes = (app: FastifyInstance, context: KioskContext): void => {
  app.get('/status', async (request): Promise<KioskStatus> => statusOf(context, request.ip));
};
