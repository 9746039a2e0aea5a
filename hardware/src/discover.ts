import { DeviceError } from './errors.ts';
import type { Devices, Driver, DriverContext } from './port.ts';
import { openSeveral } from './several.ts';

const openWith = async <Config>(
  driver: Driver<Config>,
  raw: unknown,
  context: DriverContext,
): Promise<Devices> => {
  const parsed = driver.parseConfig(raw);
  if (!parsed.ok) throw configError(driver.name, parsed.faults.join('; '));
  return driver.open(parsed.config, context);
};

const configError = (device: string, hint: string): DeviceError =>
  new DeviceError({
    device,
    operation: 'open',
    code: 'config',
    elapsedMs: 0,
    retrySafe: true,
    hint,
  });

type Opener = (raw: unknown, context: DriverContext) => Promise<Devices>;

/**
 * Every driver by the name used in a config. The import paths are literal so that a bundler makes each driver a chunk of its
 * own: a native library is read from disk only when its driver was chosen.
 */
const openers: ReadonlyMap<string, Opener> = new Map<string, Opener>([
  [
    'simulated',
    async (raw, context) => openWith((await import('./simulated/driver.ts')).driver, raw, context),
  ],
  [
    'pcsc',
    async (raw, context) => openWith((await import('./pcsc/driver.ts')).driver, raw, context),
  ],
  [
    'osdp',
    async (raw, context) => openWith((await import('./osdp/driver.ts')).driver, raw, context),
  ],
  [
    'door-board',
    async (raw, context) => openWith((await import('./door-board/driver.ts')).driver, raw, context),
  ],
  [
    'gpio',
    async (raw, context) => openWith((await import('./gpio/driver.ts')).driver, raw, context),
  ],
  ['several', (raw, context) => openSeveral(openDriver, raw, context)],
]);

/** Names that a config may use. */
export const driverNames: readonly string[] = [...openers.keys()];

/**
 * Opens the driver of that name.
 *
 * @param name       one of `driverNames`
 * @param rawConfig  the driver's own part of the config, unchecked
 * Errors            `DeviceError` with code `config` for an unknown name (the text lists the names) and for a config that
 *                   does not fit (all faults at once); other codes by the driver
 */
export const openDriver = async (
  name: string,
  rawConfig: unknown,
  context: DriverContext,
): Promise<Devices> => {
  const opener = openers.get(name);
  if (opener === undefined) {
    throw configError(name, `no such driver, known are ${driverNames.join(', ')}`);
  }
  return opener(rawConfig, context);
};
