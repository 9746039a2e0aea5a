import type { ReasonCode } from '@furtka/core-contract/reasons';

/** Stations of a tap that this process sees. */
export type AgentHop = 'reader' | 'decision' | 'relay' | 'opened' | 'spool';

/** What became of one tap at the reader; `isRepeat`: answered again, nothing written, `eventId` is the first tap's. */
export interface Decided {
  readonly eventId: string;
  readonly doorId: string;
  readonly readerId: string;
  readonly decision: 'granted' | 'denied';
  readonly reason: ReasonCode;
  readonly cardId?: string;
  readonly isRepeat: boolean;
}

/** For demo and benches. Called after the door was served; must not throw. */
export interface AgentObserver {
  /** `eventId`: the tap's; `monotonicMs`: CLOCK_MONOTONIC, comparable between processes of one machine. */
  hop(name: AgentHop, eventId: string, monotonicMs: number): void;
  decided?(decided: Decided): void;
  /** Outcome of a granted tap. */
  ended?(tapId: string, opened: 'yes' | 'no' | 'unknown'): void;
}
