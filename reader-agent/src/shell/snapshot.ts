import type { StatePayload } from '@furtka/hub-contract/payloads';

/** What an agent is doing, for tests and the demo. */
export interface AgentSnapshot {
  readonly healthPort: number;
  readonly isHubUp: boolean;
  /** Version of the roster that decides, 0 = none. */
  readonly rosterVersion: number;
  /** What the hub is told: in force and on disk. */
  readonly confirmed: { readonly roster: number; readonly deny: number; readonly mode: number };
  readonly doors: StatePayload['doors'];
  readonly readers: StatePayload['readers'];
  readonly spoolDepth: number;
  readonly lostCount: number;
  readonly troubles: Readonly<Record<string, string>>;
  readonly clock: 'sure' | 'unsure';
  /** Of this machine; absent where it is not measured. */
  readonly temperatureDeciC?: number;
  /** Used share of the disk of its folder, thousandths. */
  readonly diskPermille?: number;
  readonly diskReadOnly?: true;
}
