import type { ContactInput } from '@furtka/hardware/port';
import type { TestStep } from '../../core/self-test.ts';
import type { DoorDevices } from '../door-devices.ts';

const INPUT_KINDS = {
  contact: 'contact',
  exitButton: 'exit',
  handleContact: 'handle',
  fireInput: 'fire',
  housingInput: 'housing',
} as const;
type InputName = keyof typeof INPUT_KINDS;
const INPUT_NAMES = Object.keys(INPUT_KINDS) as readonly InputName[];

/** An input of the door with the state in which it rests. */
interface TestedInput {
  readonly name: InputName;
  readonly input: ContactInput;
  readonly restsOpen: boolean;
}

/** What of this door can be tested, by its config. A leaf rests shut. */
export const inputsOf = (door: DoorDevices): readonly TestedInput[] => {
  const found: Partial<Record<InputName, ContactInput>> = door;
  const rests: Partial<Record<`${InputName}Rests`, 'open' | 'closed'>> = door.config;
  return INPUT_NAMES.flatMap((name) => {
    const input = found[name];
    if (input === undefined) return [];
    return [{ name, input, restsOpen: rests[`${name}Rests`] === 'open' }];
  });
};

/** The steps of one door: quiet lines first, the relay last. */
export const stepsOf = (door: DoorDevices): readonly TestStep[] => [
  { id: 'ground', kind: 'ground', deviceId: '' },
  ...door.readers.map(
    ({ config }): TestStep => ({ id: `bits:${config.id}`, kind: 'bits', deviceId: config.id }),
  ),
  ...inputsOf(door).map(({ name, input }): TestStep => {
    const kind = INPUT_KINDS[name];
    return { id: `${kind}:${input.id}`, kind, deviceId: input.id };
  }),
  { id: 'relay', kind: 'relay', deviceId: door.relay.id },
];

const DOOR_BOARD_LINES = ['D2/D3', 'D4/D5'] as const;
const PLACE_KEYS = ['pin', 'tamperPin', 'device', 'input', 'output', 'address', 'line'] as const;
const LISTS = ['readers', 'relays', 'contacts'] as const;

/** Where a device is wired, in the words of the driver's config: `pin 14`. Empty when the config does not say. */
export const wiringOf = (driver: Readonly<Record<string, unknown>>, deviceId: string): string => {
  for (const name of LISTS) {
    const list = driver[name];
    if (!Array.isArray(list)) continue;
    const found: unknown = list.find((one) => one?.id === deviceId);
    if (typeof found !== 'object' || found === null) continue;
    const fields = found as Readonly<Record<string, unknown>>;
    const isBoardReader = driver['name'] === 'door-board' && name === 'readers';
    if (isBoardReader) return DOOR_BOARD_LINES[fields['input'] === 1 ? 1 : 0];
    return PLACE_KEYS.flatMap((key) => {
      const value = fields[key];
      return typeof value === 'number' || typeof value === 'string' ? [`${key} ${value}`] : [];
    }).join(', ');
  }
  return '';
};
