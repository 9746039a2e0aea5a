import { LocalDate } from '@furtka/core-contract/roster';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1, maxLength: 100 });

/** One code, or several joined by commas. */
const Codes = Type.String({ minLength: 1, maxLength: 1000, pattern: '^[\\w.]+(,[\\w.]+){0,39}$' });

/**
 * `from`, `to`: school dates, both included. `search`: name of the person concerned, or the id of any record. `actor`: name of the
 * person who did it. `after`: version of the last act of the page before.
 */
export const AuditQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 100 })),
    subjectKind: Type.Optional(Codes),
    subjectId: Type.Optional(Name),
    actorId: Type.Optional(Name),
    actor: Type.Optional(Type.String({ maxLength: 100 })),
    action: Type.Optional(Codes),
    from: Type.Optional(LocalDate),
    to: Type.Optional(LocalDate),
    after: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,14}$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  Strict,
);

const Values = Type.Record(Type.String(), Type.Unknown());

/** One record that came, went or changed: what it held before and what it holds now. Secrets say only that they changed. */
export const AuditChange = Type.Object(
  {
    operation: Type.String(),
    record: Type.Optional(Type.String()),
    recordId: Type.Optional(Type.String()),
    old: Type.Optional(Values),
    new: Type.Optional(Values),
  },
  Strict,
);

/**
 * One act. `atUtc`: system clock; `atSchoolUtc`: school clock. Name and address are gone once retention erased them; the address is
 * there only for those who may see it. `names`: what people call the records whose ids stand in the act, where they have a name.
 */
export const AuditEntry = Type.Object(
  {
    version: Type.Integer(),
    atUtc: Type.Integer(),
    atSchoolUtc: Type.Integer(),
    actor: Type.Object(
      {
        kind: Type.String(),
        id: Type.String(),
        role: Type.String(),
        name: Type.Optional(Type.String()),
        address: Type.Optional(Type.String()),
      },
      Strict,
    ),
    action: Type.String(),
    subject: Type.Object({ kind: Type.String(), id: Type.Optional(Type.String()) }, Strict),
    reason: Type.Optional(Type.String()),
    changes: Type.Array(AuditChange),
    erased: Type.Boolean(),
    names: Type.Record(Type.String(), Type.String()),
  },
  Strict,
);

/** `intact`, or the first act at which the chain does not hold. `erased`: records whose content was erased by rule. Times: system clock. */
export const VerifyReply = Type.Object(
  {
    result: Type.Union([Type.Literal('intact'), Type.Literal('broken')]),
    acts: Type.Integer(),
    erased: Type.Integer(),
    checkedAtUtc: Type.Integer(),
    brokenAtVersion: Type.Optional(Type.Integer()),
    /** Time of the act that does not hold; missing where acts were cut off at the end. */
    brokenAtUtc: Type.Optional(Type.Integer()),
  },
  Strict,
);
