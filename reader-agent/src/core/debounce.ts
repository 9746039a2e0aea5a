/** One input as it is believed. */
export interface Settled {
  readonly isActive: boolean;
  /** What the wire says, which may not be believed yet. */
  readonly wire: boolean;
  /** Monotonic ms until which nothing is believed, or from which the wire is. 0 = at rest. */
  readonly untilMs: number;
}

export interface DebounceStep {
  readonly settled: Settled;
  /** What is to be told: the new state. */
  readonly told?: boolean;
  /** Look again then, monotonic ms. */
  readonly lookAtMs?: number;
}

/**
 * `first`: an edge counts at once and the bouncing after it does not, so that no time is lost at the leaf, the button and the
 * fire input. `last`: only what stays counts, so that a flicker of mains or of a housing's switch is no alarm.
 */
export type DebounceKind = 'first' | 'last';

export const settledAt = (isActive: boolean): Settled => ({ isActive, wire: isActive, untilMs: 0 });

/** An edge of the wire. */
export const edge = (
  settled: Settled,
  wire: boolean,
  how: { readonly kind: DebounceKind; readonly ms: number; readonly nowMs: number },
): DebounceStep => {
  const untilMs = how.nowMs + how.ms;
  if (how.ms === 0) return wire === settled.isActive ? { settled } : tell(settled, wire, 0);
  if (how.kind === 'first') {
    if (how.nowMs < settled.untilMs) return { settled: { ...settled, wire } };
    if (wire === settled.isActive) return { settled: { ...settled, wire } };
    return { ...tell(settled, wire, untilMs), lookAtMs: untilMs };
  }
  if (wire === settled.isActive) return { settled: { ...settled, wire, untilMs: 0 } };
  return { settled: { ...settled, wire, untilMs }, lookAtMs: untilMs };
};

/** The time to look again has come. */
export const look = (
  settled: Settled,
  how: { readonly kind: DebounceKind; readonly ms: number; readonly nowMs: number },
): DebounceStep => {
  if (settled.untilMs === 0) return { settled };
  if (how.nowMs < settled.untilMs) return { settled, lookAtMs: settled.untilMs };
  if (settled.wire === settled.isActive) return { settled: { ...settled, untilMs: 0 } };
  if (how.kind === 'last') return tell(settled, settled.wire, 0);
  const untilMs = how.nowMs + how.ms;
  return { ...tell(settled, settled.wire, untilMs), lookAtMs: untilMs };
};

const tell = (settled: Settled, isActive: boolean, untilMs: number): DebounceStep => ({
  settled: { ...settled, wire: isActive, isActive, untilMs },
  told: isActive,
});
