import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type SigningKey, seal } from '@furtka/core-contract/signed';
import type { Enrolled } from '@furtka/hub-contract/local-api';
import { DOOR, HUB, NOW, SCHOOL, SIDE_DOOR, SITE } from './event-fixture.ts';

/** A key of a core. */
export const coreKey = (keyId: string): SigningKey => {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { keyId, publicKey: jwk.x ?? '', privateKey: jwk.d ?? '' };
};

/** What the core gives at enrolment. */
export const identityFrom = (key: SigningKey): Enrolled =>
  ({
    hubId: HUB,
    schoolId: SCHOOL,
    siteId: SITE,
    siteName: 'Szkoła Podstawowa nr 1',
    zone: 'Europe/Warsaw',
    credential: randomBytes(32).toString('base64url'),
    rosterKeys: [{ keyId: key.keyId, publicKey: key.publicKey }],
    cardKeys: [{ keyId: 'card-1', key: randomBytes(32).toString('base64url') }],
    coreUrl: 'http://localhost:8080',
  }) as unknown as Enrolled;

/** A small whole roster; fields may be replaced. */
export const rosterBody = (
  version: number,
  fields: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => {
  const door = (doorId: string, name: string) => ({
    doorId,
    name,
    pulseMs: 3000,
    heldOpenAfterMs: 30_000,
    needs: 'uid',
    oneReaderDirection: 'in',
  });
  return {
    v: 1,
    schoolId: SCHOOL,
    siteId: SITE,
    version,
    issuedAtUtc: NOW,
    zone: 'Europe/Warsaw',
    cardKeyId: 'card-1',
    settings: {
      staleAfterDays: 7,
      expiredAfterDays: 30,
      keyholderAfterDays: 90,
      repeatFoldMs: 5000,
      marginBeforeMinutes: 30,
      marginAfterMinutes: 30,
    },
    doors: [door(DOOR, 'Wejście główne'), door(SIDE_DOOR, 'Wejście boczne')],
    calendar: { from: '2026-09-01', to: '2027-06-25', daysOff: [], workedDays: [] },
    bells: [],
    groups: [],
    cards: [],
    settledBlocks: [],
    ...fields,
  };
};

export const signedRoster = (
  key: SigningKey,
  version: number,
  fields: Readonly<Record<string, unknown>> = {},
): string => seal(key, 'roster', JSON.stringify(rosterBody(version, fields)));
