import type { ContactInput, Devices, Indicator, Reader, Relay } from '@furtka/hardware/port';
import { ConfigError, type DoorConfig, type ReaderConfig } from '../config.ts';

/** One door with the devices that its config names. */
export interface DoorDevices {
  readonly config: DoorConfig;
  readonly relay: Relay;
  readonly contact?: ContactInput;
  readonly exitButton?: ContactInput;
  readonly handleContact?: ContactInput;
  readonly fireInput?: ContactInput;
  readonly housingInput?: ContactInput;
  readonly mainsInput?: ContactInput;
  readonly batteryInput?: ContactInput;
  readonly readers: readonly {
    readonly config: ReaderConfig;
    readonly reader: Reader;
    readonly indicator?: Indicator;
  }[];
}

const INPUTS = [
  'contact',
  'exitButton',
  'handleContact',
  'fireInput',
  'housingInput',
  'mainsInput',
  'batteryInput',
] as const;

/** Matches the config with what the driver opened; throws `ConfigError` with every fault. */
export const bindDoors = (
  doors: readonly DoorConfig[],
  devices: Devices,
): readonly DoorDevices[] => {
  const faults: string[] = [];
  const find = <Device>(
    kind: string,
    known: ReadonlyMap<string, Device>,
    id: string | undefined,
  ): Device | undefined => {
    if (id === undefined) return undefined;
    const device = known.get(id);
    if (device === undefined)
      faults.push(
        `${kind} ${id} is not among the driver's: ${[...known.keys()].join(', ') || 'none'}`,
      );
    return device;
  };
  const bound = doors.flatMap((config): DoorDevices[] => {
    const relay = find('relay', devices.relays, config.relay);
    if (relay !== undefined && !relay.selfTimed)
      faults.push(`relay ${relay.id} does not end its pulse by itself and may not drive a lock`);
    const inputs = Object.fromEntries(
      INPUTS.flatMap((name) => {
        const found = find('contact', devices.contacts, config[name]);
        return found === undefined ? [] : [[name, found]];
      }),
    );
    const readers = config.readers.flatMap((readerConfig) => {
      const reader = find('reader', devices.readers, readerConfig.id);
      const indicator = find('indicator', devices.indicators, readerConfig.indicator);
      if (reader === undefined) return [];
      return [{ config: readerConfig, reader, ...(indicator && { indicator }) }];
    });
    if (relay === undefined) return [];
    return [{ config, relay, ...inputs, readers }];
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return bound;
};
