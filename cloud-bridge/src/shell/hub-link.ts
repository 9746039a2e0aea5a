import { pauseMs } from '../core/backoff.ts';
import { Alarm } from './alarm.ts';
import type { BridgeParts, Loop } from './bridge-parts.ts';
import type { DocumentCarrier } from './document-carrier.ts';

/**
 * Tells the hub how the link to the core is, for the kiosk's line, and asks what the hub holds: whenever either side came or
 * went. Also brings the word that this hub was revoked.
 */
export class HubLink implements Loop {
  readonly #parts: BridgeParts;
  readonly #carriers: { readonly roster: DocumentCarrier; readonly directory: DocumentCarrier };
  readonly #alarm = new Alarm();
  #isRevocationDue = false;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    parts: BridgeParts,
    carriers: { readonly roster: DocumentCarrier; readonly directory: DocumentCarrier },
  ) {
    this.#parts = parts;
    this.#carriers = carriers;
  }

  start(): void {
    this.#parts.standing.onChange(() => this.#alarm.ring());
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#alarm.end();
    await this.#running;
    const { hub, clocks } = this.#parts;
    await hub.coreLink(false, clocks.system.nowMs());
  }

  revoked(): void {
    this.#isRevocationDue = true;
    this.#alarm.ring();
  }

  async #run(): Promise<void> {
    const { pace, random } = this.#parts;
    let failures = 0;
    while (!this.#stopped) {
      const isDone = await this.#tell();
      failures = isDone ? 0 : failures + 1;
      await (isDone
        ? this.#alarm.wait()
        : this.#alarm.wait(pauseMs(failures, random(), pace.hubBackoff)));
    }
  }

  async #tell(): Promise<boolean> {
    const { hub, standing, clocks, log } = this.#parts;
    if (this.#isRevocationDue) {
      const told = await hub.revoked();
      // 409: a hub that belongs to no site has nothing to erase.
      if (!told.ok && told.status !== 409) return false;
      this.#isRevocationDue = false;
      log.error('hub.told_revoked');
    }
    const linked = await hub.coreLink(standing.isConnected, standing.sinceUtc);
    const askedAtMs = clocks.monotonicMs();
    const identity = await hub.identity();
    if (!linked.ok || !identity.ok) return false;
    this.#carriers.roster.atHub(identity.value.rosterVersion, askedAtMs);
    this.#carriers.directory.atHub(identity.value.directoryVersion, askedAtMs);
    return true;
  }
}
