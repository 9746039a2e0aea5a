import { DeviceError } from '../errors.ts';
import { makeListeners } from '../listeners.ts';
import type { Driver, DriverContext, Indicator, Key } from '../port.ts';
import { realTimers, type Timers } from '../timers.ts';
import { startPusher } from './auto-push.ts';
import { parseSimulatedConfig, type SimulatedConfig, type TimelineStep } from './config.ts';
import { makeSimulatedContact, type SimulatedContact } from './contact.ts';
import type { Shown, SimulatedControl, SimulatedDevices } from './control.ts';
import { makeSimulatedReader } from './reader.ts';
import { makeSimulatedRelay } from './relay.ts';

export type { AutoPush, SimulatedConfig, TimelineStep } from './config.ts';
export { controlOf, type Shown, type SimulatedControl, type SimulatedDevices } from './control.ts';

const SHOWN_KEPT = 1000;

const wrongUse = (device: string, operation: string, hint: string): DeviceError =>
  new DeviceError({ device, operation, code: 'config', elapsedMs: 0, retrySafe: true, hint });

const find = <Item>(items: ReadonlyMap<string, Item>, id: string, operation: string): Item => {
  const item = items.get(id);
  if (item !== undefined) return item;
  throw wrongUse(id, operation, `no such device, known are ${[...items.keys()].join(', ')}`);
};

interface Lamp {
  readonly indicator: Indicator;
  readonly shown: Shown[];
}

const makeLamp = (
  id: string,
  context: DriverContext,
  tell: (id: string, shown: Shown) => void,
): Lamp => {
  const shown: Shown[] = [];
  const show: Indicator['show'] = (signal) => {
    const entry = { signal, atMs: context.monotonicMs() };
    shown.push(entry);
    if (shown.length > SHOWN_KEPT) shown.shift();
    tell(id, entry);
  };
  return { indicator: { id, show }, shown };
};

const makeWorld = (config: SimulatedConfig, context: DriverContext, timers: Timers) => {
  const shownListeners = makeListeners<[string, Shown]>('indicators', context);
  const readers = new Map(config.readers.map((one) => [one.id, makeSimulatedReader(one, context)]));
  const relays = new Map(
    config.relays.map((one) => [one.id, makeSimulatedRelay(one, context, timers)]),
  );
  const contacts = new Map(
    config.contacts.map((one) => [one.id, makeSimulatedContact(one, context)]),
  );
  const lamps = new Map(
    config.indicators.map((one) => [one.id, makeLamp(one.id, context, shownListeners.tell)]),
  );
  const pushers = config.autoPush.map((push) => ({
    contactId: push.contactId,
    pusher: startPusher(
      push,
      {
        relay: find(relays, push.relayId, 'open'),
        contact: find(contacts, push.contactId, 'open'),
      },
      timers,
    ),
  }));
  return {
    readers,
    relays,
    contacts,
    lamps,
    pushers,
    shownListeners,
    cancels: new Set<() => void>(),
  };
};
type World = ReturnType<typeof makeWorld>;

const contactFor = (world: World, use: string, id: string | undefined): SimulatedContact => {
  if (id !== undefined) return find(world.contacts, id, use);
  const found = [...world.contacts.values()].find((contact) => contact.use === use);
  return found ?? find(world.contacts, `(any ${use})`, use);
};

const withKeypad = (world: World, readerId: string, operation: string) => {
  const found = find(world.readers, readerId, operation);
  if (found.reader.hasKeypad === true) return found;
  throw wrongUse(readerId, operation, 'the reader has no keypad, set hasKeypad');
};

const later = (world: World, timers: Timers, ms: number, act: () => void): (() => void) => {
  const cancel = timers.after(ms, () => {
    world.cancels.delete(cancel);
    act();
  });
  world.cancels.add(cancel);
  return () => {
    world.cancels.delete(cancel);
    cancel();
  };
};

const perform = (world: World, control: SimulatedControl, step: TimelineStep): void => {
  switch (step.act) {
    case 'card':
      control.presentCard(step.readerId, step.credential);
      return;
    case 'unreadable':
      control.presentUnreadable(step.readerId);
      return;
    case 'tamper':
      control.tamper(step.readerId, step.on);
      return;
    case 'online':
      control.setOnline(step.readerId, step.on);
      return;
    case 'keys':
      control.pressKeys(step.readerId, step.keys);
      return;
    case 'contact':
      find(world.contacts, step.contactId, 'contact').set(step.open);
      return;
    default:
      step satisfies never;
  }
};

const makeControl = (world: World, timers: Timers): SimulatedControl => {
  const control: SimulatedControl = {
    presentCard: (readerId, credential, proof) =>
      find(world.readers, readerId, 'presentCard').report({
        kind: 'credential',
        credential,
        ...(proof !== undefined && { proof }),
      }),
    presentUnreadable: (readerId) =>
      find(world.readers, readerId, 'presentUnreadable').report({ kind: 'unreadable' }),
    pressKeys(readerId, keys) {
      const { reader, report } = withKeypad(world, readerId, 'pressKeys');
      if (!/^[0-9*#]*$/.test(keys)) throw wrongUse(readerId, 'pressKeys', 'keys are 0-9, * and #');
      for (const key of keys) report({ kind: 'key', key: key as Key });
      return reader.online();
    },
    enterPin: (readerId, digits) =>
      withKeypad(world, readerId, 'enterPin').report({ kind: 'pin', digits }),
    tamper(readerId, active) {
      find(world.readers, readerId, 'tamper').report({ kind: 'tamper', active });
    },
    setOnline(readerId, online) {
      find(world.readers, readerId, 'setOnline').setOnline(online);
    },
    pushLeaf(open, contactId) {
      contactFor(world, 'leaf', contactId).set(open);
    },
    pressExit(ms = 200, contactId) {
      const button = contactFor(world, 'exit', contactId);
      button.setActive(true);
      later(world, timers, ms, () => button.setActive(false));
    },
    fire(active, contactId) {
      contactFor(world, 'fire', contactId).setActive(active);
    },
    setInput(use, active, contactId) {
      contactFor(world, use, contactId).setActive(active);
    },
    setAutoPush(enabled, contactId) {
      for (const entry of world.pushers) {
        if (contactId === undefined || entry.contactId === contactId) {
          entry.pusher.setEnabled(enabled);
        }
      }
    },
    failRelay(relayId, broken) {
      find(world.relays, relayId, 'failRelay').fail(broken);
    },
    deafenRelay(relayId, deaf) {
      find(world.relays, relayId, 'deafenRelay').failLater(deaf);
    },
    relayEnergised: (relayId) => find(world.relays, relayId, 'relayEnergised').energised(),
    shown: (indicatorId) => [...find(world.lamps, indicatorId, 'shown').shown],
    onShown: world.shownListeners.add,
    play(steps) {
      const ends = steps.map((step) =>
        later(world, timers, step.atMs, () => perform(world, control, step)),
      );
      return () => {
        for (const end of ends) end();
      };
    },
  };
  return control;
};

/**
 * Opens a simulated door. Synchronous inside: every act of the control object has told its listeners when it returns.
 *
 * @param timers  default: the global timers, looked up at each use, so that fake timers work
 */
export const openSimulated = (
  config: SimulatedConfig,
  context: DriverContext,
  timers: Timers = realTimers,
): SimulatedDevices => {
  const world = makeWorld(config, context, timers);
  return {
    readers: new Map([...world.readers].map(([id, one]) => [id, one.reader])),
    relays: new Map([...world.relays].map(([id, one]) => [id, one.relay])),
    contacts: new Map([...world.contacts].map(([id, one]) => [id, one.contact])),
    indicators: new Map([...world.lamps].map(([id, one]) => [id, one.indicator])),
    control: makeControl(world, timers),
    close: () => {
      for (const { pusher } of world.pushers) pusher.stop();
      for (const cancel of world.cancels) cancel();
      world.cancels.clear();
      for (const one of world.relays.values()) one.rest();
      return Promise.resolve();
    },
  };
};

export const driver: Driver<SimulatedConfig> = {
  name: 'simulated',
  parseConfig: parseSimulatedConfig,
  open: (config, context) => Promise.resolve(openSimulated(config, context)),
};
