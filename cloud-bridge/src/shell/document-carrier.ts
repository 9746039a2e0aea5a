import { pauseMs } from '../core/backoff.ts';
import { Alarm } from './alarm.ts';
import type { BridgeParts, Loop } from './bridge-parts.ts';
import type { Called } from './calls.ts';
import type { Fetched } from './core-client.ts';

export interface DocumentOptions {
  readonly kind: 'roster' | 'directory';
  fetch(): Promise<Called<Fetched>>;
  put(body: Buffer): Promise<Called<true>>;
  /** Settles when nothing more urgent waits for the hub. */
  ready(): Promise<void>;
}

/**
 * Keeps one document of the hub at the core's newest version: the roster, or the directory. Bytes go through as they are; the
 * hub checks the signature and the shape, and a refused one is tried again only after a long pause or a newer version.
 */
export class DocumentCarrier implements Loop {
  readonly #parts: BridgeParts;
  readonly #options: DocumentOptions;
  readonly #alarm = new Alarm();
  #wanted = 0;
  /** The version that the hub refused last: told again, as each new stream does, it is no news. */
  #refused = 0;
  #atHub: number | undefined;
  #putAtMs = 0;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: BridgeParts, options: DocumentOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#alarm.end();
    await this.#running;
  }

  /** The core has this version. */
  offered(version: number): void {
    if (version <= this.#wanted) return;
    this.#wanted = version;
    if (version !== this.#refused) this.#alarm.ring();
  }

  /**
   * The hub has this version; an older one than before means that the hub lost it.
   *
   * @param askedAtMs  when the hub was asked, monotonic; what it said before the last document was put is out of date
   */
  atHub(version: number, askedAtMs: number): void {
    if (version === this.#atHub || askedAtMs < this.#putAtMs) return;
    this.#atHub = version;
    this.#alarm.ring();
  }

  /** The core speaks anew: what it offered before may be gone. */
  forget(): void {
    this.#wanted = 0;
  }

  get #isBehind(): boolean {
    return this.#atHub !== undefined && this.#atHub < this.#wanted;
  }

  async #run(): Promise<void> {
    let failures = 0;
    let refusals = 0;
    while (!this.#stopped) {
      if (!this.#isBehind) {
        failures = 0;
        refusals = 0;
        await this.#alarm.wait();
        continue;
      }
      const { pace, random } = this.#parts;
      const outcome = await this.#carry();
      failures = outcome === 'failed' ? failures + 1 : 0;
      refusals = outcome === 'refused' ? refusals + 1 : 0;
      if (outcome === 'failed')
        await this.#alarm.wait(pauseMs(failures, random(), pace.coreBackoff));
      else if (outcome === 'refused')
        await this.#alarm.wait(pauseMs(refusals, random(), pace.refusedBackoff));
    }
  }

  async #carry(): Promise<'carried' | 'failed' | 'refused'> {
    const { metrics, log } = this.#parts;
    const { kind } = this.#options;
    const wanted = this.#wanted;
    const fetched = await this.#options.fetch();
    if (!fetched.ok) return this.#missed('fetch', fetched);
    await this.#options.ready();
    if (this.#stopped) return 'failed';
    const put = await this.#options.put(fetched.value.body);
    // The hub holds a newer one already: nothing to do.
    if (!put.ok && put.code !== 'roster.older') return this.#missed('put', put);
    this.#refused = 0;
    this.#putAtMs = this.#parts.clocks.monotonicMs();
    const version = fetched.value.version ?? wanted;
    this.#atHub = Math.max(version, this.#atHub ?? 0);
    if (this.#wanted === wanted && version < wanted) this.#wanted = version;
    metrics.documents.inc({ kind, result: 'carried' });
    log.info({ kind, version, bytes: fetched.value.body.length }, 'document.carried');
    return 'carried';
  }

  #missed(
    operation: 'fetch' | 'put',
    { code, status }: { readonly code: string; readonly status: number },
  ): 'failed' | 'refused' {
    const isRefused = status >= 400 && status < 500 && status !== 429;
    if (isRefused && operation === 'put') this.#refused = this.#wanted;
    const { metrics, log } = this.#parts;
    const { kind } = this.#options;
    metrics.documents.inc({ kind, result: isRefused ? 'refused' : 'failed' });
    log[isRefused ? 'error' : 'warn']({ kind, operation, code, status }, 'document.not_carried');
    return isRefused ? 'refused' : 'failed';
  }
}
