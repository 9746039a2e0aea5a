import type { DoorId } from '@furtka/core-contract/ids';

/** Ids of a simulated door's devices; `index` counts the agent's doors from 0. */
export const deviceIds = (index: number) => ({
  outside: `in-${index}`,
  inside: `out-${index}`,
  relay: `lock-${index}`,
  contact: `leaf-${index}`,
});

/** When a simulated person pushes the leaf after the click, and when it falls shut, ms. */
export interface Push {
  readonly openAfterMs: number;
  readonly closeAfterMs: number;
}

/** Config of an agent whose doors are simulated. `push` undefined: nobody walks through. */
export const agentConfig = ({
  dataDir,
  mqttPort,
  enrolPort,
  doorIds,
  push,
}: {
  readonly dataDir: string;
  readonly mqttPort: number;
  readonly enrolPort: number;
  readonly doorIds: readonly DoorId[];
  readonly push: Push | undefined;
}): Readonly<Record<string, unknown>> => {
  const devices = doorIds.map((_, index) => deviceIds(index));
  return {
    dataDir,
    hub: { host: '127.0.0.1', mqttPort, enrolPort },
    driver: {
      name: 'simulated',
      readers: devices.flatMap(({ outside, inside }) => [{ id: outside }, { id: inside }]),
      relays: devices.map(({ relay }) => ({ id: relay, selfTimed: true })),
      contacts: devices.map(({ contact }) => ({ id: contact, use: 'leaf', rests: 'closed' })),
      autoPush:
        push === undefined
          ? []
          : devices.map(({ relay, contact }) => ({ relayId: relay, contactId: contact, ...push })),
    },
    doors: doorIds.map((doorId, index) => {
      const { outside, inside, relay, contact } = deviceIds(index);
      return {
        doorId,
        relay,
        contact,
        readers: [
          { id: outside, side: 'in' },
          { id: inside, side: 'out' },
        ],
      };
    }),
    healthPort: 0,
    logLevel: 'warn',
  };
};
