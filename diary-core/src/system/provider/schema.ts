import { Id } from '@furtka/core-contract/ids';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;
const Name = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });

/** A school of the contract. `accounts`: everybody with a login there; `suspended`: since when, by whom and why. */
export const ProvidedSchool = Type.Object(
  {
    schoolId: Id<'SchoolId'>(),
    name: Type.String(),
    address: Type.String(),
    accounts: Type.Integer(),
    /** Guardians and students get in. */
    isOpen: Type.Boolean(),
    suspended: Type.Union([
      Type.Object(
        { sinceUtc: Type.Integer(), byName: Type.String(), reason: Type.String() },
        Strict,
      ),
      Type.Null(),
    ]),
  },
  Strict,
);

export const ProvidedSchoolParams = Type.Object({ schoolId: Id<'SchoolId'>() }, Strict);

/** Login: as of every account, small letters, digits, `.`, `_`, `@`, `-`. */
export const FoundBody = Type.Object(
  {
    name: Name(200),
    siteName: Name(80),
    zone: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    admin: Type.Object(
      {
        login: Type.String({ pattern: '^[a-z0-9][a-z0-9._@-]{2,119}$', maxLength: 120 }),
        firstName: Name(80),
        lastName: Name(80),
      },
      Strict,
    ),
  },
  Strict,
);

export const SuspendBody = Type.Object({ reason: Name(200) }, Strict);
