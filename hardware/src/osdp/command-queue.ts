import type { Command } from './commands.ts';

const MAX = 32;

/** Commands that wait for their turn: urgent ones first, each kind in its order. */
export class CommandQueue {
  #commands: Command[] = [];
  /** How many of them are urgent; they stand first. */
  #urgent = 0;

  get length(): number {
    return this.#commands.length;
  }

  get hasUrgent(): boolean {
    return this.#urgent > 0;
  }

  /** @returns `false` when too many wait */
  add(command: Command, isUrgent: boolean): boolean {
    if (this.#commands.length >= MAX) return false;
    if (isUrgent) {
      this.#commands.splice(this.#urgent, 0, command);
      this.#urgent += 1;
    } else this.#commands.push(command);
    return true;
  }

  take(): Command | undefined {
    this.#urgent = Math.max(0, this.#urgent - 1);
    return this.#commands.shift();
  }

  /** Begins anew with these. */
  reset(commands: readonly Command[] = []): void {
    this.#commands = [...commands];
    this.#urgent = 0;
  }
}
