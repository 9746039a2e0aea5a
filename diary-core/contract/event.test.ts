import t from 'tap';
import { Compile } from 'typebox/compile';
import { cardHash } from './card-hash.ts';
import {
  type Credential,
  Credential as CredentialSchema,
  canonicalCredential,
} from './credential.ts';
import { DoorEvent, eventFault } from './event.ts';

const check = Compile(DoorEvent);
const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';
const tap = {
  v: 1,
  id,
  source: 'agent',
  sourceId: id,
  epoch: id,
  seq: 1,
  kind: 'tap',
  doorId: id,
  direction: 'in',
  reason: 'granted.window',
  occurredAtUtc: 1,
  clock: 'sure',
  rosterVersion: 1,
};

t.test('a whole tap is taken', async (t) => {
  t.ok(check.Check(tap));
  t.equal(check.Check(tap) ? eventFault(tap) : 'refused', undefined);
});

t.test('unknown fields, wrong types and ranges are refused', async (t) => {
  const wrong: Record<string, unknown>[] = [
    { ...tap, name: 'Łucja' },
    { ...tap, v: 4 },
    { ...tap, seq: 0 },
    { ...tap, seq: 1.5 },
    { ...tap, occurredAtUtc: -1 },
    { ...tap, reason: 'denied.because' },
    { ...tap, credentialHash: 'ABCDEF' },
    { ...tap, detail: { secret: 1 } },
    { ...tap, kind: 'party' },
  ];
  for (const event of wrong) t.notOk(check.Check(event), JSON.stringify(event));
});

t.test('a kind without what it needs is told by a code', async (t) => {
  const faults: [Record<string, unknown>, string][] = [
    [{ ...tap, reason: undefined }, 'event.reason_missing'],
    [{ ...tap, opened: 'yes' }, 'event.tap_tells_opened'],
    [{ ...tap, doorId: undefined }, 'event.door_missing'],
    [{ ...tap, kind: 'passage' }, 'event.opened_missing'],
    [{ ...tap, kind: 'tap.unused', opened: 'no' }, 'event.tap_missing'],
    [{ ...tap, kind: 'card.blocked' }, 'event.block_missing'],
    [{ ...tap, kind: 'card.blocked', cardId: id, detail: { blockId: id } }, 'event.source_foreign'],
    [{ ...tap, actorId: id }, 'event.source_foreign'],
  ];
  for (const [event, code] of faults) t.equal(eventFault(event as unknown as DoorEvent), code);
});

t.test('credentials stay apart by technology, length and facility code', async (t) => {
  const credentials: Credential[] = [
    { technology: 'iso14443', uid: '04a1b2c3', assurance: 'uid' },
    { technology: 'iso14443', uid: '04a1b2c3d4e5f6', assurance: 'uid' },
    { technology: 'wiegand', bits: 26, facilityCode: 1, number: '77', assurance: 'uid' },
    { technology: 'wiegand', bits: 26, facilityCode: 2, number: '77', assurance: 'uid' },
    { technology: 'wiegand', bits: 34, facilityCode: 1, number: '77', assurance: 'uid' },
    { technology: 'wiegand', bits: 34, number: '77', assurance: 'uid' },
  ];
  const shape = Compile(CredentialSchema);
  t.ok(credentials.every((credential) => shape.Check(credential)));
  t.equal(new Set(credentials.map(canonicalCredential)).size, credentials.length);
  const key = Buffer.alloc(32, 1);
  t.equal(
    new Set(credentials.map((credential) => cardHash(key, credential))).size,
    credentials.length,
  );
  const [first] = credentials;
  if (first === undefined) throw new Error('no credential');
  t.equal(cardHash(key, first), cardHash(key, { ...first, assurance: 'keyed' }));
  t.not(cardHash(key, first), cardHash(Buffer.alloc(32, 2), first), 'another school, another hash');
});
