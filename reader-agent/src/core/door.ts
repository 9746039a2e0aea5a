import type { DoorMode } from '@furtka/hub-contract/payloads';
import type {
  DoorAction,
  DoorContext,
  DoorEvent,
  DoorName,
  DoorRecord,
  DoorState,
  DoorStep,
  Waiting,
} from './door-state.ts';

const isLeafOpen = (state: DoorState): boolean => state.contact === 'open';
const nameWhenShut = (state: DoorState): DoorName => {
  if (state.isReleased) return 'released';
  return state.isHeld || state.pulseUntilMs > 0 ? 'unlocked' : 'locked';
};

/** What became of a granted tap; each has exactly one. */
const outcome = (
  entry: Waiting,
  opened: 'yes' | 'no' | 'unknown',
  state: DoorState,
): readonly DoorAction[] => {
  if (entry.isRepeat && opened === 'no') return [];
  const record: DoorRecord = {
    kind: opened === 'no' ? 'tap.unused' : 'passage',
    tap: entry.tap,
    opened,
    ...(entry.isRepeat ? {} : { tapId: entry.tap.tapId }),
    ...(state.isRelayFaulty ? { detail: { code: 'relay.fault' } } : {}),
  };
  return [{ do: 'append', record }];
};

const settle = (state: DoorState, opened: 'yes' | 'no' | 'unknown'): DoorStep => ({
  state: { ...state, waiting: [] },
  actions: state.waiting.flatMap((entry) => outcome(entry, opened, state)),
});

/** The leaf stayed shut for sure, or nobody can tell. */
const settleUnseen = (state: DoorState): DoorStep =>
  settle(state, state.contact === 'shut' ? 'no' : 'unknown');

/** Starts or lengthens the pulse, of a held relay too: it shortens no hold, and frees the way where the hold did not reach the lock. */
const pulse = (state: DoorState, ms: number, nowMs: number): DoorStep => {
  const pulseUntilMs = Math.max(state.pulseUntilMs, nowMs + ms);
  const pulsed: DoorState = { ...state, pulseUntilMs, isRelayFaulty: false };
  const name = isLeafOpen(pulsed) ? pulsed.name : nameWhenShut(pulsed);
  return {
    state: { ...pulsed, name },
    actions: [
      { do: 'pulse', ms },
      { do: 'startTimer', timer: 'pulse', ms: pulseUntilMs - nowMs },
    ],
  };
};

const restartHeld = (state: DoorState, context: DoorContext): readonly DoorAction[] =>
  state.name === 'open' && !state.isHeld && !state.isFire
    ? [{ do: 'startTimer', timer: 'held', ms: context.settings.heldOpenAfterMs + state.longerMs }]
    : [];

/** Whoever needs a longer opening also needs longer to pass: the leaf may stand open by as much longer. */
const withLonger = (state: DoorState, pulseMs: number, context: DoorContext): DoorState => {
  const longerMs = Math.max(state.longerMs, pulseMs - context.settings.pulseMs);
  return longerMs === state.longerMs ? state : { ...state, longerMs };
};

const onGranted = (
  state: DoorState,
  event: Extract<DoorEvent, { kind: 'granted' }>,
  context: DoorContext,
): DoorStep => {
  const step = pulse(withLonger(state, event.pulseMs, context), event.pulseMs, context.nowMs);
  const entry: Waiting = { tap: event.tap, isRepeat: false };
  const shown: readonly DoorAction[] = [
    { do: 'show', signal: 'granted' },
    { do: 'append', record: { kind: 'tap', tap: event.tap } },
    ...(event.isDuress === true
      ? [{ do: 'append', record: { kind: 'duress', tap: event.tap } } as const]
      : []),
  ];
  if (isLeafOpen(state))
    return {
      state: step.state,
      actions: [
        ...step.actions,
        ...shown,
        ...outcome(entry, 'yes', step.state),
        ...restartHeld(step.state, context),
      ],
    };
  return {
    state: { ...step.state, waiting: [...state.waiting, entry] },
    actions: [...step.actions, ...shown],
  };
};

const onRepeated = (
  state: DoorState,
  event: Extract<DoorEvent, { kind: 'repeated' }>,
  context: DoorContext,
): DoorStep => {
  if (!event.granted) return { state, actions: [{ do: 'show', signal: 'denied' }] };
  const step = pulse(withLonger(state, event.pulseMs, context), event.pulseMs, context.nowMs);
  const actions: readonly DoorAction[] = [...step.actions, { do: 'show', signal: 'granted' }];
  const isWaiting = state.waiting.some((entry) => entry.tap.tapId === event.tap.tapId);
  if (!event.unused || isWaiting || isLeafOpen(state)) return { state: step.state, actions };
  const waiting = [...state.waiting, { tap: event.tap, isRepeat: true }];
  return { state: { ...step.state, waiting }, actions };
};

const onOpened = (state: DoorState, context: DoorContext): DoorStep => {
  const first = state.contact === 'unknown';
  const { before, ...known } = state;
  const opened: DoorState = { ...known, contact: 'open' };
  // The alarm of before the restart goes on; it was told then. In a fire it waits.
  if (before !== undefined && state.isFire)
    return settle({ ...opened, name: 'open', silenced: before }, 'yes');
  if (before !== undefined) return settle({ ...opened, name: before }, 'yes');
  const isLeaving = state.isFire || context.nowMs < state.handleUntilMs;
  const isAllowed = first || isLeaving || state.isHeld || state.pulseUntilMs > 0;
  if (!isAllowed)
    return {
      state: { ...opened, name: 'forced' },
      actions: [
        { do: 'append', record: { kind: 'door.forced' } },
        { do: 'show', signal: 'attention' },
      ],
    };
  const { state: settled, actions } = settle({ ...opened, name: 'open' }, 'yes');
  return { state: settled, actions: [...actions, ...restartHeld(settled, context)] };
};

const onShut = (state: DoorState): DoorStep => {
  const { before, silenced, ...known } = state;
  const shut: DoorState = { ...known, contact: 'shut', longerMs: 0 };
  const wasAlarm =
    state.name === 'forced' ||
    state.name === 'heldOpen' ||
    before !== undefined ||
    silenced !== undefined;
  return {
    state: { ...shut, name: nameWhenShut(shut) },
    actions: [
      { do: 'stopTimer', timer: 'held' },
      ...(wasAlarm ? [{ do: 'append', record: { kind: 'door.closed' } } as const] : []),
    ],
  };
};

const onContact = (state: DoorState, open: boolean, context: DoorContext): DoorStep => {
  if (state.contact === 'none' || state.contact === (open ? 'open' : 'shut'))
    return { state, actions: [] };
  return open ? onOpened(state, context) : onShut(state);
};

/** Nobody needs a card: by the mode, or by its hours unless a lockdown is stronger. A drill changes nothing. */
export const isFreeOf = ({ mode, isFreeByHours }: DoorState): boolean =>
  mode === 'free' || (isFreeByHours && mode !== 'lockdown');

/** Holds or releases the relay when the reasons for it change. A hold that the relay refused is made good by the driver. */
const withHold = (state: DoorState, context: DoorContext): DoorStep => {
  const wants = isFreeOf(state) || state.isReleased;
  if (wants === state.isHeld) return { state, actions: [] };
  if (wants) {
    const held: DoorState = { ...state, isHeld: true };
    const name = isLeafOpen(held) ? held.name : nameWhenShut(held);
    return {
      state: { ...held, name },
      actions: [{ do: 'hold' }, { do: 'stopTimer', timer: 'held' }],
    };
  }
  // The relay falls to rest at once, so a tap that still waits ends here.
  const { state: settled, actions } = settleUnseen({ ...state, isHeld: false, pulseUntilMs: 0 });
  const name = isLeafOpen(settled) ? settled.name : 'locked';
  const released: DoorState = { ...settled, name };
  return {
    state: released,
    actions: [
      { do: 'release' },
      { do: 'stopTimer', timer: 'pulse' },
      ...actions,
      ...restartHeld(released, context),
    ],
  };
};

const onMode = (state: DoorState, mode: DoorMode, context: DoorContext): DoorStep => {
  if (mode === state.mode) return { state, actions: [] };
  const step = withHold({ ...state, mode }, context);
  const record: DoorRecord = { kind: 'mode.changed', detail: { mode } };
  return { state: step.state, actions: [...step.actions, { do: 'append', record }] };
};

const onFreeHours = (
  state: DoorState,
  event: Extract<DoorEvent, { kind: 'freeHours' }>,
  context: DoorContext,
): DoorStep => {
  if (event.active === state.isFreeByHours) return { state, actions: [] };
  const step = withHold({ ...state, isFreeByHours: event.active }, context);
  const record: DoorRecord = {
    kind: event.active ? 'door.freed' : 'door.unfreed',
    ...(event.active && event.firstIn ? { detail: { code: 'first_in' } } : {}),
  };
  return { state: step.state, actions: [...step.actions, { do: 'append', record }] };
};

/** What the fire panel releases: a lock that is free without current is freed by its wires anyhow. */
const releasesIn = ({ settings }: DoorContext): boolean =>
  settings.fireOpensFromOutside || settings.isFailSafe;

/** Alarms of the leaf are silent from now on: people are leaving. What is told of a lock is what was done to it. */
const onFireBegin = (state: DoorState, context: DoorContext): DoorStep => {
  const { name } = state;
  const isReleased = releasesIn(context);
  const quiet: DoorState =
    name === 'forced' || name === 'heldOpen' ? { ...state, name: 'open', silenced: name } : state;
  const { state: held, actions } = withHold({ ...quiet, isFire: true, isReleased }, context);
  const begun: DoorState = isLeafOpen(held) ? held : { ...held, name: nameWhenShut(held) };
  const note = isReleased ? 'opened' : 'exit only';
  return {
    state: begun,
    actions: [
      ...actions,
      { do: 'stopTimer', timer: 'held' },
      { do: 'show', signal: 'attention' },
      { do: 'append', record: { kind: 'fire.released', detail: { note } } },
    ],
  };
};

/** The lock is as cards, mode and hours have it, and what was wrong at the leaf before the fire is wrong again. */
const onFireEnd = (state: DoorState, context: DoorContext): DoorStep => {
  const { silenced, ...rest } = state;
  const over: DoorState = { ...rest, isFire: false, isReleased: false };
  const { state: settled, actions } = withHold(over, context);
  if (!isLeafOpen(settled)) return { state: { ...settled, name: nameWhenShut(settled) }, actions };
  const ended: DoorState = silenced === undefined ? settled : { ...settled, name: silenced };
  const told = actions.filter((one) => one.do !== 'startTimer');
  return { state: ended, actions: [...told, ...restartHeld(ended, context)] };
};

const onFire = (state: DoorState, active: boolean, context: DoorContext): DoorStep => {
  if (active === state.isFire) return { state, actions: [] };
  return active ? onFireBegin(state, context) : onFireEnd(state, context);
};

const onPulseEnd = (state: DoorState, context: DoorContext): DoorStep => {
  const leftMs = state.pulseUntilMs - context.nowMs;
  if (state.pulseUntilMs === 0) return { state, actions: [] };
  if (leftMs > 0) return { state, actions: [{ do: 'startTimer', timer: 'pulse', ms: leftMs }] };
  const { state: settled, actions } = settleUnseen({ ...state, pulseUntilMs: 0 });
  const name = isLeafOpen(settled) ? settled.name : nameWhenShut(settled);
  const longerMs = isLeafOpen(settled) ? settled.longerMs : 0;
  return { state: { ...settled, name, longerMs, isRelayFaulty: false }, actions };
};

const onHeldOpen = (state: DoorState): DoorStep => {
  if (state.name !== 'open' || state.isHeld || state.isFire) return { state, actions: [] };
  return {
    state: { ...state, name: 'heldOpen' },
    actions: [
      { do: 'append', record: { kind: 'door.held' } },
      { do: 'show', signal: 'attention' },
    ],
  };
};

const onExitRequest = (state: DoorState, context: DoorContext): DoorStep => {
  const step = pulse(state, context.settings.pulseMs, context.nowMs);
  const record: DoorRecord = { kind: 'exit.requested' };
  return { state: step.state, actions: [...step.actions, { do: 'append', record }] };
};

/**
 * Somebody leaves by the handle: the lock is opened by hand, so the relay has no part in it, and the leaf may open. A contact that
 * hangs hides a forced door no longer than the leaf may stand open.
 */
const onHandle = (state: DoorState, active: boolean, context: DoorContext): DoorStep => {
  const { nowMs, settings } = context;
  const ms = active ? settings.heldOpenAfterMs : settings.pulseMs;
  const handled: DoorState = { ...state, handleUntilMs: nowMs + ms };
  const record: DoorRecord = { kind: 'exit.requested', detail: { code: 'handle' } };
  return { state: handled, actions: active ? [{ do: 'append', record }] : [] };
};

const onTamper = (state: DoorState, event: Extract<DoorEvent, { kind: 'tamper' }>): DoorStep => {
  const detail = { readerId: event.readerId, code: event.active ? 'opened' : 'closed' };
  const append: DoorAction = { do: 'append', record: { kind: 'reader.tamper', detail } };
  return {
    state,
    actions: event.active ? [append, { do: 'show', signal: 'attention' }] : [append],
  };
};

/**
 * One step of a door: what it becomes and what the shell has to do, in that order.
 *
 * A granted tap is followed by exactly one record with its `tapId`: `passage` when the leaf opens (at once when it stands
 * open; `unknown` at the end of the pulse where no contact speaks), else `tap.unused` at the end of the pulse. A denied tap
 * never moves the relay. The relay's own timer ends a pulse; the timer here only tells when that has happened.
 *
 * @param event  in the order in which things happened
 * @returns      never throws; a repeated or meaningless event changes nothing
 */
export const step = (state: DoorState, event: DoorEvent, context: DoorContext): DoorStep => {
  switch (event.kind) {
    case 'granted':
      return onGranted(state, event, context);
    case 'denied':
      return {
        state,
        actions: [
          { do: 'show', signal: 'denied' },
          { do: 'append', record: { kind: 'tap', tap: event.tap } },
        ],
      };
    case 'repeated':
      return onRepeated(state, event, context);
    case 'contact':
      return onContact(state, event.open, context);
    case 'exitRequest':
      return onExitRequest(state, context);
    case 'handle':
      return onHandle(state, event.active, context);
    case 'freeHours':
      return onFreeHours(state, event, context);
    case 'fire':
      return onFire(state, event.active, context);
    case 'mode':
      return onMode(state, event.mode, context);
    case 'tamper':
      return onTamper(state, event);
    case 'timer':
      return event.timer === 'pulse' ? onPulseEnd(state, context) : onHeldOpen(state);
    case 'relayFault':
      return {
        state: { ...state, isRelayFaulty: true },
        actions: [{ do: 'show', signal: 'error' }],
      };
    case 'stopping':
      return settleUnseen({
        ...state,
        name: 'locked',
        isHeld: false,
        isFire: false,
        isReleased: false,
        isFreeByHours: false,
        pulseUntilMs: 0,
      });
    default:
      return event satisfies never;
  }
};
