import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';
import type { FastifyInstance } from 'fastify';
import { siteDoors } from '../site/doors.ts';
import type { KioskContext } from './kiosk-access.ts';

const statusOf = (context: KioskContext): KioskStatus => {
  const { parts, identity } = context;
  return {
    schoolName: parts.directory.schoolName || identity.siteName,
    schoolNowUtc: parts.clocks.school.nowMs(),
    zone: identity.zone,
    core: parts.coreLink.view(),
    revoked: parts.revoked.value,
    directoryMissing: parts.directory.index === undefined,
    cardSeen: false,
    lockedForMs: 0,
    doors: siteDoors(context) as unknown as KioskStatus['doors'],
  };
};

/** What the locked screen shows: no names, for whoever stands before it. */
export const statusRoutes = (app: FastifyInstance, context: KioskContext): void => {
  app.get('/status', async (): Promise<KioskStatus> => statusOf(context));
};
