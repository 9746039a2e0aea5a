import { Direction, Opened } from '@furtka/core-contract/event';
import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { REASON_CODES } from '@furtka/core-contract/reasons';
import { LocalDate } from '@furtka/core-contract/roster';
import Type from 'typebox';
import { ENTRY_CAUSES, GAPS } from './domain.ts';

const Strict = { additionalProperties: false } as const;

export const StudentParams = Type.Object({ studentId: Id<'StudentId'>() }, Strict);
export const SiteParams = Type.Object({ siteId: Id<'SiteId'>() }, Strict);

/** One school date; today when left out. */
export const DayQuery = Type.Object({ date: Type.Optional(LocalDate) }, Strict);

/** A passage as the school sees it, with its flag. */
export const SitePassage = Type.Object(
  {
    eventId: Id<'EventId'>(),
    doorName: Type.String(),
    holderId: Type.Union([Id<'PersonId'>(), Type.Null()]),
    holderName: Type.String(),
    direction: Direction,
    occurredAtUtc: Type.Integer(),
    opened: Type.Union([Opened, Type.Literal('pending')]),
    late: Type.Boolean(),
    gap: OneOf(GAPS),
    /** Of an entry of the gatehouse's book. */
    cause: Type.Optional(OneOf(ENTRY_CAUSES)),
  },
  Strict,
);

export const RefusedTap = Type.Object(
  {
    eventId: Id<'EventId'>(),
    doorName: Type.String(),
    holderId: Type.Union([Id<'PersonId'>(), Type.Null()]),
    holderName: Type.String(),
    occurredAtUtc: Type.Integer(),
    reason: OneOf(REASON_CODES),
  },
  Strict,
);
