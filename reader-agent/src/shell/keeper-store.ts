import { ALARM_CODES } from '@furtka/core-contract/event';
import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { Block } from '@furtka/core-contract/sync';
import { ModeBody } from '@furtka/hub-contract/payloads';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { NOTHING_KEPT } from './door-memory.ts';
import type {
  KeeperWorkerData,
  KeptCounters,
  KeptDeny,
  KeptDoors,
  KeptModes,
} from './keeper-messages.ts';
import { type KeptFile, readKept, writeKept } from './kept-file.ts';
import { type RosterTrust, takeRoster } from './roster-intake.ts';

const Strict = { additionalProperties: false } as const;
const Key = Type.Object({ keyId: Type.String(), publicKey: Type.String() }, Strict);
const denyShape = Compile(
  Type.Object({ version: Type.Integer({ minimum: 0 }), blocks: Type.Array(Block) }, Strict),
);
const modesShape = Compile(
  Type.Object({ version: Type.Integer({ minimum: 0 }), doors: ModeBody.properties.doors }, Strict),
);
const countersShape = Compile(
  Type.Object(
    {
      salt: Type.String({ minLength: 1, maxLength: 64 }),
      counters: Type.Array(
        Type.Tuple([
          Type.String({ maxLength: 64 }),
          Type.Integer({ minimum: 0, maximum: 16_777_215 }),
        ]),
      ),
    },
    Strict,
  ),
);
const DoorId = Type.String({ pattern: UUID_PATTERN });
const Age = Type.Integer({ minimum: 0 });
const Try = Type.Object(
  {
    what: Type.String({ maxLength: 64 }),
    agesMs: Type.Array(Age, { maxItems: 16 }),
    locks: Type.Integer({ minimum: 0 }),
    leftMs: Age,
    idleMs: Age,
  },
  Strict,
);
const doorsShape = Compile(
  Type.Object(
    {
      /** Of an agent before this one: a date for all doors. It is dropped; at worst somebody of the staff comes in once more. */
      staffCameOn: Type.Optional(Type.String({ maxLength: 10 })),
      staffCame: Type.Optional(
        Type.Array(Type.Object({ doorId: DoorId, atUtc: Type.Integer({ minimum: 0 }) }, Strict)),
      ),
      tries: Type.Optional(
        Type.Array(
          Type.Object(
            { doorId: DoorId, keptAtUtc: Type.Integer({ minimum: 0 }), tries: Type.Array(Try) },
            Strict,
          ),
        ),
      ),
      alarms: Type.Array(
        Type.Object(
          {
            doorId: DoorId,
            code: Type.Union(ALARM_CODES.map((code) => Type.Literal(code))),
            readerId: Type.Optional(Type.String({ maxLength: 64 })),
            repeats: Type.Integer({ minimum: 0 }),
            isAnswered: Type.Boolean(),
          },
          Strict,
        ),
      ),
    },
    Strict,
  ),
);
const trustShape = Compile(
  Type.Object(
    {
      enrolmentId: Type.String(),
      trusted: Type.Array(Key),
      retired: Type.Array(Key),
      highestVersion: Type.Integer({ minimum: 0 }),
    },
    Strict,
  ),
);

/** The keeper's files: each in two slots. */
export interface KeeperFiles {
  roster: KeptFile;
  trust: KeptFile;
  deny: KeptFile;
  mode: KeptFile;
  counters: KeptFile;
  doors: KeptFile;
}

interface Shape<Value> {
  Check(value: unknown): value is Value;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Newest value of a kept file that has its shape; `fallback` when there is none. */
const load = <Value>(
  dir: string,
  name: string,
  shape: Shape<Value>,
  fallback: Value,
): { readonly file: KeptFile; readonly value: Value; readonly isDamaged: boolean } => {
  const { file, texts, isDamaged } = readKept(dir, name);
  for (const { text } of texts) {
    const value = parse(text);
    if (shape.Check(value)) return { file, value, isDamaged };
  }
  return { file, value: fallback, isDamaged: isDamaged || texts.length > 0 };
};

export interface Loaded {
  readonly files: KeeperFiles;
  readonly trust: RosterTrust;
  /** Signed text of the newest roster that still verifies. */
  readonly rosterText?: string;
  readonly deny: KeptDeny;
  readonly modes: KeptModes;
  readonly counters: KeptCounters;
  readonly doors: KeptDoors;
  readonly damaged: readonly string[];
}

const firstTrust = (data: KeeperWorkerData): RosterTrust => ({
  enrolmentId: data.enrolmentId,
  trusted: data.rosterKeys,
  retired: [],
  highestVersion: 0,
});

/** The newest roster on disk whose signature and site are good, whatever its age. */
const usableRoster = (
  texts: readonly { readonly text: string }[],
  data: KeeperWorkerData,
  trust: RosterTrust,
): string | undefined =>
  texts.find(
    ({ text }) =>
      takeRoster(text, {
        keys: [...trust.trusted, ...trust.retired],
        siteId: data.siteId,
        schoolId: data.schoolId,
        cardKeyIds: data.cardKeyIds,
        currentVersion: 0,
        highestVersion: 0,
        systemMs: 0,
        isClockSure: false,
      }).ok,
  )?.text;

/** Reads everything that outlives a restart; what cannot be used is named, never fatal. */
export const loadKept = (data: KeeperWorkerData): Loaded => {
  const { dataDir: dir } = data;
  const kept = load<RosterTrust>(dir, 'trust', trustShape as Shape<RosterTrust>, firstTrust(data));
  const trust = kept.value.enrolmentId === data.enrolmentId ? kept.value : firstTrust(data);
  const deny = load<KeptDeny>(dir, 'deny', denyShape, { version: 0, blocks: [] });
  const modes = load<KeptModes>(dir, 'mode', modesShape, { version: 0, doors: [] });
  const counters = load<KeptCounters>(dir, 'counters', countersShape, { salt: '', counters: [] });
  const doors = load(dir, 'doors', doorsShape as Shape<Partial<KeptDoors>>, NOTHING_KEPT);
  const roster = readKept(dir, 'roster');
  const rosterText = usableRoster(roster.texts, data, trust);
  const isRosterBad = roster.isDamaged || (roster.texts.length > 0 && rosterText === undefined);
  const damaged = [
    ...(kept.isDamaged ? ['trust'] : []),
    ...(deny.isDamaged ? ['deny'] : []),
    ...(modes.isDamaged ? ['mode'] : []),
    ...(counters.isDamaged ? ['counters'] : []),
    ...(doors.isDamaged ? ['doors'] : []),
    ...(isRosterBad ? ['roster'] : []),
  ];
  return {
    files: {
      roster: roster.file,
      trust: kept.file,
      deny: deny.file,
      mode: modes.file,
      counters: counters.file,
      doors: doors.file,
    },
    trust,
    ...(rosterText === undefined ? {} : { rosterText }),
    deny: deny.value,
    modes: modes.value,
    counters: counters.value,
    doors: {
      alarms: doors.value.alarms ?? [],
      staffCame: doors.value.staffCame ?? [],
      tries: doors.value.tries ?? [],
    },
    damaged,
  };
};

/** Writes one of the files; throws what the file system says. */
export const keep = (files: KeeperFiles, name: keyof KeeperFiles, text: string): void => {
  files[name] = writeKept(files[name], text);
};
