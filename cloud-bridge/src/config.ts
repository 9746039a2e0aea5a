import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const Path = Type.String({ minLength: 1, maxLength: 400 });

/** Everything a bridge can be told. It holds paths, no secret. */
export const BridgeConfigSchema = Type.Object(
  {
    v: Type.Literal(1),
    kind: Type.Union([Type.Literal('production'), Type.Literal('demo')]),
    /** Unix socket of the hub's local API. */
    hubSocket: Path,
    /** `https://host[:port][/path]`; `http:` only to this machine. */
    coreUrl: Type.String({ minLength: 1, maxLength: 400 }),
    /** Where the hub keeps its credential, mode 0600; read anew at each connect, so it may come later. */
    credentialFile: Path,
    /** PEM; then only these authorities are trusted, else those that Node carries. */
    coreCaFile: Type.Optional(Path),
    /** Loopback port of /health and /metrics; 0 = any free one. */
    healthPort: Type.Integer({ minimum: 0, maximum: 65535 }),
    logLevel: Type.Union([
      Type.Literal('debug'),
      Type.Literal('info'),
      Type.Literal('warn'),
      Type.Literal('error'),
      Type.Literal('silent'),
    ]),
  },
  { additionalProperties: false },
);
export type BridgeConfig = Readonly<Static<typeof BridgeConfigSchema>>;

export const BRIDGE_CONFIG_DEFAULTS = {
  v: 1,
  kind: 'production',
  healthPort: 0,
  logLevel: 'info',
} as const;

/** A config that cannot be used; `faults` names all of them at once. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the bridge's config cannot be used: ${faults.join('; ')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const shape = Compile(BridgeConfigSchema);

const shapeFaults = (value: unknown): readonly string[] => {
  const faults = shape.Errors(value).flatMap((error) => {
    if (error.keyword === 'boolean') return [];
    const where = error.instancePath.slice(1);
    if (error.keyword === 'additionalProperties')
      return error.params.additionalProperties.map((key) => `${key} is not known`);
    return [`${where}${where === '' ? '' : ' '}${error.message}`];
  });
  return [...new Set(faults)];
};

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const urlFaults = (text: string): readonly string[] => {
  if (!URL.canParse(text)) return ['coreUrl is not a URL'];
  const url = new URL(text);
  const faults: string[] = [];
  if (url.protocol !== 'https:' && url.protocol !== 'http:') faults.push('coreUrl must be https');
  if (url.protocol === 'http:' && !LOOPBACK.includes(url.hostname))
    faults.push('coreUrl must be https: the credential would travel in the clear');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    faults.push('coreUrl must be an address and nothing more');
  return faults;
};

/** Checks a config that was put together by hand as a file would be, and freezes it. */
export const checkConfig = (value: Readonly<Record<string, unknown>>): BridgeConfig => {
  const config = { ...BRIDGE_CONFIG_DEFAULTS, ...value };
  if (!shape.Check(config)) throw new ConfigError(shapeFaults(config));
  const faults = urlFaults(config.coreUrl);
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze({ ...config });
};

const PREFIX = 'FURTKA_BRIDGE_';
const KEYS = new Map(
  Object.keys(BridgeConfigSchema.properties).map((key) => [
    PREFIX + key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    key,
  ]),
);
const NUMBERS = ['v', 'healthPort'];

const fromFile = (file: string | undefined, faults: string[]): Record<string, unknown> => {
  if (file === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return { ...parsed };
    faults.push(`${file} is not a JSON object`);
  } catch (error) {
    faults.push(`${file} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  return {};
};

const fromEnvironment = (env: NodeJS.ProcessEnv, faults: string[]): Record<string, unknown> => {
  const found: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || text === undefined) continue;
    const key = KEYS.get(name);
    if (key === undefined) faults.push(`${name} is not known`);
    else found[key] = NUMBERS.includes(key) && /^\d{1,9}$/.test(text) ? Number(text) : text;
  }
  return found;
};

/**
 * Reads the config: defaults, then `file` (JSON), then `FURTKA_BRIDGE_…` of the environment. `FURTKA_DATA` gives socket and
 * credential their default places, those of a hub on the same machine.
 *
 * Errors: `ConfigError` with every fault at once
 */
export const loadConfig = (env: NodeJS.ProcessEnv, file: string | undefined): BridgeConfig => {
  const faults: string[] = [];
  const { FURTKA_DATA: data = './data' } = env;
  const whole = {
    hubSocket: join(data, 'hub', 'hub.sock'),
    credentialFile: join(data, 'hub', 'hub-credential'),
    ...fromFile(file, faults),
    ...fromEnvironment(env, faults),
  };
  if (faults.length === 0) return checkConfig(whole);
  try {
    checkConfig(whole);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.faults);
  }
  throw new ConfigError(faults);
};

/** The config as it may be shown; a bridge's config holds no secret. */
export const printableConfig = (config: BridgeConfig): string => JSON.stringify(config, null, 2);
