import { Direction } from '@furtka/core-contract/event';
import { Id } from '@furtka/core-contract/ids';
import { LocalDate } from '@furtka/core-contract/roster';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;

export const SiteParams = Type.Object({ siteId: Id<'SiteId'>() }, Strict);

/** School dates, both included; left out: today. */
export const BookQuery = Type.Object(
  { from: Type.Optional(LocalDate), to: Type.Optional(LocalDate) },
  Strict,
);

/** A line of the forgotten-card book. `letIn`: the door was opened once by hand, perhaps for nobody known. */
export const GateBookEntry = Type.Object(
  {
    eventId: Id<'EventId'>(),
    kind: Type.Union([Type.Literal('entry'), Type.Literal('letIn')]),
    /** School clock, UTC ms. */
    atUtc: Type.Integer(),
    direction: Direction,
    /** Code of the event contract: `GATE_CAUSES` or `LET_IN_CAUSES`. */
    cause: Type.String(),
    doorName: Type.String(),
    personId: Type.Optional(Id<'PersonId'>()),
    name: Type.Optional(Type.String()),
    className: Type.Optional(Type.String()),
    note: Type.Optional(Type.String()),
    /** Who wrote it (GATE-08); empty for an account that is gone. */
    operatorName: Type.String(),
    late: Type.Boolean(),
    withdrawn: Type.Boolean(),
  },
  Strict,
);

/** A visit without its visitor. Times: school clock, UTC ms; no end: it is still open, as far as the core knows. */
export const VisitEntry = Type.Object(
  {
    visitId: Id<'VisitId'>(),
    startedAtUtc: Type.Optional(Type.Integer()),
    endedAtUtc: Type.Optional(Type.Integer()),
    /** Guests that the entry stands for. */
    count: Type.Integer({ minimum: 1 }),
    /** Closed at night: nobody saw the visitor leave. */
    notSeenOut: Type.Boolean(),
    operatorName: Type.String(),
    late: Type.Boolean(),
  },
  Strict,
);

/** A card forgotten too often in a month (`YYYY-MM`). Times: school clock, UTC ms. */
export const CardNote = Type.Object(
  {
    noteId: Id<'CardNoteId'>(),
    studentId: Id<'PersonId'>(),
    name: Type.String(),
    /** Of today. */
    classId: Type.Optional(Id<'ClassId'>()),
    className: Type.Optional(Type.String()),
    month: Type.String(),
    forgotten: Type.Integer({ minimum: 0 }),
    madeAtUtc: Type.Integer(),
    doneAtUtc: Type.Optional(Type.Integer()),
    doneBy: Type.Optional(Type.String()),
  },
  Strict,
);

/** `state`: `open` when left out. */
export const NoteQuery = Type.Object(
  {
    month: Type.Optional(Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' })),
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('all')])),
    after: Type.Optional(Id<'CardNoteId'>()),
  },
  Strict,
);
export const NoteParams = Type.Object({ noteId: Id<'CardNoteId'>() }, Strict);

/** `null`: the first door of the site. */
export const GateDoorBody = Type.Object(
  { doorId: Type.Union([Id<'DoorId'>(), Type.Null()]) },
  Strict,
);
export const GateDoorReply = Type.Object(
  { gateDoorId: Type.Union([Id<'DoorId'>(), Type.Null()]) },
  Strict,
);
