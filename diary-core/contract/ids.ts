import Type from 'typebox';

declare const brand: unique symbol;

/** A string that only its own kind of function may make; never a bare string across a function border. */
export type Brand<B extends string> = string & { readonly [brand]: B };

export type SchoolId = Brand<'SchoolId'>;
export type SiteId = Brand<'SiteId'>;
export type HubId = Brand<'HubId'>;
export type AgentId = Brand<'AgentId'>;
export type DoorId = Brand<'DoorId'>;
export type CardId = Brand<'CardId'>;
export type PersonId = Brand<'PersonId'>;
export type StudentId = Brand<'StudentId'>;
export type ClassId = Brand<'ClassId'>;
export type AccountId = Brand<'AccountId'>;
export type EventId = Brand<'EventId'>;
export type BlockId = Brand<'BlockId'>;
export type VisitId = Brand<'VisitId'>;

export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const uuid = new RegExp(UUID_PATTERN);

/** Lower-case UUID text, 36 characters; the same string on SQLite, PostgreSQL, MQTT and HTTP. */
export const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && uuid.test(text);

/** Text without NUL and without halves of a pair, which no text of a database can hold. */
export const STORABLE_PATTERN = '^[^\\u0000\\ud800-\\udfff]*$';

/** Schema of an id of kind `B`. */
export const Id = <B extends string>() =>
  Type.Unsafe<Brand<B>>(Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 }));

/** The platform is a tenant of its own: logins, sessions and accounts chain there. */
export const PLATFORM_SCHOOL_ID = '00000000-0000-0000-0000-000000000000' as SchoolId;

/**
 * Makes a UUIDv7 (RFC 9562 §5.7): time-ordered, so that inserts stay in order.
 *
 * @param nowMs   system time, UTC milliseconds, 0..2^48-1
 * @param random  10 random bytes; not kept
 */
export const uuidv7 = (nowMs: number, random: Uint8Array): string => {
  if (random.length < 10) throw new RangeError('uuidv7 needs 10 random bytes');
  const bytes = new Uint8Array(16);
  let time = Math.max(0, Math.floor(nowMs));
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
