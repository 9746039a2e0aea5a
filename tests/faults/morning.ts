import type { BusClient } from '@furtka/scripts/demo/bus/client';
import type { Demo } from '../harness/demo.ts';
import { tapOnce } from '../harness/taps.ts';
import type { Ledger } from '../witness/ledger.ts';

/** Milliseconds that the demo's school clock is ahead of the machine's, as its own clock file says. */
export interface Morning {
  readonly demo: Demo;
  readonly ledger: Ledger;
  readonly schoolNowUtc: () => number;
}

/** Writes down every relay edge and every reported commit, for as long as the bus lives. */
export const watch = ({ demo, ledger, schoolNowUtc }: Morning): (() => void) => {
  const energised = new Map<string, boolean>();
  return demo.bus().hear((message) => {
    if (message.type === 'door') {
      const { doorId, isEnergised } = message.door;
      if (energised.get(doorId) === isEnergised) return;
      energised.set(doorId, isEnergised);
      ledger.write({ kind: 'relay', doorId, energised: isEnergised, atUtc: schoolNowUtc() });
    }
    if (message.type === 'hop' && ['spool', 'hub', 'core'].includes(message.name))
      ledger.write({
        kind: 'committed',
        place: message.name as 'spool' | 'hub' | 'core',
        eventId: message.eventId,
      });
  });
};

/**
 * One tap, written down before and after. A silent agent makes it `lost-in-flight`: nobody knows whether it was decided.
 */
export const injectTap = async (
  { ledger, schoolNowUtc }: Morning,
  bus: BusClient,
  tap: {
    readonly number: number;
    readonly cardId: string;
    readonly uid: string;
    readonly doorKey: string;
  },
): Promise<void> => {
  const { number: tapNumber, cardId, uid, doorKey } = tap;
  const direction = tapNumber % 2 === 0 ? 'out' : 'in';
  ledger.write({
    kind: 'injected',
    tapNumber,
    doorId: doorKey,
    cardId,
    direction,
    fromUtc: schoolNowUtc(),
  });
  const answer = await tapOnce(bus, { doorKey, uid, direction }, 1500);
  if (answer === undefined || answer.isRepeated)
    ledger.write({ kind: 'lost-in-flight', tapNumber });
  else
    ledger.write({
      kind: 'answered',
      tapNumber,
      eventId: answer.eventId,
      decision: answer.decision,
      untilUtc: schoolNowUtc(),
    });
};
