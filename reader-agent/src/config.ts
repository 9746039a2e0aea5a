import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { Id } from '@furtka/core-contract/ids';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const Strict = { additionalProperties: false } as const;
const DeviceId = Type.String({ minLength: 1, maxLength: 32 });
const Port = Type.Integer({ minimum: 1, maximum: 65535 });
const Debounce = Type.Integer({ minimum: 0, maximum: 10_000 });
const Rests = Type.Union([Type.Literal('closed'), Type.Literal('open')]);

export const ReaderConfig = Type.Object(
  {
    id: DeviceId,
    /** `out`: the way out, never refused. `none`: one reader for both; the roster says what is recorded. */
    side: Type.Union([Type.Literal('in'), Type.Literal('out'), Type.Literal('none')]),
    indicator: Type.Optional(DeviceId),
    /** It tells a card again and again while it lies there: the same number twice within a second is no alarm. */
    repeats: Type.Optional(Type.Boolean()),
  },
  Strict,
);
export type ReaderConfig = Static<typeof ReaderConfig>;

export const DoorConfig = Type.Object(
  {
    doorId: Id<'DoorId'>(),
    relay: DeviceId,
    /** Contact of the leaf: open while the leaf is open. Without it every passage is "unknown". */
    contact: Type.Optional(DeviceId),
    exitButton: Type.Optional(DeviceId),
    /** State of the button's contact when nobody presses; `closed` also frees the way out when its wire breaks. */
    exitButtonRests: Type.Optional(Rests),
    /** Contact of the handle or panic bar inside: opened by it the door is not forced, and the relay is not pulsed. */
    handleContact: Type.Optional(DeviceId),
    /** Its state while nobody touches the handle; default `closed`. */
    handleContactRests: Type.Optional(Rests),
    /** Contact of the controller's housing, of "mains failed" and of "battery low"; away from its rest it alarms. */
    housingInput: Type.Optional(DeviceId),
    housingInputRests: Type.Optional(Rests),
    mainsInput: Type.Optional(DeviceId),
    mainsInputRests: Type.Optional(Rests),
    batteryInput: Type.Optional(DeviceId),
    batteryInputRests: Type.Optional(Rests),
    /** Bouncing that is not believed, ms. Leaf, button and fire: the first edge counts at once; the others: what stays. */
    debounceMs: Type.Optional(
      Type.Object(
        {
          contact: Type.Optional(Debounce),
          exitButton: Type.Optional(Debounce),
          handleContact: Type.Optional(Debounce),
          fireInput: Type.Optional(Debounce),
          housingInput: Type.Optional(Debounce),
          mainsInput: Type.Optional(Debounce),
          batteryInput: Type.Optional(Debounce),
        },
        Strict,
      ),
    ),
    fireInput: Type.Optional(DeviceId),
    fireInputRests: Type.Optional(Rests),
    /** What the lock does without current: `failSafe` is free then, and fire frees it from both sides. Default `failSecure`. */
    lock: Type.Optional(Type.Union([Type.Literal('failSafe'), Type.Literal('failSecure')])),
    /** Fire releases this lock for those outside too. */
    fireOpensFromOutside: Type.Optional(Type.Boolean()),
    readers: Type.Array(ReaderConfig, { minItems: 1, maxItems: 8 }),
  },
  Strict,
);
export type DoorConfig = Static<typeof DoorConfig>;

export const AgentConfig = Type.Object(
  {
    /** Folder of identity, spool, roster; relative to the config file. */
    dataDir: Type.String({ minLength: 1 }),
    hub: Type.Object(
      {
        host: Type.String({ minLength: 1, maxLength: 253 }),
        /** Default: the port that the hub gave at enrolment. */
        mqttPort: Type.Optional(Port),
        enrolPort: Type.Optional(Port),
      },
      Strict,
    ),
    driver: Type.Object(
      { name: Type.String({ minLength: 1, maxLength: 32 }) },
      { additionalProperties: true },
    ),
    doors: Type.Array(DoorConfig, { minItems: 1, maxItems: 16 }),
    /** Loopback port of /health and /metrics; 0 = any free one. */
    healthPort: Type.Integer({ minimum: 0, maximum: 65535 }),
    /** Tells the temperature of this machine in thousandths of a degree; empty: it is not measured. */
    temperatureFile: Type.Optional(Type.String({ maxLength: 400 })),
    /** Largest spool file, MiB. */
    spoolMaxMib: Type.Optional(Type.Integer({ minimum: 1, maximum: 8192 })),
    logLevel: Type.Optional(
      Type.Union([
        Type.Literal('debug'),
        Type.Literal('info'),
        Type.Literal('warn'),
        Type.Literal('error'),
        Type.Literal('silent'),
      ]),
    ),
  },
  Strict,
);
export type AgentConfig = Static<typeof AgentConfig>;

export const ENROL_PORT_DEFAULT = 8884;
export const SPOOL_MAX_MIB_DEFAULT = 256;
export const TEMPERATURE_FILE_DEFAULT = '/sys/class/thermal/thermal_zone0/temp';

const shape = Compile(AgentConfig);

/** A config that cannot be used; `faults` names every fault and what would fit. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`the agent's config cannot be used: ${faults.join('; ')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Environment variables that replace a value of the file. */
const FROM_ENVIRONMENT: Readonly<Record<string, (config: Draft, value: string) => void>> = {
  FURTKA_AGENT_DATA: (config, value) => {
    config['dataDir'] = value;
  },
  FURTKA_AGENT_HUB_HOST: (config, value) => {
    config['hub'] = { ...(config['hub'] as object), host: value };
  },
  FURTKA_AGENT_HEALTH_PORT: (config, value) => {
    config['healthPort'] = /^[0-9]+$/.test(value) ? Number(value) : value;
  },
  FURTKA_LOG_LEVEL: (config, value) => {
    config['logLevel'] = value;
  },
};
type Draft = Record<string, unknown>;

const twice = (names: readonly string[], what: string): string[] => {
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => `${what} ${name} stands twice`);
};

/** What the schema cannot say: nothing may be used twice. */
const crossFaults = ({ doors }: AgentConfig): string[] => {
  const ownContacts = doors.flatMap(({ contact, exitButton, handleContact }) =>
    [contact, exitButton, handleContact].filter((id) => id !== undefined),
  );
  // One fire panel and one supply may serve several doors, but never be a leaf or a button.
  const sharedContacts = doors.flatMap((door) => [
    ...new Set(
      [door.fireInput, door.housingInput, door.mainsInput, door.batteryInput].filter(
        (id) => id !== undefined,
      ),
    ),
  ]);
  const roles = doors.flatMap(({ fireInput, housingInput, mainsInput, batteryInput }) => [
    ...new Set(
      Object.entries({ fireInput, housingInput, mainsInput, batteryInput }).flatMap(([role, id]) =>
        id === undefined ? [] : [`${id} ${role}`],
      ),
    ),
  ]);
  return [
    ...twice(
      doors.map(({ doorId }) => doorId),
      'door',
    ),
    ...twice(
      doors.map(({ relay }) => relay),
      'relay',
    ),
    ...twice(
      doors.flatMap(({ readers }) => readers.map(({ id }) => id)),
      'reader',
    ),
    ...twice([...ownContacts, ...new Set(sharedContacts)], 'contact'),
    ...twice(
      [...new Set(roles)].map((role) => role.slice(0, role.lastIndexOf(' '))),
      'contact',
    ),
  ];
};

const deepFreeze = <Value extends object>(value: Value): Value => {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
};

/** All faults of the shape; an unknown key is told by its name. */
const shapeFaults = (raw: unknown): string[] =>
  [...shape.Errors(raw)]
    .filter(({ keyword }) => keyword !== 'additionalProperties')
    .map(({ instancePath, message, keyword }) => {
      const place = instancePath === '' ? 'config' : instancePath;
      return keyword === 'boolean' ? `${place} is not known` : `${place} ${message}`;
    });

/** Checks a config as a whole; throws `ConfigError` with all faults, else returns it frozen. */
export const checkConfig = (raw: unknown): AgentConfig => {
  if (!shape.Check(raw)) throw new ConfigError(shapeFaults(raw));
  const faults = crossFaults(raw);
  if (faults.length > 0) throw new ConfigError(faults);
  return deepFreeze(structuredClone(raw));
};

const readJson = (file: string): Draft => {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof found === 'object' && found !== null) return { ...found };
  } catch (error) {
    throw new ConfigError([`${file} cannot be read as JSON (${String(error)})`]);
  }
  throw new ConfigError([`${file} holds no object`]);
};

/** Reads the config of a file and lets the environment replace single values. The only reader of the environment. */
export const loadConfig = (
  env: Readonly<Record<string, string | undefined>>,
  file: string,
): AgentConfig => {
  const draft = readJson(file);
  for (const [name, replace] of Object.entries(FROM_ENVIRONMENT)) {
    const value = env[name];
    if (value !== undefined) replace(draft, value);
  }
  const { dataDir } = draft;
  if (typeof dataDir === 'string' && dataDir !== '' && !isAbsolute(dataDir))
    draft['dataDir'] = resolve(file, '..', dataDir);
  return checkConfig(draft);
};
