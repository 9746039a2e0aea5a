import { openDoorBoard, parseDoorBoardConfig } from '@furtka/hardware/door-board';
import type { Devices, DriverContext, Indicator, ReadCredential } from '@furtka/hardware/port';
import type { SimulatedControl } from '@furtka/hardware/simulated';
import { type SimulatedBoard, startSimulatedBoard } from '@furtka/hardware/simulated-board';
import { encodeWiegand } from '@furtka/hardware/wiegand/encode';

/** Pins of the demo's board, as docs/wiring.md draws them. */
const PINS = { lamp: 6, sound: 7, lock: 8, leaf: 14, exit: 15, fire: 16 } as const;
const PRESS_MS = 200;

/** Ids of a door's devices; what is left out does not hang at the board. */
export interface BoardDoorIds {
  readonly outside: string;
  readonly inside: string;
  readonly relay: string;
  readonly contact: string;
  readonly exitButton?: string;
  readonly fireInput?: string;
  readonly lamp?: string;
}

const pinsOf = ({
  contact,
  exitButton,
  fireInput,
}: Pick<BoardDoorIds, 'contact' | 'exitButton' | 'fireInput'>): ReadonlyMap<string, number> =>
  new Map(
    (
      [
        [contact, PINS.leaf],
        [exitButton, PINS.exit],
        [fireInput, PINS.fire],
      ] as const
    ).flatMap(([id, pin]) => (id === undefined ? [] : [[id, pin] as const])),
  );

const boardConfig = ({ outside, inside, relay, lamp, ...ids }: BoardDoorIds) => {
  const formats = ['RAW32', 'RAW56'];
  return {
    port: 'the simulated board',
    startWaitMs: 20_000,
    readers: [
      { id: outside, input: 0, formats },
      { id: inside, input: 1, formats },
    ],
    relays: [{ id: relay, pin: PINS.lock }],
    contacts: [...pinsOf(ids)].map(([id, pin]) => ({ id, pin })),
    indicators: lamp === undefined ? [] : [{ id: lamp, lampPin: PINS.lamp, soundPin: PINS.sound }],
  };
};

/** The frame by which a Wiegand reader sends this card's serial number; readers of the demo know no other cards. */
export const frameOf = (credential: ReadCredential): readonly number[] | undefined => {
  if (credential.technology !== 'iso14443') return undefined;
  const { uid } = credential;
  if (uid.length === 8) return encodeWiegand('RAW32', { serial: uid });
  return uid.length === 14 ? encodeWiegand('RAW56', { serial: uid }) : undefined;
};

/** The hand that acts on the door: what hangs at the board is moved by its pins, the rest as before. */
const handOf = (
  board: SimulatedBoard,
  ids: BoardDoorIds,
  devices: Devices,
  simulated: SimulatedControl,
): SimulatedControl => {
  const { outside, inside, relay } = ids;
  const pinOf = pinsOf(ids);
  /** An open contact lets its pin be pulled up. */
  const setContact = (id: string | undefined, isOpen: boolean): boolean => {
    const pin = id === undefined ? undefined : pinOf.get(id);
    if (pin !== undefined) board.set(pin, isOpen);
    return pin !== undefined;
  };
  return {
    ...simulated,
    presentCard: (readerId, credential) => {
      if (readerId !== outside && readerId !== inside)
        return simulated.presentCard(readerId, credential);
      const frame = frameOf(credential);
      if (frame === undefined || devices.readers.get(readerId)?.online() !== true) return false;
      void board.send(readerId === outside ? 0 : 1, frame);
      return true;
    },
    pushLeaf: (isOpen, id) => {
      if (!setContact(id, isOpen)) simulated.pushLeaf(isOpen, id);
    },
    pressExit: (ms = PRESS_MS, id) => {
      if (setContact(id, true)) setTimeout(() => setContact(id, false), ms);
      else simulated.pressExit(ms, id);
    },
    fire: (isActive, id) => {
      if (!setContact(id, isActive)) simulated.fire(isActive, id);
    },
    relayEnergised: (id) =>
      id === relay ? board.drive(PINS.lock) === 'high' : simulated.relayEnergised(id),
  };
};

/** Both show the signal: the board's lamp and beeper, and the demo's page. */
const both = (simulated: Indicator, real: Indicator): Indicator => ({
  id: simulated.id,
  show: (signal) => {
    real.show(signal);
    simulated.show(signal);
  },
});

const over = <Item extends { readonly id: string }>(
  simulated: ReadonlyMap<string, Item>,
  real: ReadonlyMap<string, Item>,
): ReadonlyMap<string, Item> => new Map([...simulated, ...real]);

/**
 * Puts one door of simulated devices on a door board: the real firmware on simulated silicon, spoken to by the real driver.
 *
 * Errors  as `openDoorBoard`
 */
export const putDoorOnBoard = async (
  ids: BoardDoorIds,
  simulated: { readonly devices: Devices; readonly control: SimulatedControl },
  context: DriverContext,
  board: SimulatedBoard = startSimulatedBoard(),
): Promise<{ readonly devices: Devices; readonly control: SimulatedControl }> => {
  const parsed = parseDoorBoardConfig(boardConfig(ids));
  if (!parsed.ok) throw new RangeError(parsed.faults.join('; '));
  for (const pin of [PINS.leaf, PINS.exit, PINS.fire]) board.set(pin, false);
  const real = await openDoorBoard(parsed.config, context, board.openPort);
  const { devices } = simulated;
  const merged: Devices = {
    readers: over(devices.readers, real.readers),
    relays: over(devices.relays, real.relays),
    contacts: over(devices.contacts, real.contacts),
    indicators: new Map(
      [...devices.indicators].map(([id, one]) => {
        const lamp = real.indicators.get(id);
        return [id, lamp === undefined ? one : both(one, lamp)];
      }),
    ),
    close: async () => {
      await real.close();
      await board.close();
      await devices.close();
    },
  };
  return { devices: merged, control: handOf(board, ids, real, simulated.control) };
};
