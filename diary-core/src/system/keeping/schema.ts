import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type, { type Static } from 'typebox';
import { COPY_FAULTS } from '../../kernel/copies/copy-fault.ts';
import { COPY_STATES } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Bytes = Type.Integer({ minimum: 0 });

const CopyView = Type.Object(
  {
    copyId: Id<'BackupCopyId'>(),
    /** The moment whose state it holds; system clock, UTC ms. */
    madeAtUtc: Type.Integer(),
    tookMs: Type.Integer(),
    cause: OneOf(['night', 'person']),
    outcome: OneOf(['good', 'failed']),
    fault: Type.Optional(OneOf(COPY_FAULTS)),
    bytes: Bytes,
    /** Its time was over, the file is gone. */
    erasedAtUtc: Type.Optional(Type.Integer()),
    /** Lies in the folder of the nightly copies. */
    isThere: Type.Boolean(),
  },
  Strict,
);

/** Something that grows, and how far it may. */
const StoreView = Type.Object(
  { store: OneOf(['database', 'copies']), usedBytes: Bytes, maxBytes: Type.Optional(Bytes) },
  Strict,
);

export const KeepingView = Type.Object(
  {
    atUtc: Type.Integer(),
    state: OneOf(COPY_STATES),
    /** Days that a nightly copy is kept; missing where none are made. */
    keepDays: Type.Optional(Type.Integer()),
    /** A copy asked for by a person waits or is being made. */
    isCopying: Type.Boolean(),
    lastGood: Type.Optional(CopyView),
    copies: Type.Array(CopyView),
    stores: Type.Array(StoreView),
    /** The mail server refuses this installation's login: no letter goes out until somebody mends the settings. */
    isMailLoginRefused: Type.Boolean(),
  },
  Strict,
);
export type KeepingView = Static<typeof KeepingView>;

export const CopyAsked = Type.Object({}, Strict);
