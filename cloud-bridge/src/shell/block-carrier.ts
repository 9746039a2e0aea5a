import type { Block } from '@furtka/core-contract/sync';
import { pauseMs } from '../core/backoff.ts';
import { Alarm } from './alarm.ts';
import type { BridgeParts, Loop } from './bridge-parts.ts';

/** Statuses after which the same block may still be taken: not enrolled yet, too slow, too many. */
const MAY_PASS_LATER = [408, 409, 425, 429];

/**
 * Hands blocks to the hub, at once and before anything else, each until the hub has it. A block that the hub will never take is
 * reported and let go, so that it holds up no other.
 */
export class BlockCarrier implements Loop {
  readonly #parts: BridgeParts;
  readonly #alarm = new Alarm();
  readonly #pending = new Map<string, Block>();
  readonly #settled = new Alarm();
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: BridgeParts) {
    this.#parts = parts;
  }

  /** Blocks that the hub does not have yet. */
  get pending(): number {
    return this.#pending.size;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#alarm.end();
    this.#settled.end();
    await this.#running;
  }

  carry(block: Block): void {
    this.#pending.set(block.blockId, block);
    this.#alarm.ring();
  }

  /** Waits until the hub has every block that is known here, or the bridge stops. For what must not overtake a block. */
  async allHanded(): Promise<void> {
    while (this.#pending.size > 0 && !this.#stopped) await this.#settled.wait();
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      const isDone = await this.#handAll();
      failures = isDone ? 0 : failures + 1;
      if (this.#pending.size === 0) this.#settled.ring();
      const { pace, random } = this.#parts;
      await (isDone
        ? this.#alarm.wait()
        : this.#alarm.wait(pauseMs(failures, random(), pace.hubBackoff)));
    }
  }

  /** One try with each; false when one has to be tried again. */
  async #handAll(): Promise<boolean> {
    for (const block of [...this.#pending.values()]) {
      if (this.#stopped) return true;
      await this.#hand(block);
    }
    return this.#pending.size === 0;
  }

  async #hand(block: Block): Promise<void> {
    const { hub, log, metrics } = this.#parts;
    const { blockId } = block;
    const handed = await hub.block(block);
    if (handed.ok) {
      this.#pending.delete(blockId);
      metrics.blocks.inc({ result: 'handed' });
      log.info({ blockId }, 'block.handed');
      return;
    }
    const isHopeless =
      handed.status >= 400 && handed.status < 500 && !MAY_PASS_LATER.includes(handed.status);
    metrics.blocks.inc({ result: isHopeless ? 'refused' : 'failed' });
    if (isHopeless) {
      this.#pending.delete(blockId);
      log.error({ blockId, code: handed.code, status: handed.status }, 'block.refused');
    } else {
      log.warn({ blockId, code: handed.code }, 'block.not_handed');
    }
  }
}
