import type { DenyBody, DoorMode, ModeBody } from '@furtka/hub-contract/payloads';
import { deniedRows, EMPTY_DENY_LIST, settledBy, withEntries } from '../core/deny-list.ts';
import { modeAt, NO_MODES, withModes } from '../core/modes.ts';
import type { RosterDoor, Rules } from '../core/rules.ts';
import type { KeptDeny, KeptModes } from './keeper-messages.ts';

/** What the hub is told: versions that are in force and would be so again after a power cut. */
export interface ConfirmedVersions {
  readonly roster: number;
  readonly deny: number;
  readonly mode: number;
}

/** Roster, deny list and modes as they rule now. */
export class InForce {
  #rules: Rules | undefined;
  #deny = EMPTY_DENY_LIST;
  #denied: Uint8Array = new Uint8Array(0);
  #modes = NO_MODES;
  #confirmed: ConfirmedVersions = { roster: 0, deny: 0, mode: 0 };

  rules(): Rules | undefined {
    return this.#rules;
  }

  /** By card row of the rules. */
  denied(): Uint8Array {
    return this.#denied;
  }

  confirmed(): ConfirmedVersions {
    return this.#confirmed;
  }

  blockCount(): number {
    return this.#deny.blocks.size;
  }

  /** A new roster: settles blocks. */
  applyRules(rules: Rules): void {
    this.#rules = rules;
    this.#deny = settledBy(this.#deny, rules);
    this.#denied = deniedRows(this.#deny, rules);
  }

  applyDeny(body: DenyBody): void {
    this.#deny = withEntries(this.#deny, body, this.#rules);
    this.#denied = deniedRows(this.#deny, this.#rules);
  }

  applyModes(body: ModeBody): void {
    this.#modes = withModes(this.#modes, body);
  }

  /** What lay on disk at the start. */
  restore(deny: KeptDeny, modes: KeptModes): void {
    this.#deny = {
      version: deny.version,
      blocks: new Map(deny.blocks.map((block) => [block.blockId, block])),
    };
    this.#modes = {
      version: modes.version,
      doors: new Map(modes.doors.map((door) => [door.doorId, door])),
    };
    this.#denied = deniedRows(this.#deny, this.#rules);
    this.confirm('deny', deny.version);
    this.confirm('mode', modes.version);
  }

  confirm(name: 'roster' | 'deny' | 'mode', version: number): void {
    this.#confirmed = { ...this.#confirmed, [name]: version };
  }

  modeOf(doorId: string, systemMs: number): DoorMode {
    return modeAt(this.#modes, doorId, systemMs);
  }

  /** Number of a door in the roster, -1 when it is not listed. */
  doorRow(doorId: string): number {
    return this.#rules?.doors.findIndex((door) => door.doorId === doorId) ?? -1;
  }

  doorOf(doorId: string): RosterDoor | undefined {
    return this.#rules?.doors[this.doorRow(doorId)];
  }

  keptDeny(): KeptDeny {
    return { version: this.#deny.version, blocks: [...this.#deny.blocks.values()] };
  }

  keptModes(): KeptModes {
    return { version: this.#modes.version, doors: [...this.#modes.doors.values()] };
  }
}
