import { generateKeyPairSync, randomUUID, webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardHash } from '@furtka/core-contract/card-hash';
import { type SigningKey, seal } from '@furtka/core-contract/signed';
import { controlOf, openSimulated } from '@furtka/hardware/simulated';
import { checkConfig } from './config.ts';
import { type Identity, saveIdentity } from './shell/identity.ts';
import { readKept, writeKept } from './shell/kept-file.ts';
import { PemConverter, X509CertificateGenerator } from './shell/x509.ts';
import { startAgent } from './start.ts';

/** A Monday at nine by Polish time, in no holidays: the probe judges the programs, not the hour at which it runs. */
const MONDAY_0900 = Date.UTC(2026, 10, 23, 8, 0);
const LOOK_MS = 20;
const UID = '04a1b2c3d4e5f6';
const OTHER_UID = '04ffffffffffff';
const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;

const ids = () => ({
  agentId: randomUUID(),
  schoolId: randomUUID(),
  siteId: randomUUID(),
  doorId: randomUUID(),
});
type Ids = ReturnType<typeof ids>;

const newSigningKey = (): SigningKey => {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { keyId: 'probe', publicKey: x, privateKey: d };
};

const makeIdentity = async (
  { agentId, schoolId, siteId }: Ids,
  { keyId, publicKey }: SigningKey,
  cardKey: Buffer,
): Promise<Identity> => {
  const keys = await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${agentId}`,
    notBefore: new Date(0),
    notAfter: new Date('9999-12-31T23:59:59Z'),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    keys,
  });
  const pem = certificate.toString('pem');
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    enrolmentId: randomUUID(),
    agentId: agentId as Identity['agentId'],
    schoolId: schoolId as Identity['schoolId'],
    siteId: siteId as Identity['siteId'],
    zone: 'Europe/Warsaw',
    mqttPort: 1,
    renewAfterUtc: MONDAY_0900 * 2,
    privateKeyPem: PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    certificatePem: pem,
    caPem: pem,
    hubKeys: [{ keyId, publicKey }],
    rosterKeys: [{ keyId, publicKey }],
    cardKeys: [{ keyId: 'k1', key: cardKey.toString('base64url') }],
  };
};

const rosterText = ({ schoolId, siteId, doorId }: Ids, cardKey: Buffer): string =>
  JSON.stringify({
    v: 1,
    schoolId,
    siteId,
    version: 1,
    issuedAtUtc: MONDAY_0900,
    zone: 'Europe/Warsaw',
    cardKeyId: 'k1',
    settings: {
      staleAfterDays: 7,
      expiredAfterDays: 30,
      keyholderAfterDays: 90,
      repeatFoldMs: 5000,
      marginBeforeMinutes: 30,
      marginAfterMinutes: 20,
    },
    doors: [
      {
        doorId,
        name: 'Probe',
        pulseMs: 1000,
        heldOpenAfterMs: 30_000,
        needs: 'uid',
        oneReaderDirection: 'unknown',
      },
    ],
    calendar: { from: '2026-09-01', to: '2027-06-25', daysOff: [], workedDays: [] },
    bells: [],
    groups: [
      {
        groupId: 'staff',
        kind: 'staff',
        lessons: [],
        hours: [{ weekday: 1, from: '06:00', to: '20:00' }],
        extra: [],
        followsCalendar: false,
        doors: [],
      },
    ],
    cards: [
      {
        hash: cardHash(cardKey, { technology: 'iso14443', uid: UID, assurance: 'uid' }),
        cardId: randomUUID(),
        holderId: randomUUID(),
        group: 0,
        state: 'active',
        assurance: 'uid',
      },
    ],
    settledBlocks: [],
  });

const openDoor = (monotonicMs: () => number) => {
  const devices = openSimulated(
    {
      readers: [{ id: 'reader', beepsByItself: false }],
      relays: [{ id: 'lock', selfTimed: true }],
      contacts: [],
      indicators: [],
      autoPush: [],
    },
    { monotonicMs, log: () => undefined },
  );
  const control = controlOf(devices);
  const lock = devices.relays.get('lock');
  if (control === undefined || lock === undefined) throw new RangeError('no simulated door');
  const seen = { openings: 0, isOpen: false };
  lock.on((energised) => {
    seen.isOpen = energised;
    if (energised) seen.openings += 1;
  });
  const present = (uid: string): void => {
    control.presentCard('reader', { technology: 'iso14443', uid, assurance: 'uid' });
  };
  return { devices, present, seen };
};

const until = async (isSo: () => boolean, withinMs: number): Promise<boolean> => {
  const end = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return true;
};

/** An agent that serves a simulated door, and the hand at that door. */
export interface ProbeDoor {
  /** Holds the card that opens to the reader, or one that nobody knows. */
  present(card: 'known' | 'unknown'): void;
  /** How often the lock was driven. */
  openings(): number;
  /** Is the lock driven now? */
  isOpen(): boolean;
  stop(): Promise<void>;
}

/** An agent as it ships, in a folder of its own, with a signed roster, a simulated reader and a simulated lock. */
export const startProbeDoor = async (): Promise<ProbeDoor> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'furtka-probe-'));
  const clear = () => rmSync(dataDir, { recursive: true, force: true });
  const began = performance.now();
  const wall = { nowMs: () => Math.round(MONDAY_0900 + performance.now() - began) };
  const monotonicMs = () => performance.now();
  const { devices, present, seen } = openDoor(monotonicMs);
  try {
    const own = ids();
    const key = newSigningKey();
    const cardKey = Buffer.from(webcrypto.getRandomValues(new Uint8Array(32)));
    saveIdentity(dataDir, await makeIdentity(own, key, cardKey));
    writeKept(readKept(dataDir, 'roster').file, seal(key, 'roster', rosterText(own, cardKey)));
    const config = checkConfig({
      dataDir,
      hub: { host: '127.0.0.1', mqttPort: 1 },
      driver: { name: 'simulated' },
      doors: [{ doorId: own.doorId, relay: 'lock', readers: [{ id: 'reader', side: 'in' }] }],
      healthPort: 0,
      logLevel: 'silent',
    });
    const clocks = { system: wall, school: wall, monotonicMs };
    const agent = await startAgent({ config, devices, clocks, synchronisedPath: '/nowhere' });
    return {
      present: (card) => present(card === 'known' ? UID : OTHER_UID),
      openings: () => seen.openings,
      isOpen: () => seen.isOpen,
      stop: () => agent.stop().finally(clear),
    };
  } catch (cause) {
    clear();
    throw cause;
  }
};

/**
 * Do the programs of this release open a door? An unknown card must leave the lock at rest, a known one must drive it.
 *
 * @param withinMs  how long the lock may take after the card
 */
export const probeDoor = async (withinMs: number): Promise<boolean> => {
  const door = await startProbeDoor();
  try {
    door.present('unknown');
    if (await until(() => door.openings() > 0, LOOK_MS * 5)) return false;
    door.present('known');
    return await until(() => door.openings() === 1, withinMs);
  } finally {
    await door.stop();
  }
};
