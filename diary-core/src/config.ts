import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type MailServer, mailOf } from './kernel/mail/mail-config.ts';

/** What the process runs by: read once, frozen, handed down. Nobody else reads the environment. */
export interface Config {
  readonly dataDir: string;
  readonly host: string;
  /** 0 chooses a free one. */
  readonly port: number;
  /** What browsers type; decides `Secure` cookies. */
  readonly publicUrl: string;
  readonly kind: 'production' | 'demo';
  /** 32 bytes, mode 0600. */
  readonly masterKeyFile: string;
  readonly webDir?: string;
  /** Holds the Bearer token with which `/metrics` answers other machines. */
  readonly metricsTokenFile?: string;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  /** Addresses or ranges whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  /** Origins at which an issuer of logins may lie though they are private; only those may be without TLS, on this machine. */
  readonly privateIssuers: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly database:
    | { readonly engine: 'sqlite' }
    | {
        readonly engine: 'postgres';
        readonly appUrl: string;
        readonly platformUrl: string;
        /** For migrations only. */
        readonly ownerUrl?: string;
        /** For copies only. */
        readonly backupUrl?: string;
      };
  /** Room that the database may take, in bytes; without it: what its disk still has (SQLite), none known (PostgreSQL). */
  readonly databaseMaxBytes?: number;
  /** Sends letters; without it none are sent and whoever needs one is told so. */
  readonly mail?: MailServer;
  /** Nightly copies; without it none are made and the administrator is told so. */
  readonly copies?: {
    readonly dir: string;
    /** Holds the passphrase, mode 0600. */
    readonly keyFile: string;
    /** A copy is erased after so many days; the newest three never are. */
    readonly keepDays: number;
  };
}

const Text = Type.String({ minLength: 1 });
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** The config file, and with the prefix `FURTKA_CORE_` the environment. */
const Settings = Type.Object(
  {
    version: Type.Optional(Type.Literal(1)),
    dataDir: Type.Optional(Text),
    host: Type.Optional(Text),
    port: Type.Optional(Type.Integer({ minimum: 0, maximum: 65535 })),
    publicUrl: Type.Optional(Type.String({ pattern: '^https?://[^/\\s]+$' })),
    kind: Type.Optional(Type.Union([Type.Literal('production'), Type.Literal('demo')])),
    masterKeyFile: Type.Optional(Text),
    webDir: Type.Optional(Text),
    metricsTokenFile: Type.Optional(Text),
    tlsCertFile: Type.Optional(Text),
    tlsKeyFile: Type.Optional(Text),
    trustedProxies: Type.Optional(Type.Array(Text)),
    privateIssuers: Type.Optional(Type.Array(Type.String({ pattern: '^https?://[^/\\s]+$' }))),
    logLevel: Type.Optional(Type.Union(LOG_LEVELS.map((level) => Type.Literal(level)))),
    database: Type.Optional(Type.Union([Type.Literal('sqlite'), Type.Literal('postgres')])),
    databaseAppUrlFile: Type.Optional(Text),
    databasePlatformUrlFile: Type.Optional(Text),
    databaseOwnerUrlFile: Type.Optional(Text),
    databaseBackupUrlFile: Type.Optional(Text),
    databaseMaxMib: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_048_576 })),
    mailHost: Type.Optional(Text),
    mailPort: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
    mailSecurity: Type.Optional(
      Type.Union([Type.Literal('tls'), Type.Literal('starttls'), Type.Literal('none')]),
    ),
    mailFrom: Type.Optional(Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$' })),
    mailUser: Type.Optional(Text),
    mailPasswordFile: Type.Optional(Text),
    backupDir: Type.Optional(Text),
    backupKeyFile: Type.Optional(Text),
    backupKeepDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
  },
  { additionalProperties: false },
);
type Settings = Static<typeof Settings>;
const checked = Compile(Settings);

export const DEFAULT_PORT = 8080;
const ENV_PREFIX = 'FURTKA_CORE_';
const DEFAULT_KEEP_DAYS = 30;
const MIB = 1024 * 1024;
const NUMBERS = new Set(['port', 'databaseMaxMib', 'backupKeepDays', 'mailPort']);
const LISTS = new Set(['trustedProxies', 'privateIssuers']);
const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|localhost)$/;

/** Everything that is wrong, in one go. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`diary-core: ${faults.join('; ')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const envName = (key: string): string =>
  ENV_PREFIX + key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const fromEnv = (env: NodeJS.ProcessEnv, faults: string[]): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  const keys = new Map(Object.keys(Settings.properties).map((key) => [envName(key), key]));
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(ENV_PREFIX) || value === undefined) continue;
    const key = keys.get(name);
    if (key === undefined) faults.push(`${name} is not a setting`);
    else if (NUMBERS.has(key)) values[key] = /^\d+$/.test(value) ? Number(value) : value;
    else if (LISTS.has(key)) values[key] = value.split(',').map((part) => part.trim());
    else values[key] = value;
  }
  return values;
};

const fromFile = (file: string | undefined, faults: string[]): Record<string, unknown> => {
  if (file === undefined) return {};
  try {
    const values: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof values === 'object' && values !== null) return values as Record<string, unknown>;
    faults.push(`${file} does not hold an object`);
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    faults.push(isAbsent ? `${file} is missing` : `${file} is damaged or cannot be read`);
  }
  return {};
};

const secretFrom = (file: string | undefined, key: string, faults: string[]): string => {
  if (file === undefined) {
    faults.push(`${key} is needed with database "postgres"`);
    return '';
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    faults.push(`${key}: ${file} cannot be read`);
    return '';
  }
};

const databaseOf = (settings: Settings, faults: string[]): Config['database'] => {
  if (settings.database !== 'postgres') return { engine: 'sqlite' };
  const appUrl = secretFrom(settings.databaseAppUrlFile, 'databaseAppUrlFile', faults);
  const platformUrl = secretFrom(
    settings.databasePlatformUrlFile,
    'databasePlatformUrlFile',
    faults,
  );
  const optional = (key: 'databaseOwnerUrlFile' | 'databaseBackupUrlFile'): string | undefined =>
    settings[key] === undefined ? undefined : secretFrom(settings[key], key, faults);
  const ownerUrl = optional('databaseOwnerUrlFile');
  const backupUrl = optional('databaseBackupUrlFile');
  return {
    engine: 'postgres',
    appUrl,
    platformUrl,
    ...(ownerUrl === undefined ? {} : { ownerUrl }),
    ...(backupUrl === undefined ? {} : { backupUrl }),
  };
};

const copiesOf = (settings: Settings, faults: string[]): Config['copies'] => {
  const { backupDir, backupKeyFile, backupKeepDays = DEFAULT_KEEP_DAYS } = settings;
  if (backupDir !== undefined && backupKeyFile !== undefined)
    return { dir: resolve(backupDir), keyFile: resolve(backupKeyFile), keepDays: backupKeepDays };
  if (backupDir !== undefined || backupKeyFile !== undefined)
    faults.push('backupDir and backupKeyFile belong together');
  return undefined;
};

const tlsOf = ({ tlsCertFile, tlsKeyFile }: Settings, faults: string[]): Config['tls'] => {
  if (tlsCertFile !== undefined && tlsKeyFile !== undefined)
    return { certFile: tlsCertFile, keyFile: tlsKeyFile };
  if (tlsCertFile !== undefined || tlsKeyFile !== undefined)
    faults.push('tlsCertFile and tlsKeyFile belong together');
  return undefined;
};

/** Without TLS only to this machine: a secret goes there. */
const privateIssuersOf = ({ privateIssuers = [] }: Settings, faults: string[]): string[] =>
  privateIssuers.map((text) => {
    const { protocol, hostname, origin } = new URL(text);
    if (protocol === 'http:' && !LOOPBACK.test(hostname.replace(/^\[|\]$/g, '')))
      faults.push(`privateIssuers: ${origin} is not this machine and needs https`);
    return origin;
  });

/** Listening beyond this machine without TLS, or something that carries it, is refused. */
export const listeningFaults = ({ host, tls, trustedProxies }: Config): string[] =>
  LOOPBACK.test(host) || tls !== undefined || trustedProxies.length > 0
    ? []
    : [
        `host ${host} listens beyond this machine: give tlsCertFile and tlsKeyFile, or name the trustedProxies that carry TLS`,
      ];

const schemaFaults = (values: object): string[] =>
  checked.Errors(values).map(({ instancePath, message, params }) => {
    const extra = (params as { additionalProperties?: readonly string[] }).additionalProperties;
    if (extra !== undefined) return `unknown setting ${extra.join(', ')}`;
    return `${instancePath.slice(1) || 'config'} ${message}`;
  });

/**
 * Reads the settings: the file, over it the environment.
 *
 * @param file   JSON file, or undefined
 * Errors        ConfigError with all faults at once; an unknown key is one
 */
export const loadConfig = (env: NodeJS.ProcessEnv, file?: string): Config => {
  const faults: string[] = [];
  const values = { ...fromFile(file, faults), ...fromEnv(env, faults) };
  faults.push(...schemaFaults(values));
  if (faults.length > 0) throw new ConfigError(faults);
  const settings = values as Settings;
  const dataDir = resolve(settings.dataDir ?? join(env['FURTKA_DATA'] ?? 'data', 'core'));
  const port = settings.port ?? DEFAULT_PORT;
  const tls = tlsOf(settings, faults);
  const copies = copiesOf(settings, faults);
  const mail = mailOf(settings, (host) => LOOPBACK.test(host), faults);
  const config: Config = {
    dataDir,
    host: settings.host ?? '127.0.0.1',
    port,
    publicUrl: settings.publicUrl ?? `http://localhost:${port}`,
    kind: settings.kind ?? 'production',
    masterKeyFile: resolve(settings.masterKeyFile ?? join(dataDir, 'master.key')),
    trustedProxies: settings.trustedProxies ?? [],
    privateIssuers: privateIssuersOf(settings, faults),
    logLevel: settings.logLevel ?? 'info',
    database: databaseOf(settings, faults),
    ...(settings.webDir === undefined ? {} : { webDir: resolve(settings.webDir) }),
    ...(settings.metricsTokenFile === undefined
      ? {}
      : { metricsTokenFile: resolve(settings.metricsTokenFile) }),
    ...(tls === undefined ? {} : { tls }),
    ...(copies === undefined ? {} : { copies }),
    ...(mail === undefined ? {} : { mail }),
    ...(settings.databaseMaxMib === undefined
      ? {}
      : { databaseMaxBytes: settings.databaseMaxMib * MIB }),
  };
  faults.push(...listeningFaults(config));
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(config);
};

/** For `--print-config`: database addresses and the mail server’s login hold passwords. */
export const redactedConfig = (whole: Config): object => {
  const { mail, ...rest } = whole;
  const config = mail === undefined ? rest : { ...rest, mail: { ...mail, login: '(secret)' } };
  return config.database.engine === 'sqlite'
    ? config
    : {
        ...config,
        database: Object.fromEntries(
          Object.entries(config.database).map(([key, value]) => [
            key,
            key === 'engine' ? value : '(secret)',
          ]),
        ),
      };
};
