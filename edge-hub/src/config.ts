import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { Compile } from 'typebox/compile';
import { messageOf } from './app-error.ts';
import { HUB_CONFIG_DEFAULTS, type HubConfig, HubConfigSchema } from './config-schema.ts';

export type { HubConfig } from './config-schema.ts';

/** Configuration that cannot be used; `faults` names all of them at once. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`configuration cannot be used: ${faults.join('; ')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const schema = Compile(HubConfigSchema);
const PREFIX = 'FURTKA_HUB_';
const KEYS = Object.keys(HubConfigSchema.properties);
const NUMBERS: readonly string[] = [
  'v',
  'databaseMaxMib',
  'retentionDays',
  'mqttPort',
  'enrolmentPort',
  'kioskPort',
];

const environmentName = (key: string): string =>
  PREFIX + key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const fromText = (key: string, text: string): unknown => {
  if (key === 'trustedProxies') return text.split(',').filter((part) => part !== '');
  return NUMBERS.includes(key) && /^\d{1,9}$/.test(text) ? Number(text) : text;
};

const fromEnvironment = (env: NodeJS.ProcessEnv, faults: string[]): Record<string, unknown> => {
  const found: Record<string, unknown> = {};
  const keyByName = new Map(KEYS.map((key) => [environmentName(key), key]));
  for (const [name, text] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || text === undefined) continue;
    const key = keyByName.get(name);
    if (key === undefined) faults.push(`${name} is not known`);
    else found[key] = fromText(key, text);
  }
  return found;
};

const fromFile = (file: string | undefined, faults: string[]): Record<string, unknown> => {
  if (file === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return { ...parsed };
    faults.push(`${file} is not a JSON object`);
  } catch (error) {
    faults.push(`${file} cannot be read: ${messageOf(error)}`);
  }
  return {};
};

/** Is only this machine able to connect to `host`? */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host === '::1' ||
  (isIP(host) === 4 && host.startsWith('127.')) ||
  host.startsWith('::ffff:127.');

const crossFaults = (config: HubConfig): string[] => {
  const faults: string[] = [];
  const hasCertificate = config.kioskCertFile !== undefined;
  if (hasCertificate !== (config.kioskKeyFile !== undefined))
    faults.push('kioskCertFile and kioskKeyFile belong together');
  if (!isLoopback(config.kioskHost) && !hasCertificate && config.trustedProxies.length === 0)
    faults.push('kioskHost beyond loopback needs kioskCertFile and kioskKeyFile or trustedProxies');
  const ports = [config.mqttPort, config.enrolmentPort, config.kioskPort].filter((p) => p !== 0);
  if (new Set(ports).size !== ports.length)
    faults.push('mqttPort, enrolmentPort, kioskPort differ');
  return faults;
};

const schemaFaults = (value: unknown): string[] => {
  const faults = schema.Errors(value).flatMap((error) => {
    if (error.keyword === 'boolean') return [];
    const where = error.instancePath.slice(1);
    if (error.keyword === 'additionalProperties')
      return error.params.additionalProperties.map((key) => `${key} is not known`);
    return [`${where === '' ? '' : `${where} `}${error.message}`];
  });
  return [...new Set(faults)];
};

/** Checks what was put together by hand (tests, demo) as a file would be, and freezes it. */
export const checkedConfig = (value: Readonly<Record<string, unknown>>): HubConfig => {
  const faults: string[] = [];
  const config = { ...HUB_CONFIG_DEFAULTS, ...value };
  if (!schema.Check(config)) throw new ConfigError(schemaFaults(config));
  faults.push(...crossFaults(config));
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze({ ...config, trustedProxies: [...config.trustedProxies] });
};

/**
 * Reads the configuration: defaults, then `file` (JSON), then `FURTKA_HUB_…` of the environment; `FURTKA_DATA` gives the
 * data folder its default.
 *
 * Errors: `ConfigError` with every fault at once.
 */
export const loadConfig = (env: NodeJS.ProcessEnv, file: string | undefined): HubConfig => {
  const faults: string[] = [];
  const given = { ...fromFile(file, faults), ...fromEnvironment(env, faults) };
  const { FURTKA_DATA = './data' } = env;
  const { dataDir = join(FURTKA_DATA, 'hub'), socketPath: givenPath } = given;
  const socketPath = givenPath ?? (typeof dataDir === 'string' ? resolve(dataDir, 'hub.sock') : '');
  const whole = { ...given, dataDir, socketPath };
  if (faults.length === 0) return checkedConfig(whole);
  try {
    checkedConfig(whole);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.faults);
  }
  throw new ConfigError(faults);
};

/** The configuration as it may be shown. A hub's configuration holds paths, no secret. */
export const printableConfig = (config: HubConfig): string => JSON.stringify(config, null, 2);
