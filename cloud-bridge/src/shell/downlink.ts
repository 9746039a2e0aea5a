import type { Change } from '@furtka/core-contract/sync';
import { pauseMs } from '../core/backoff.ts';
import { readChange, speaksWith } from '../core/change.ts';
import type { SseMessage } from '../core/sse.ts';
import { Alarm } from './alarm.ts';
import type { BlockCarrier } from './block-carrier.ts';
import type { BridgeParts, Loop } from './bridge-parts.ts';
import { readCredential } from './credential.ts';
import type { DocumentCarrier } from './document-carrier.ts';
import type { StreamEnd } from './event-stream.ts';
import type { HubLink } from './hub-link.ts';
import type { StateLink } from './state-link.ts';
import type { Uplink } from './uplink.ts';

export interface DownlinkTargets {
  readonly uplink: Pick<Uplink, 'hello'>;
  readonly blocks: BlockCarrier;
  readonly roster: DocumentCarrier;
  readonly directory: DocumentCarrier;
  readonly hubLink: HubLink;
  readonly stateLink: StateLink;
}

const REVOKED = 'hub.revoked';

/**
 * Follows the core's changes. A stream that says nothing for five seconds is dropped with every other connection to the core,
 * so that a link which went away without a word cannot hide a block.
 */
export class Downlink implements Loop {
  readonly #parts: BridgeParts;
  readonly #targets: DownlinkTargets;
  readonly #credentialFile: string;
  readonly #alarm = new Alarm();
  #stream = new AbortController();
  #isGreeted = false;
  #credential = '';
  #lastCode = '';
  #stopped = false;
  /** In a pause after a failure that says nothing about the core itself. */
  #isAwaitingCore = false;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: BridgeParts, targets: DownlinkTargets, credentialFile: string) {
    this.#parts = parts;
    this.#targets = targets;
    this.#credentialFile = credentialFile;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stream.abort();
    this.#alarm.end();
    await this.#running;
  }

  /** Ends the stream, so that the core greets anew. */
  reconnect(): void {
    this.#stream.abort();
  }

  /** Another loop was answered: the core is there, so a block must not wait for the end of a pause. */
  coreAnswered(): void {
    if (this.#isAwaitingCore) this.#alarm.ring();
  }

  async #run(): Promise<void> {
    const { pace, random, clocks } = this.#parts;
    let failures = 0;
    while (!this.#stopped) {
      const startedAtMs = clocks.monotonicMs();
      const end = await this.#follow();
      if (this.#stopped) return;
      if (end.code === 'stream.aborted') continue;
      this.#note(end);
      const hasLasted = clocks.monotonicMs() - startedAtMs >= pace.silenceMs;
      failures = end.wasGreeted && hasLasted ? 1 : failures + 1;
      const isRefused = end.status === 401 || end.status === 403;
      const backoff = isRefused ? pace.refusedBackoff : pace.coreBackoff;
      this.#isAwaitingCore = end.status === 0;
      await this.#alarm.wait(pauseMs(failures, random(), backoff));
      this.#isAwaitingCore = false;
    }
  }

  async #follow(): Promise<StreamEnd & { readonly wasGreeted: boolean }> {
    const { core, pace, standing } = this.#parts;
    const read = await readCredential(this.#credentialFile);
    if (!read.ok) return { code: read.code, status: 0, wasGreeted: false };
    if (read.credential !== this.#credential) standing.isRevoked = false;
    this.#credential = read.credential;
    core.use(read.credential);
    this.#stream = new AbortController();
    const end = await core.followChanges(pace.silenceMs, this.#stream.signal, (message) =>
      this.#hear(message),
    );
    const wasGreeted = this.#isGreeted;
    this.#isGreeted = false;
    standing.setConnected(false);
    if (end.code === REVOKED) this.#revoked();
    if (end.code === 'stream.silent' || end.code === 'stream.broken') core.drop();
    return { ...end, wasGreeted };
  }

  #note({ code, status }: StreamEnd): void {
    const { log, metrics, standing } = this.#parts;
    // A label must not be what a peer chose to say.
    metrics.streamEnds.inc({ code: status === 0 ? code : `http.${status}` });
    standing.lastFault = code;
    if (this.#lastCode !== code) log.warn({ code, status }, 'core.stream_ended');
    this.#lastCode = code;
  }

  #hear(message: SseMessage): void {
    const read = readChange(message);
    if (read.ok && (this.#isGreeted || read.change.kind === 'hello')) {
      this.#take(read.change);
      return;
    }
    const code = read.ok ? 'change.before_hello' : read.code;
    this.#parts.metrics.unreadable.inc();
    this.#parts.log.error({ code }, 'core.change_unreadable');
    // Without a hello nothing that follows can be trusted; after it, one bad change must not take the others with it.
    if (!this.#isGreeted) this.#stream.abort();
  }

  #take(change: Change): void {
    const { blocks, roster, directory } = this.#targets;
    switch (change.kind) {
      case 'hello':
        this.#greeted(change);
        break;
      case 'block':
        blocks.carry(change.block);
        break;
      case 'roster':
        roster.offered(change.version);
        break;
      case 'directory':
        directory.offered(change.version);
        break;
      case 'revoked':
        this.#revoked();
        break;
      case 'heartbeat':
        this.#noteClock(change.nowUtc);
        break;
      default:
        change satisfies never;
    }
  }

  #greeted(hello: Extract<Change, { kind: 'hello' }>): void {
    const { log, standing } = this.#parts;
    const { uplink, roster, directory, stateLink } = this.#targets;
    if (!speaksWith(hello.versions)) {
      log.error({ versions: hello.versions.join(' ') }, 'core.version_unknown');
      this.#stream.abort();
      return;
    }
    this.#isGreeted = true;
    this.#lastCode = '';
    standing.lastFault = undefined;
    this.#noteClock(hello.nowUtc);
    roster.forget();
    directory.forget();
    standing.setConnected(true);
    log.info({ position: hello.cursor?.position ?? 0 }, 'core.connected');
    uplink.hello(hello.cursor);
    stateLink.connected();
  }

  #revoked(): void {
    const { standing, log } = this.#parts;
    if (!standing.isRevoked) log.error(REVOKED);
    standing.isRevoked = true;
    this.#targets.hubLink.revoked();
  }

  #noteClock(coreNowUtc: number): void {
    const { metrics, clocks } = this.#parts;
    metrics.clockOffset.set((coreNowUtc - clocks.system.nowMs()) / 1000);
  }
}
