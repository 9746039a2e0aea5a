import { Id } from '@furtka/core-contract/ids';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;
const Code = Type.String({ pattern: '^[\\w.-]{1,64}$' });
const After = Type.Optional(Id<'QuarantineId'>());

export const QuarantineParams = Type.Object(
  { siteId: Id<'SiteId'>(), quarantineId: Id<'QuarantineId'>() },
  Strict,
);

/** One code only; left out: all of them. `after`: last row of the page before. */
export const QuarantineQuery = Type.Object({ code: Type.Optional(Code), after: After }, Strict);

/** `limit`: rows that one call tries, so that a page can show how far it is. */
export const ReplayQuery = Type.Object(
  {
    code: Type.Optional(Code),
    after: After,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  Strict,
);

/**
 * A row that could not be taken. `text` is what the hub received, as far as it is shown; what can be made out of it stands beside it
 * and may be wrong: nobody has checked it.
 */
export const QuarantinedView = Type.Object(
  {
    quarantineId: Id<'QuarantineId'>(),
    hubId: Id<'HubId'>(),
    position: Type.Integer(),
    code: Type.String(),
    /** Length of the whole row. */
    bytes: Type.Integer(),
    text: Type.String(),
    /** System clock of the core. */
    receivedAtUtc: Type.Integer(),
    hubReceivedAtUtc: Type.Integer(),
    sourceId: Type.Optional(Type.String()),
    kind: Type.Optional(Type.String()),
    doorName: Type.Optional(Type.String()),
    occurredAtUtc: Type.Optional(Type.Integer()),
  },
  Strict,
);

/** How many rows of a code wait, and since when. */
export const QuarantineCount = Type.Object(
  { code: Type.String(), count: Type.Integer(), oldestAtUtc: Type.Integer() },
  Strict,
);

/** What became of a row that was tried once more; `code` says why it stays. */
export const RowReplayed = Type.Object(
  {
    quarantineId: Id<'QuarantineId'>(),
    outcome: Type.Union([Type.Literal('taken'), Type.Literal('left')]),
    code: Type.Optional(Type.String()),
  },
  Strict,
);

export const ReplayReply = Type.Object(
  {
    taken: Type.Integer(),
    left: Type.Integer(),
    rows: Type.Array(RowReplayed),
    next: Type.Optional(Type.String()),
  },
  Strict,
);
