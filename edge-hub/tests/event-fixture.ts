import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@furtka/core-contract/ids';

/** Ids of the test world: two schools, the second with the same door name and agent name. */
export const SCHOOL = '00000000-0000-7000-8000-000000000001';
export const OTHER_SCHOOL = '00000000-0000-7000-8000-000000000002';
export const SITE = '00000000-0000-7000-8000-000000000011';
export const OTHER_SITE = '00000000-0000-7000-8000-000000000012';
export const HUB = '00000000-0000-7000-8000-000000000021';
export const DOOR = '00000000-0000-7000-8000-000000000031';
export const SIDE_DOOR = '00000000-0000-7000-8000-000000000032';
export const CARD = '00000000-0000-7000-8000-000000000041';
export const OTHER_CARD = '00000000-0000-7000-8000-000000000042';
export const EPOCH = '00000000-0000-7000-8000-0000000000e1';
/** Monday 2026-11-23 08:00 in Warsaw. */
export const NOW = Date.UTC(2026, 10, 23, 7, 0, 0);

export const newId = (): string => uuidv7(NOW, randomBytes(10));

/** A granted tap, whole and good; fields may be replaced, or removed by `undefined`. */
export const tapEvent = (
  agentId: string,
  seq: number,
  fields: Readonly<Record<string, unknown>> = {},
): { readonly id: string } & Record<string, unknown> => ({
  v: 1,
  id: newId(),
  source: 'agent',
  sourceId: agentId,
  epoch: EPOCH,
  seq,
  kind: 'tap',
  doorId: DOOR,
  direction: 'in',
  reason: 'granted.window',
  cardId: CARD,
  assurance: 'uid',
  occurredAtUtc: NOW,
  clock: 'sure',
  rosterVersion: NOW,
  ...fields,
});

export const bytesOf = (value: unknown): Buffer =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
