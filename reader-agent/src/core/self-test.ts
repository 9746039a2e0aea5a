/**
 * The set-up self-test of one door, as a machine: what an installer does at the door goes in, green or red per line comes out.
 * Times are monotonic milliseconds; results carry the wall time that comes with `begin`.
 */
export const STEP_KINDS = [
  'ground',
  'bits',
  'contact',
  'exit',
  'handle',
  'fire',
  'housing',
  'relay',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** One line of the test. `deviceId`: as the config names it; of `ground` empty, it listens to all of them. */
export interface TestStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly deviceId: string;
}

export const FAILURES = [
  /** A line moved although nobody touched anything. */
  'noise',
  /** The device does not answer, or has never told its state. */
  'silent',
  /** An input that should rest is active from the start. */
  'notAtRest',
  /** Nothing came within the time. */
  'nothing',
  /** Nothing came here, but at another device: wires or sides are swapped. */
  'crossed',
  /** It went away from rest and did not come back. */
  'stays',
  /** Damaged frames, or one card that read as two. */
  'bitErrors',
  /** The relay refused the command. */
  'refused',
  /** The relay was commanded and did not say that it pulled. */
  'noClick',
  'endedEarly',
  'endedLate',
  /** The relay pulled, but the person at the door saw no lock move. */
  'noLock',
] as const;
export type Failure = (typeof FAILURES)[number];

/** What was measured; only what the kind of step measures. */
export interface Figures {
  readonly quietMs?: number;
  readonly reads?: number;
  readonly badFrames?: number;
  readonly edges?: number;
  readonly pulseMs?: number;
}

export type StepResult =
  | { readonly status: 'waiting' }
  | { readonly status: 'ok'; readonly atUtc: number; readonly figures: Figures }
  | {
      readonly status: 'failed';
      readonly atUtc: number;
      readonly figures: Figures;
      readonly failure: Failure;
      /** The device at which it was seen. */
      readonly deviceId: string;
    };

/** A line of the door as it is when a step begins. */
export interface LinesNow {
  /** `undefined`: its device has not told yet. */
  readonly activeByInput: ReadonlyMap<string, boolean | undefined>;
  readonly onlineByReader: ReadonlyMap<string, boolean>;
}

export type TestEvent =
  | {
      readonly kind: 'begin';
      readonly stepId: string;
      readonly atMs: number;
      readonly atUtc: number;
      readonly lines: LinesNow;
    }
  /** `active`: away from rest. */
  | {
      readonly kind: 'input';
      readonly deviceId: string;
      readonly active: boolean;
      readonly atMs: number;
    }
  /** `mark`: the same for the same card; lives no longer than the step. */
  | {
      readonly kind: 'card';
      readonly deviceId: string;
      readonly mark: string;
      readonly atMs: number;
    }
  | {
      readonly kind: 'badFrames';
      readonly deviceId: string;
      readonly count: number;
      readonly atMs: number;
    }
  | { readonly kind: 'offline'; readonly deviceId: string; readonly atMs: number }
  | {
      readonly kind: 'relay';
      readonly deviceId: string;
      readonly energised: boolean;
      readonly atMs: number;
    }
  | { readonly kind: 'refused'; readonly atMs: number }
  /** What the person says to "did the lock open?". */
  | { readonly kind: 'answer'; readonly yes: boolean; readonly atMs: number }
  | { readonly kind: 'time'; readonly atMs: number };

export type TestAction =
  | { readonly do: 'pulse'; readonly deviceId: string; readonly ms: number }
  | { readonly do: 'ask'; readonly deviceId: string }
  | { readonly do: 'progress'; readonly done: number; readonly of: number };

interface Running {
  readonly step: TestStep;
  readonly beganMs: number;
  readonly beganUtc: number;
  readonly deadlineMs: number;
  readonly phase: 'watch' | 'away' | 'pull' | 'rest' | 'question';
  readonly figures: Figures;
  /** Device that moved in place of the expected one. */
  readonly otherId: string;
  readonly mark: string;
  readonly pulledAtMs: number;
}

export interface TestState {
  readonly steps: readonly TestStep[];
  readonly results: Readonly<Record<string, StepResult>>;
  readonly running: Running | undefined;
}

/** Nobody touches anything for so long. */
export const QUIET_MS = 5000;
/** A person walks to the door and does it. */
export const HANDS_MS = 60_000;
export const READS_WANTED = 5;
export const PULSE_MS = 1000;
const PULL_WITHIN_MS = 2000;
/** The board times the pulse; how late the word of it comes depends on the cable and on this machine. */
const EARLY_MS = 200;
const LATE_MS = 1000;

const WAITING: StepResult = { status: 'waiting' };

export const newTest = (
  steps: readonly TestStep[],
  results: TestState['results'] = {},
): TestState => ({ steps, results, running: undefined });

export const resultOf = ({ results }: Pick<TestState, 'results'>, { id }: TestStep): StepResult =>
  results[id] ?? WAITING;

export const isPassed = (state: TestState): boolean =>
  state.steps.every((step) => resultOf(state, step).status === 'ok');

type Outcome = { readonly state: TestState; readonly actions: readonly TestAction[] };

const end = (state: TestState, running: Running, atMs: number, result: object): Outcome => {
  const { figures, step, beganUtc, beganMs } = running;
  const atUtc = Math.round(beganUtc + atMs - beganMs);
  const results = { ...state.results, [step.id]: { atUtc, figures, ...result } as StepResult };
  return { state: { ...state, results, running: undefined }, actions: [] };
};
const pass = (state: TestState, running: Running, atMs: number): Outcome =>
  end(state, running, atMs, { status: 'ok' });
const fail = (
  state: TestState,
  running: Running,
  atMs: number,
  failure: Failure,
  deviceId = running.step.deviceId,
): Outcome => end(state, running, atMs, { status: 'failed', failure, deviceId });
const goOn = (
  state: TestState,
  running: Running,
  changes: Partial<Running>,
  actions: readonly TestAction[] = [],
): Outcome => ({ state: { ...state, running: { ...running, ...changes } }, actions });
const same = (state: TestState): Outcome => ({ state, actions: [] });

const LIMIT_MS: Readonly<Record<StepKind, number>> = {
  ground: QUIET_MS,
  bits: HANDS_MS,
  contact: HANDS_MS,
  exit: HANDS_MS,
  handle: HANDS_MS,
  fire: HANDS_MS,
  housing: HANDS_MS,
  relay: PULL_WITHIN_MS,
};

const firstFigures = (kind: StepKind): Figures => {
  if (kind === 'bits') return { reads: 0, badFrames: 0 };
  return kind === 'ground' || kind === 'relay' ? {} : { edges: 0 };
};

type Begin = Extract<TestEvent, { kind: 'begin' }>;

const beginGround = (state: TestState, running: Running, { atMs, lines }: Begin): Outcome => {
  const mute = [...lines.activeByInput].find(([, active]) => active === undefined);
  const away = [...lines.onlineByReader].find(([, online]) => !online);
  const silent = mute ?? away;
  if (silent !== undefined) return fail(state, running, atMs, 'silent', silent[0]);
  return goOn(state, running, {});
};

const begin = (state: TestState, event: Begin): Outcome => {
  const step = state.steps.find(({ id }) => id === event.stepId);
  if (step === undefined) return same(state);
  const { atMs, atUtc, lines } = event;
  const running: Running = {
    step,
    beganMs: atMs,
    beganUtc: atUtc,
    deadlineMs: atMs + LIMIT_MS[step.kind],
    phase: step.kind === 'relay' ? 'pull' : 'watch',
    figures: firstFigures(step.kind),
    otherId: '',
    mark: '',
    pulledAtMs: 0,
  };
  switch (step.kind) {
    case 'ground':
      return beginGround(state, running, event);
    case 'bits':
      return lines.onlineByReader.get(step.deviceId) === true
        ? goOn(state, running, {})
        : fail(state, running, atMs, 'silent');
    case 'relay':
      return goOn(state, running, {}, [{ do: 'pulse', deviceId: step.deviceId, ms: PULSE_MS }]);
    case 'contact':
    case 'exit':
    case 'handle':
    case 'fire':
    case 'housing': {
      const active = lines.activeByInput.get(step.deviceId);
      if (active === undefined) return fail(state, running, atMs, 'silent');
      return active ? fail(state, running, atMs, 'notAtRest') : goOn(state, running, {});
    }
    default:
      return step.kind satisfies never;
  }
};

const onInput = (
  state: TestState,
  running: Running,
  { deviceId, active, atMs }: Extract<TestEvent, { kind: 'input' }>,
): Outcome => {
  const { step, figures, phase } = running;
  if (step.kind === 'ground') return fail(state, running, atMs, 'noise', deviceId);
  if (step.kind === 'bits' || step.kind === 'relay') return same(state);
  if (deviceId !== step.deviceId) return goOn(state, running, { otherId: deviceId });
  const next = { ...running, figures: { edges: (figures.edges ?? 0) + 1 } };
  if (active) return goOn(state, next, { phase: 'away' });
  return phase === 'away' ? pass(state, next, atMs) : goOn(state, next, {});
};

const onCard = (
  state: TestState,
  running: Running,
  { deviceId, mark, atMs }: Extract<TestEvent, { kind: 'card' }>,
): Outcome => {
  const { step, figures } = running;
  if (step.kind === 'ground') return fail(state, running, atMs, 'noise', deviceId);
  if (step.kind !== 'bits') return same(state);
  if (deviceId !== step.deviceId) return goOn(state, running, { otherId: deviceId });
  if (running.mark !== '' && mark !== running.mark) {
    const badFrames = (figures.badFrames ?? 0) + 1;
    return fail(state, { ...running, figures: { ...figures, badFrames } }, atMs, 'bitErrors');
  }
  const reads = (figures.reads ?? 0) + 1;
  const next = { ...running, mark, figures: { ...figures, reads } };
  return reads < READS_WANTED
    ? goOn(state, next, {}, [{ do: 'progress', done: reads, of: READS_WANTED }])
    : pass(state, next, atMs);
};

const onBadFrames = (
  state: TestState,
  running: Running,
  { deviceId, count, atMs }: Extract<TestEvent, { kind: 'badFrames' }>,
): Outcome => {
  const { step, figures } = running;
  if (count <= 0) return same(state);
  if (step.kind === 'ground') return fail(state, running, atMs, 'noise', deviceId);
  if (step.kind !== 'bits' || deviceId !== step.deviceId) return same(state);
  const badFrames = (figures.badFrames ?? 0) + count;
  return fail(state, { ...running, figures: { ...figures, badFrames } }, atMs, 'bitErrors');
};

const onRelay = (
  state: TestState,
  running: Running,
  { deviceId, energised, atMs }: Extract<TestEvent, { kind: 'relay' }>,
): Outcome => {
  const { step, phase, pulledAtMs } = running;
  if (step.kind !== 'relay' || deviceId !== step.deviceId) return same(state);
  if (energised && phase === 'pull') {
    const deadlineMs = atMs + PULSE_MS + LATE_MS;
    return goOn(state, running, { phase: 'rest', pulledAtMs: atMs, deadlineMs });
  }
  if (energised || phase !== 'rest') return same(state);
  const pulseMs = Math.round(atMs - pulledAtMs);
  const next = { ...running, figures: { pulseMs } };
  if (pulseMs < PULSE_MS - EARLY_MS) return fail(state, next, atMs, 'endedEarly');
  if (pulseMs > PULSE_MS + LATE_MS) return fail(state, next, atMs, 'endedLate');
  return goOn(state, next, { phase: 'question', deadlineMs: Number.POSITIVE_INFINITY }, [
    { do: 'ask', deviceId },
  ]);
};

const onTime = (state: TestState, running: Running, atMs: number): Outcome => {
  const { step, deadlineMs, phase, otherId } = running;
  if (atMs < deadlineMs) return same(state);
  if (step.kind === 'ground')
    return pass(state, { ...running, figures: { quietMs: QUIET_MS } }, atMs);
  if (phase === 'away') return fail(state, running, atMs, 'stays');
  if (phase === 'pull') return fail(state, running, atMs, 'noClick');
  if (phase === 'rest') return fail(state, running, atMs, 'endedLate');
  return otherId === ''
    ? fail(state, running, atMs, 'nothing')
    : fail(state, running, atMs, 'crossed', otherId);
};

/** Goes one event on. An event that no running step waits for changes nothing. */
export const stepTest = (state: TestState, event: TestEvent): Outcome => {
  if (event.kind === 'begin') return begin(state, event);
  const { running } = state;
  if (running === undefined) return same(state);
  switch (event.kind) {
    case 'input':
      return onInput(state, running, event);
    case 'card':
      return onCard(state, running, event);
    case 'badFrames':
      return onBadFrames(state, running, event);
    case 'offline': {
      const { kind, deviceId } = running.step;
      const isOurs = kind === 'ground' || (kind === 'bits' && deviceId === event.deviceId);
      return isOurs ? fail(state, running, event.atMs, 'silent', event.deviceId) : same(state);
    }
    case 'relay':
      return onRelay(state, running, event);
    case 'refused':
      return running.step.kind === 'relay'
        ? fail(state, running, event.atMs, 'refused')
        : same(state);
    case 'answer':
      if (running.phase !== 'question') return same(state);
      return event.yes
        ? pass(state, running, event.atMs)
        : fail(state, running, event.atMs, 'noLock');
    case 'time':
      return onTime(state, running, event.atMs);
    default:
      return event satisfies never;
  }
};

const DAY_MS = 86_400_000;

/** What still counts after the installer came back: greens of the last day. A clock that was set back makes none. */
export const freshGreens = (
  results: TestState['results'],
  steps: readonly TestStep[],
  nowUtc: number,
): TestState['results'] =>
  Object.fromEntries(
    Object.entries(results).filter(
      ([id, result]) =>
        steps.some((step) => step.id === id) &&
        result.status === 'ok' &&
        result.atUtc <= nowUtc &&
        nowUtc - result.atUtc < DAY_MS,
    ),
  );
