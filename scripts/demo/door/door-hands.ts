import type { SimulatedControl } from '@furtka/hardware/simulated';
import type { Hand } from '@furtka/web/demo-api';
import { CLOSES_AFTER_MS, devicesOf, FORCED_FOR_MS, PUSH_AFTER_MS } from './devices.ts';

/** People at the doors of one agent who hold no card, and the fire panel's wire. */
export interface DoorHands {
  /** @returns `false` when the door is another agent's */
  act(doorKey: string, hand: Hand): boolean;
  /** Somebody keeps the leaf open: whoever goes through leaves it as it is. */
  isPropped(doorKey: string): boolean;
  setFire(active: boolean): void;
}

/** @param later  runs something after so many ms, unless the demo ends before */
export const openDoorHands = (
  keys: readonly string[],
  control: SimulatedControl,
  later: (ms: number, act: () => void) => void,
): DoorHands => {
  const propped = new Set<string>();
  let isFire = false;

  /** The button, then the leaf, when the lock let go. */
  const goOut = (key: string, opened: () => void) => {
    const { relay, contact, exitButton } = devicesOf(key);
    control.pressExit(undefined, exitButton);
    later(PUSH_AFTER_MS, () => {
      if (!control.relayEnergised(relay)) return;
      control.pushLeaf(true, contact);
      opened();
    });
  };
  const shutAfter = (key: string, ms: number) =>
    later(ms, () => {
      if (!propped.has(key)) control.pushLeaf(false, devicesOf(key).contact);
    });
  const carryOut = (key: string, hand: Hand): void => {
    const { contact, outside, housingInput, mainsInput, batteryInput } = devicesOf(key);
    switch (hand) {
      case 'exit':
        goOut(key, () => shutAfter(key, CLOSES_AFTER_MS));
        return;
      case 'prop':
        propped.add(key);
        goOut(key, () => undefined);
        return;
      case 'shut':
        propped.delete(key);
        control.pushLeaf(false, contact);
        return;
      case 'push':
        control.pushLeaf(true, contact);
        shutAfter(key, FORCED_FOR_MS);
        return;
      case 'pry':
        control.tamper(outside, true);
        return;
      case 'housing':
        control.setInput('tamper', true, housingInput);
        return;
      case 'mains':
        control.setInput('mains', true, mainsInput);
        return;
      case 'battery':
        control.setInput('battery', true, batteryInput);
        return;
      case 'mend':
        control.tamper(outside, false);
        control.setInput('tamper', false, housingInput);
        control.setInput('mains', false, mainsInput);
        control.setInput('battery', false, batteryInput);
        return;
      default:
        hand satisfies never;
    }
  };

  return {
    act: (doorKey, hand) => {
      if (!keys.includes(doorKey)) return false;
      carryOut(doorKey, hand);
      return true;
    },
    isPropped: (doorKey) => propped.has(doorKey),
    setFire: (active) => {
      if (isFire === active) return;
      isFire = active;
      for (const key of keys) control.fire(active, devicesOf(key).fireInput);
    },
  };
};
