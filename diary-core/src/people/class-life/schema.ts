import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { CONTACT_KINDS, ENTITLEMENTS, EVENT_KINDS } from './kinds.ts';

const Strict = { additionalProperties: false } as const;
const Words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });

export const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, Strict);
export const ClassParams = Type.Object({ classId: Id<'ClassId'>() }, Strict);

const contact = {
  kind: OneOf(CONTACT_KINDS),
  guardianId: orNull(Id<'PersonId'>()),
  isReached: Type.Boolean(),
  on: LocalDate,
  at: orNull(Time),
  about: Words(2000),
  /** What stood in the way; needed when nobody was reached. */
  difficulty: orNull(Words(500)),
};
export const ContactBody = Type.Object(contact, Strict);
export type ContactBody = Static<typeof ContactBody>;

const written = { author: Type.String(), writtenAtUtc: Type.Integer() };
export const ContactView = Type.Object(
  { contactId: Id<'ParentContactId'>(), ...contact, guardian: orNull(Type.String()), ...written },
  Strict,
);
export type ContactView = Static<typeof ContactView>;

const event = { kind: OneOf(EVENT_KINDS), on: LocalDate, about: Words(2000) };
export const EventBody = Type.Object(event, Strict);
export type EventBody = Static<typeof EventBody>;
export const EventView = Type.Object(
  { eventId: Id<'ClassEventId'>(), ...event, ...written },
  Strict,
);
export type EventView = Static<typeof EventView>;

const release = {
  guardianId: Id<'PersonId'>(),
  entitlement: OneOf(ENTITLEMENTS),
  about: Words(1000),
};
export const ReleaseBody = Type.Object(release, Strict);
export type ReleaseBody = Static<typeof ReleaseBody>;
export const ReleaseView = Type.Object(
  {
    releaseId: Id<'InformationReleaseId'>(),
    ...release,
    guardian: Type.String(),
    on: LocalDate,
    ...written,
  },
  Strict,
);
export type ReleaseView = Static<typeof ReleaseView>;

/** A guardian of today; `isEntitled`: may be told about the student. */
export const Entitled = Type.Object(
  { guardianId: Id<'PersonId'>(), name: Type.String(), isEntitled: Type.Boolean() },
  Strict,
);
export type Entitled = Static<typeof Entitled>;
