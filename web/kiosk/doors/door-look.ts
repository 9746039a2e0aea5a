import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import type { IconName } from '../../shared/ui/icon-names.ts';
import type { TagKind } from '../../shared/ui/tag.tsx';

/** A door whose agent was last heard this long ago is told as silent, whatever it said before. */
const STALE_MS = 10_000;

/** State of a door: word, shape and colour together; `word` is a key of the catalogue. */
export interface DoorLook {
  readonly word:
    | 'state.locked'
    | 'state.unlocked'
    | 'state.released'
    | 'state.open'
    | 'state.heldOpen'
    | 'state.forced'
    | 'state.unknown'
    | 'state.silent';
  readonly icon: IconName;
  readonly kind: TagKind;
}

const LOOKS = {
  locked: { word: 'state.locked', icon: 'lock', kind: 'ok' },
  unlocked: { word: 'state.unlocked', icon: 'key', kind: 'wait' },
  released: { word: 'state.released', icon: 'door-open', kind: 'no' },
  open: { word: 'state.open', icon: 'door-open', kind: 'wait' },
  heldOpen: { word: 'state.heldOpen', icon: 'bell', kind: 'wait' },
  forced: { word: 'state.forced', icon: 'warn', kind: 'no' },
} as const satisfies Record<string, DoorLook>;

type Seen = Pick<KioskDoor, 'online' | 'state' | 'lastHeardAtUtc'>;

/** @param nowUtc  system clock, as `lastHeardAtUtc` is */
export const doorLook = ({ online, state, lastHeardAtUtc }: Seen, nowUtc: number): DoorLook => {
  if (!online && nowUtc - lastHeardAtUtc > STALE_MS)
    return { word: 'state.silent', icon: 'offline', kind: 'line' };
  return state === undefined ? { word: 'state.unknown', icon: 'help', kind: 'line' } : LOOKS[state];
};

/** What a wanted mode came to: doors that have it in force, and those that have not said so. */
export const confirmationOf = (doors: readonly KioskDoor[]) => ({
  done: doors.filter(({ mode, wantedMode }) => mode === wantedMode),
  waiting: doors.filter(({ mode, wantedMode, online }) => mode !== wantedMode && online),
  silent: doors.filter(({ mode, wantedMode, online }) => mode !== wantedMode && !online),
});

/** The mode that the site wants: the strictest of its doors'. */
export const siteMode = (doors: readonly KioskDoor[]): KioskDoor['mode'] => {
  const order = ['lockdown', 'drill', 'free', 'normal'] as const;
  return order.find((mode) => doors.some(({ wantedMode }) => wantedMode === mode)) ?? 'normal';
};

/** Alarms that can wait for a while: nobody has broken in. */
export const isSoft = (alarm: KioskDoor['alarm']): boolean =>
  alarm !== undefined && ['heldOpen', 'mains', 'battery', 'readerPower'].includes(alarm);
