import type { Direction } from '@furtka/core-contract/event';
import type {
  DemoAct,
  DemoDoor,
  DemoScene,
  DemoStandingPart,
  Hand,
  HopName,
} from '@furtka/web/demo-api';

/**
 * What the demo's processes tell each other over `<data>/demo/bus.sock`. Every message goes to every other member; one who asks
 * gives a `requestId`, and the answer carries it back. It holds card numbers, so the socket is for the owner alone (0600).
 */
export interface HopMessage {
  readonly type: 'hop';
  readonly eventId: string;
  readonly name: HopName;
  /** CLOCK_MONOTONIC, ms; comparable between processes of one machine. */
  readonly monotonicMs: number;
}

/** To the agent that has the door. `direction` chooses the reader: in at the outside, out at the inside. */
export interface TapMessage {
  readonly type: 'tap';
  readonly requestId: string;
  readonly doorKey: string;
  readonly uid: string;
  readonly direction: Exclude<Direction, 'unknown'>;
  /** `false`: nobody pushes the leaf open after the click. */
  readonly push: boolean;
}

/** The agent's word on a tap: at once with the decision. */
export interface TappedMessage {
  readonly type: 'tapped';
  /** Missing when a card came by itself, from a real reader. */
  readonly requestId?: string;
  readonly eventId: string;
  readonly decision: 'granted' | 'denied';
  readonly reason: string;
  readonly cardId: string | null;
  readonly doorId: string;
  readonly doorKey: string;
  /** The same card again within the fold time: answered again, nothing written, so nothing travels. */
  readonly isRepeated: boolean;
}

/** What became of the door after a granted tap. */
export interface OpenedMessage {
  readonly type: 'opened';
  readonly eventId: string;
  readonly opened: 'yes' | 'no' | 'unknown';
}

export interface DoorMessage {
  readonly type: 'door';
  readonly door: DemoDoor;
}

/** Asks every agent to tell its doors, and the supervisor to tell the scene. */
export interface DoorsMessage {
  readonly type: 'doors';
}

/** Asks the supervisor to move the school clock forward. */
export interface ForwardMessage {
  readonly type: 'forward';
  readonly requestId: string;
  /** 1..604800000 */
  readonly byMs: number;
}

/** The school clock is now this far ahead of the system clock. */
export interface ClockMessage {
  readonly type: 'clock';
  readonly requestId?: string;
  readonly offsetMs: number;
}

/** Asks the core for every card of the first school as it is now. */
export interface ListMessage {
  readonly type: 'list';
  readonly requestId: string;
}

export interface ListedCard {
  readonly cardId: string;
  readonly holderId: string | null;
  readonly holderRole: string | null;
  readonly state: string;
}

export interface ListedMessage {
  readonly type: 'listed';
  readonly requestId: string;
  readonly cards: readonly ListedCard[];
}

/** Asks the supervisor to do something to the school; it answers `done` or `fault`. */
export interface OrderMessage {
  readonly type: 'order';
  readonly requestId: string;
  readonly act: Exclude<DemoAct, { readonly act: 'hand' }>;
}

/** To the agent that has the door; it answers `done` or `fault`. */
export interface HandMessage {
  readonly type: 'hand';
  readonly requestId: string;
  readonly doorKey: string;
  readonly hand: Hand;
}

export interface DoneMessage {
  readonly type: 'done';
  readonly requestId: string;
}

/** The supervisor's word on what was done to the school; agents apply what concerns them. */
export interface SceneMessage {
  readonly type: 'scene';
  readonly scene: DemoScene;
}

/** A program's word about itself, every second or when something changed. */
export interface StandingMessage {
  readonly type: 'standing';
  readonly part: DemoStandingPart;
}

/** A request that could not be carried out; `text` is one sentence. */
export interface FaultMessage {
  readonly type: 'fault';
  readonly requestId: string;
  readonly text: string;
}

export type BusMessage =
  | HopMessage
  | TapMessage
  | TappedMessage
  | OpenedMessage
  | DoorMessage
  | DoorsMessage
  | ForwardMessage
  | ClockMessage
  | ListMessage
  | ListedMessage
  | OrderMessage
  | HandMessage
  | DoneMessage
  | SceneMessage
  | StandingMessage
  | FaultMessage;

const TYPES: ReadonlySet<string> = new Set<BusMessage['type']>([
  'hop',
  'tap',
  'tapped',
  'opened',
  'door',
  'doors',
  'forward',
  'clock',
  'list',
  'listed',
  'order',
  'hand',
  'done',
  'scene',
  'standing',
  'fault',
]);

/** One message of a line; `undefined` for anything that is not one. Members are our own programs, so no more is checked. */
export const parseMessage = (line: string): BusMessage | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
    return TYPES.has(String(value.type)) ? (value as BusMessage) : undefined;
  } catch {
    return undefined;
  }
};
