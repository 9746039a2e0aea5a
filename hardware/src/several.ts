import { DeviceError } from './errors.ts';
import type { Devices, DriverContext } from './port.ts';

type Open = (name: string, raw: unknown, context: DriverContext) => Promise<Devices>;

const MOST = 8;

const fault = (hint: string): DeviceError =>
  new DeviceError({
    device: 'several',
    operation: 'open',
    code: 'config',
    elapsedMs: 0,
    retrySafe: true,
    hint,
  });

/** `{ drivers: [{ name, … }] }`, with what each driver reads itself. */
const partsOf = (raw: unknown): readonly { readonly name: string; readonly rest: object }[] => {
  const { drivers, ...others } = (raw ?? {}) as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw fault(`${unknown} is not a known key`);
  if (!Array.isArray(drivers) || drivers.length < 1 || drivers.length > MOST)
    throw fault(`drivers must be a list of 1 to ${MOST} entries`);
  return drivers.map((entry: unknown, index) => {
    const { name, ...rest } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof name !== 'string' || name === 'several')
      throw fault(`drivers[${index}].name must name a driver`);
    return { name, rest };
  });
};

const KINDS = ['readers', 'relays', 'contacts', 'indicators'] as const;

/** The devices of all, each id once in its kind. */
const merged = (opened: readonly Devices[], close: Devices['close']): Devices => {
  for (const kind of KINDS) {
    const ids = opened.flatMap((devices) => [...devices[kind].keys()]);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw fault(`${kind} names ${twice} twice`);
  }
  const firmwares = opened.flatMap(({ firmware }) => (firmware === undefined ? [] : [firmware]));
  const firmware = (): string => firmwares.flatMap((tell) => tell() || []).join(', ');
  return {
    ...(firmwares.length > 0 && { firmware }),
    parts: opened,
    readers: new Map(opened.flatMap(({ readers }) => [...readers])),
    relays: new Map(opened.flatMap(({ relays }) => [...relays])),
    contacts: new Map(opened.flatMap(({ contacts }) => [...contacts])),
    indicators: new Map(opened.flatMap(({ indicators }) => [...indicators])),
    close,
  };
};

/**
 * Opens several drivers as one: a reader of one kind beside a relay of another. When one of them cannot be opened, none stays open.
 *
 * @param open  opens one driver by its name
 */
export const openSeveral = async (
  open: Open,
  raw: unknown,
  context: DriverContext,
): Promise<Devices> => {
  const opened: Devices[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((devices) => devices.close()));
  };
  try {
    for (const { name, rest } of partsOf(raw)) opened.push(await open(name, rest, context));
    return merged(opened, close);
  } catch (error) {
    await close();
    throw error;
  }
};
