import { type AgentConfig, ENROL_PORT_DEFAULT } from '../config.ts';
import type { AgentClock } from './agent-clock.ts';
import { type AgentLog, codeOfError } from './agent-log.ts';
import type { Identity } from './identity.ts';

/** Between two attempts, ms of the monotonic clock. */
const AGAIN_AFTER_MS = 3_600_000;

export interface RenewalOptions {
  readonly clock: AgentClock;
  readonly log: AgentLog;
  identity(): Identity;
  renew(identity: Identity): Promise<Identity>;
  /** In force from now on; to be kept on disk. */
  onRenewed(identity: Identity): void;
}

/** Renews the certificate once its half life is over, while the link is up. */
export class Renewal {
  readonly #options: RenewalOptions;
  #triedAtMs = Number.NEGATIVE_INFINITY;
  #isRunning = false;

  constructor(options: RenewalOptions) {
    this.#options = options;
  }

  /** To be called every second or so. */
  tick(isLinkUp: boolean): void {
    const { clock, identity, log } = this.#options;
    const nowMs = clock.monotonicMs();
    if (!isLinkUp || this.#isRunning || nowMs - this.#triedAtMs < AGAIN_AFTER_MS) return;
    if (clock.systemMs() < identity().renewAfterUtc) return;
    this.#triedAtMs = nowMs;
    this.#isRunning = true;
    this.#run()
      .catch((error: unknown) => log.warn({ code: codeOfError(error) }, 'identity.not_renewed'))
      .finally(() => {
        this.#isRunning = false;
      });
  }

  async #run(): Promise<void> {
    const { identity, renew, onRenewed, log } = this.#options;
    onRenewed(await renew(identity()));
    log.info({ agentId: identity().agentId }, 'identity.renewed');
  }
}

/** Renews at this hub; what it takes is loaded only then. */
export const renewAt =
  ({ host: hubHost, enrolPort = ENROL_PORT_DEFAULT }: AgentConfig['hub']) =>
  async (identity: Identity): Promise<Identity> => {
    const { renewIdentity } = await import('../enrol.ts');
    return renewIdentity(identity, { hubHost, enrolPort });
  };
