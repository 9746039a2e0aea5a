import type { DoorMode, ModeBody } from '@furtka/hub-contract/payloads';

type DoorEntry = ModeBody['doors'][number];

/** Mode of each door by `doorId`, and the newest version of the hub's text. */
export interface Modes {
  readonly version: number;
  readonly doors: ReadonlyMap<string, DoorEntry>;
}

export const NO_MODES: Modes = { version: 0, doors: new Map() };

/** Takes for each door what is newer than what it has; a late text cannot end a lockdown. */
export const withModes = (modes: Modes, body: ModeBody): Modes => {
  const doors = new Map(modes.doors);
  for (const entry of body.doors)
    if (entry.version > (doors.get(entry.doorId)?.version ?? -1)) doors.set(entry.doorId, entry);
  return { version: Math.max(modes.version, body.version), doors };
};

/** The mode in force; one with an end falls back to normal then. `systemMs`: system clock, UTC ms. */
export const modeAt = (modes: Modes, doorId: string, systemMs: number): DoorMode => {
  const entry = modes.doors.get(doorId);
  if (entry === undefined) return 'normal';
  return entry.untilUtc !== undefined && systemMs >= entry.untilUtc ? 'normal' : entry.mode;
};
