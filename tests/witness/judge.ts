import type { Sighting } from './ledger.ts';

/** An event as a store holds it. */
export interface Kept {
  readonly eventId: string;
  readonly kind: string;
  /** The tap that a `passage` or `tap.unused` follows. */
  readonly tapId?: string;
  readonly sourceId: string;
  readonly epoch: string;
  readonly seq: number;
  readonly occurredAtUtc: number;
  /** Whose card it was, as far as the place knows. */
  readonly holderId?: string;
}

/** A line of a guardian's page. */
export interface Shown {
  /** The tap. */
  readonly eventId: string;
  readonly studentId: string;
  readonly occurredAtUtc: number;
}

/** What each place holds after everything has come to rest; `hub` and `core` in their own order of arrival. */
export interface Places {
  readonly spool: readonly Kept[];
  readonly hub: readonly Kept[];
  readonly core: readonly Kept[];
  /** What the guardian's page shows of each child, newest first. */
  readonly guardian: readonly Shown[];
  /** The children of that guardian. */
  readonly children: readonly string[];
}

export interface Finding {
  readonly fault:
    | 'missing'
    | 'doubled'
    | 'out of order'
    | 'wrong time'
    | 'without outcome'
    | 'two outcomes'
    | 'relay without a granted tap'
    | 'unknown to the witness';
  readonly place: string;
  readonly what: string;
}

const finding = (fault: Finding['fault'], place: string, what: string): Finding => ({
  fault,
  place,
  what,
});

const doubles = (place: string, ids: readonly string[]): Finding[] => {
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    if (seen.has(id)) return [finding('doubled', place, id)];
    seen.add(id);
    return [];
  });
};

/** `seq` never falls within one epoch of one source, in the order in which the place took the events. */
const disorder = (place: string, kept: readonly Kept[]): Finding[] => {
  const last = new Map<string, number>();
  return kept.flatMap((event) => {
    const stream = `${event.sourceId}/${event.epoch}`;
    const before = last.get(stream) ?? 0;
    last.set(stream, event.seq);
    return event.seq > before
      ? []
      : [finding('out of order', place, `${stream} ${before} then ${event.seq}`)];
  });
};

/** Whatever a place said it holds, the core holds in the end. */
const missing = (sightings: readonly Sighting[], places: Places): Finding[] => {
  const core = new Set(places.core.map((event) => event.eventId));
  const reported = sightings.flatMap((one) => (one.kind === 'committed' ? [one] : []));
  const behind = [...places.spool, ...places.hub].map((event) => event.eventId);
  const ids = new Map(reported.map(({ eventId, place }) => [eventId, place as string]));
  for (const id of behind) ids.set(id, ids.get(id) ?? 'spool or hub');
  return [...ids]
    .filter(([id]) => !core.has(id))
    .map(([id, place]) => finding('missing', 'core', `${id}, committed in ${place}`));
};

const times = (sightings: readonly Sighting[], places: Places, toleranceMs: number): Finding[] => {
  const injected = new Map(
    sightings.flatMap((one) => (one.kind === 'injected' ? [[one.tapNumber, one.fromUtc]] : [])),
  );
  const core = new Map(places.core.map((event) => [event.eventId, event.occurredAtUtc]));
  return sightings.flatMap((one) => {
    if (one.kind !== 'answered') return [];
    const at = core.get(one.eventId);
    const from = injected.get(one.tapNumber);
    if (at === undefined || from === undefined) return [];
    const isRight = at >= from - toleranceMs && at <= one.untilUtc + toleranceMs;
    return isRight
      ? []
      : [finding('wrong time', 'core', `${one.eventId}: ${at} not in ${from}..${one.untilUtc}`)];
  });
};

/** The page shows each of the children's taps whose outcome the core has, once, newest first, with the time of the tap. */
const page = ({ core, guardian, children }: Places): Finding[] => {
  const taps = new Map(core.map((event) => [event.eventId, event.occurredAtUtc]));
  const shown = new Set(guardian.map(({ eventId }) => eventId));
  const absent = core.flatMap(({ tapId, holderId }) =>
    tapId === undefined || shown.has(tapId) || !children.includes(holderId ?? '')
      ? []
      : [finding('missing', 'guardian', tapId)],
  );
  const last = new Map<string, number>();
  const lines = guardian.flatMap(({ eventId, studentId, occurredAtUtc }) => {
    const at = taps.get(eventId);
    const after = last.get(studentId) ?? Number.POSITIVE_INFINITY;
    last.set(studentId, occurredAtUtc);
    if (at === undefined) return [finding('unknown to the witness', 'guardian', eventId)];
    if (at !== occurredAtUtc) return [finding('wrong time', 'guardian', eventId)];
    return occurredAtUtc <= after ? [] : [finding('out of order', 'guardian', eventId)];
  });
  return [...absent, ...lines];
};

/** Each granted tap is followed by exactly one passage or unused tap. */
const outcomes = (granted: ReadonlySet<string>, core: readonly Kept[]): Finding[] => {
  const count = new Map<string, number>();
  for (const { tapId } of core)
    if (tapId !== undefined) count.set(tapId, (count.get(tapId) ?? 0) + 1);
  const held = new Set(core.map((event) => event.eventId));
  return [...granted].flatMap((tapId) => {
    const found = count.get(tapId) ?? 0;
    if (!held.has(tapId) || found === 1) return [];
    return [finding(found === 0 ? 'without outcome' : 'two outcomes', 'core', tapId)];
  });
};

/** The relay is energised only for a granted tap; its edge may be seen before the answer, or the answer may never come. */
const relays = (sightings: readonly Sighting[]): Finding[] => {
  let owed = 0;
  let ahead = 0;
  let unanswered = 0;
  return sightings.flatMap((one) => {
    if (one.kind === 'injected') unanswered += 1;
    if (one.kind === 'answered') {
      unanswered -= 1;
      if (one.decision === 'granted' && ahead > 0) ahead -= 1;
      else if (one.decision === 'granted') owed += 1;
    }
    if (one.kind === 'relay' && one.energised) {
      if (owed > 0) owed -= 1;
      else ahead += 1;
    }
    if (ahead <= unanswered) return [];
    ahead = unanswered;
    return [finding('relay without a granted tap', 'door', JSON.stringify(one))];
  });
};

/**
 * Compares what the witness saw with what every place holds.
 *
 * @param toleranceMs  how far the witness's clock may be from the agent's
 * @returns every finding; none means that nothing committed was lost, doubled, moved or shown at another time
 */
export const judge = (
  sightings: readonly Sighting[],
  places: Places,
  toleranceMs = 250,
): Finding[] => {
  const granted = new Set(
    sightings.flatMap((one) =>
      one.kind === 'answered' && one.decision === 'granted' ? [one.eventId] : [],
    ),
  );
  return [
    ...missing(sightings, places),
    ...doubles(
      'hub',
      places.hub.map((event) => event.eventId),
    ),
    ...doubles(
      'core',
      places.core.map((event) => event.eventId),
    ),
    ...doubles(
      'guardian',
      places.guardian.map(({ eventId }) => eventId),
    ),
    ...disorder('hub', places.hub),
    ...disorder('core', places.core),
    ...times(sightings, places, toleranceMs),
    ...outcomes(granted, places.core),
    ...relays(sightings),
    ...page(places),
  ];
};
