import type { DemoHop, DemoTap, HopName } from '@furtka/web/demo-api';
import type { BusClient } from '../bus/client.ts';
import type { BusMessage, TapMessage, TappedMessage } from '../bus/messages.ts';
import { UserFault } from '../user-fault.ts';

/** From the reader's word to the last hop, at most. */
export const LAST_HOP_MS = 5000;
/** From the request to the decision; the door itself needs less than a hundredth of it. */
const DECISION_MS = 3000;

/** In the order of the way. */
const ORDER: readonly HopName[] = [
  'reader',
  'decision',
  'relay',
  'opened',
  'spool',
  'hub',
  'bridge',
  'core',
  'live',
];

/** What is known of a tap so far. */
export interface TapSoFar {
  readonly request: TapMessage;
  /** A pupil's passage reaches the guardian's page; nobody else's does. */
  readonly isPupil: boolean;
  tapped?: TappedMessage;
  /** Like the hops, it may come before we know which event is ours. */
  readonly openedByEventId: Map<string, DemoTap['opened']>;
  /** First time of each hop of each event, ms monotonic: hops of our tap may come before we know its id. */
  readonly hopsByEventId: Map<string, Map<HopName, number>>;
}

export const beginTap = (request: TapMessage, isPupil: boolean): TapSoFar => ({
  request,
  isPupil,
  openedByEventId: new Map(),
  hopsByEventId: new Map(),
});

/** Takes one message. Throws `UserFault` when the request was refused. */
export const take = (tap: TapSoFar, message: BusMessage): void => {
  switch (message.type) {
    case 'hop': {
      const hops = tap.hopsByEventId.get(message.eventId) ?? new Map<HopName, number>();
      if (!hops.has(message.name)) hops.set(message.name, message.monotonicMs);
      tap.hopsByEventId.set(message.eventId, hops);
      break;
    }
    case 'tapped':
      if (message.requestId === tap.request.requestId) tap.tapped = message;
      break;
    case 'opened':
      tap.openedByEventId.set(message.eventId, message.opened);
      break;
    case 'fault':
      if (message.requestId === tap.request.requestId) throw new UserFault(message.text);
      break;
    default:
      break;
  }
};

const hopsOf = (tap: TapSoFar): ReadonlyMap<HopName, number> =>
  tap.hopsByEventId.get(tap.tapped?.eventId ?? '') ?? new Map();

const openedOf = (tap: TapSoFar): DemoTap['opened'] | undefined =>
  tap.openedByEventId.get(tap.tapped?.eventId ?? '');

/** Whether nothing more is to come. */
export const isComplete = (tap: TapSoFar): boolean => {
  if (tap.tapped === undefined) return false;
  const opened = openedOf(tap);
  const hops = hopsOf(tap);
  const isGranted = tap.tapped.decision === 'granted';
  if (tap.tapped.isRepeated) return !isGranted || !tap.request.push || opened !== undefined;
  if (isGranted && opened === undefined) return false;
  const expected = ORDER.filter((name) => {
    if (name === 'relay') return isGranted;
    if (name === 'opened') return opened === 'yes';
    if (name === 'live') return isGranted && tap.isPupil && opened !== 'no';
    return true;
  });
  return expected.every((name) => hops.has(name));
};

const rounded = (ms: number): number => Math.max(0, Math.round(ms * 1000) / 1000);

/** The tap as it is printed; `undefined` before the decision. */
export const resultOf = (tap: TapSoFar): DemoTap | undefined => {
  if (tap.tapped === undefined) return undefined;
  const { decision, reason, eventId, cardId, doorId } = tap.tapped;
  const seen = hopsOf(tap);
  const began = seen.get('reader') ?? Math.min(...seen.values());
  const hops = ORDER.flatMap((name): DemoHop[] => {
    const at = seen.get(name);
    return at === undefined ? [] : [{ name, atMs: rounded(at - began) }];
  });
  const shut = tap.tapped.isRepeated && !tap.request.push ? 'no' : 'unknown';
  const opened = decision === 'denied' ? 'no' : (openedOf(tap) ?? shut);
  return { decision, reason, eventId, cardId, doorId, opened, hops };
};

/**
 * Taps and waits for the last hop.
 *
 * @param isPupil  the card is a pupil's: the guardian's page is the last hop of a passage
 * @returns whatever is known when the last hop was seen, or 5 s after the request
 * Errors   `UserFault` when the door does not answer or the request is refused
 */
export const tapAndWait = (
  bus: BusClient,
  request: TapMessage,
  isPupil: boolean,
): Promise<DemoTap> =>
  new Promise((resolve, reject) => {
    const tap = beginTap(request, isPupil);
    const end = () => {
      forget();
      clearTimeout(early);
      clearTimeout(late);
    };
    const finish = () => {
      end();
      const result = resultOf(tap);
      if (result === undefined)
        reject(new UserFault(`The door ${request.doorKey} does not answer.`));
      else resolve(result);
    };
    const forget = bus.hear((message) => {
      try {
        take(tap, message);
        if (isComplete(tap)) finish();
      } catch (error) {
        end();
        reject(error);
      }
    });
    const early = setTimeout(() => {
      if (tap.tapped === undefined) finish();
    }, DECISION_MS);
    const late = setTimeout(finish, LAST_HOP_MS);
    bus.tell(request);
  });
