import type { Devices, Relay } from '@furtka/hardware/port';
import type { SimulatedControl } from '@furtka/hardware/simulated';
import type { AgentObserver, Decided } from '@furtka/reader-agent/start';

/** A card at a reader. */
export interface TapAsk {
  readonly readerId: string;
  readonly uid: string;
  /** CLOCK_MONOTONIC of the hand outside, ms; comes back with the answer. */
  readonly heldAtMs?: number;
}

export interface TapAnswer {
  readonly decision: 'granted' | 'denied';
  readonly reason: string;
  readonly eventId: string;
  readonly isRepeat: boolean;
  /** When the agent spoke, CLOCK_MONOTONIC ms. */
  readonly atMs: number;
}

/** One card at one reader again and again until the door says `reason`. */
export interface HammerAsk {
  readonly readerId: string;
  readonly uid: string;
  readonly everyMs: number;
  readonly reason: string;
  readonly limitMs: number;
}

export interface HammerAnswer {
  /** When the first such answer came, CLOCK_MONOTONIC ms; absent: not within the limit. */
  readonly atMs?: number;
  readonly taps: number;
}

/** Many cards, each once, as fast as `everyMs` allows. */
export interface FloodAsk {
  readonly readerId: string;
  readonly uids: readonly string[];
  readonly everyMs: number;
}

/** When a tap passed the stations of this process, CLOCK_MONOTONIC ms. */
export interface TapTimes {
  readonly eventId: string;
  readonly heldAtMs?: number;
  readonly reader?: number;
  readonly decision?: number;
  readonly relay?: number;
  readonly spool?: number;
  readonly opened?: number;
}

export interface RelayEdge {
  readonly relayId: string;
  readonly energised: boolean;
  readonly atMs: number;
}

const TIMES_KEPT = 20_000;
const EDGES_KEPT = 20_000;

/** The hand at the readers of a simulated agent, and the eye on its relays. */
export class DoorHand {
  readonly #monotonicMs: () => number;
  readonly #times = new Map<string, Record<string, number>>();
  readonly #edges: RelayEdge[] = [];
  #control: SimulatedControl | undefined;
  #said: Decided | undefined;
  #ends: (() => void)[] = [];

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  /** To be handed to the agent, which speaks while the card is being presented. */
  observer(): AgentObserver {
    return {
      hop: (name, eventId, atMs) => {
        const known = this.#times.get(eventId);
        if (known !== undefined) known[name] ??= atMs;
        else if (this.#times.size < TIMES_KEPT) this.#times.set(eventId, { [name]: atMs });
      },
      decided: (decided) => {
        this.#said = decided;
      },
    };
  }

  attach(devices: Devices, control: SimulatedControl): void {
    this.#control = control;
    this.#ends = [...devices.relays.values()].map((relay) => this.#watch(relay));
  }

  stop(): void {
    for (const end of this.#ends) end();
  }

  acts() {
    return {
      tap: (ask: TapAsk) => this.#tap(ask),
      hammer: (ask: HammerAsk) => this.#hammer(ask),
      flood: (ask: FloodAsk) => this.#flood(ask),
      times: () => this.#takeTimes(),
      edges: () => this.#edges.splice(0),
      energised: ({ relayId }: { readonly relayId: string }) =>
        this.#control?.relayEnergised(relayId) ?? false,
    };
  }

  #watch(relay: Relay): () => void {
    return relay.on((energised, atMs) => {
      if (this.#edges.length < EDGES_KEPT) this.#edges.push({ relayId: relay.id, energised, atMs });
    });
  }

  #tap({ readerId, uid, heldAtMs }: TapAsk): TapAnswer {
    this.#said = undefined;
    const isSeen = this.#control?.presentCard(readerId, {
      technology: 'iso14443',
      uid,
      assurance: 'uid',
    });
    const said = this.#said as Decided | undefined;
    if (isSeen !== true || said === undefined) throw new Error(`nobody answered at ${readerId}`);
    const { decision, reason, eventId, isRepeat } = said;
    const times = this.#times.get(eventId);
    if (times !== undefined && heldAtMs !== undefined) times['heldAtMs'] ??= heldAtMs;
    return { decision, reason, eventId, isRepeat, atMs: this.#monotonicMs() };
  }

  async #hammer(ask: HammerAsk): Promise<HammerAnswer> {
    const { readerId, uid, everyMs, reason, limitMs } = ask;
    const deadline = this.#monotonicMs() + limitMs;
    for (let taps = 1; ; taps += 1) {
      const answer = this.#tap({ readerId, uid });
      if (answer.reason === reason) return { atMs: answer.atMs, taps };
      if (answer.atMs > deadline) return { taps };
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }

  async #flood({ readerId, uids, everyMs }: FloodAsk): Promise<number> {
    for (const uid of uids) {
      this.#tap({ readerId, uid });
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    return uids.length;
  }

  #takeTimes(): TapTimes[] {
    const taken = [...this.#times].map(([eventId, times]) => ({ eventId, ...times }));
    this.#times.clear();
    return taken;
  }
}
