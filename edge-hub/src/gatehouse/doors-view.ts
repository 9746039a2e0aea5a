import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import type { StatePayload } from '@furtka/hub-contract/payloads';
import type { SiteDirectory } from '../directory/site-directory.ts';
import { type DoorSources, type SiteDoor, siteDoors } from '../site/doors.ts';
import type { AlarmMark, DoorAlarms } from './door-alarms.ts';

/** What the list of doors is made of. */
export interface DoorsContext extends DoorSources {
  readonly alarms: DoorAlarms;
  readonly parts: { readonly directory: Pick<SiteDirectory, 'isOuterDoor'> };
  /** School clock, UTC milliseconds. */
  readonly schoolNowUtc: () => number;
}

/** What a door says of itself. */
type ToldDoor = StatePayload['doors'][number];

const POWER_ALARMS = ['mains', 'battery', 'readerPower'] as const;

/** The worst of what is wrong at a door: fire before a break-in, a break-in before a door that stands open. */
const alarmOf = (
  { alarms, schoolNowUtc }: DoorsContext,
  { doorId, lastHeardAtUtc }: SiteDoor,
  told: ToldDoor | undefined,
): AlarmMark | undefined => {
  const stateAlarm = (alarm: 'forced' | 'heldOpen'): AlarmMark | undefined => {
    const mark = alarms.mark(doorId, alarm);
    if (alarm === 'forced' && mark?.isAnswered === false) return mark;
    // The door itself is believed; before it has said anything, the log is.
    const isSo = told === undefined ? mark !== undefined : told.state === alarm;
    return isSo ? (mark ?? { alarm, sinceUtc: lastHeardAtUtc, isAnswered: false }) : undefined;
  };
  const inOrder = [
    alarms.fire(doorId, { isFire: told?.fire, schoolNowUtc: schoolNowUtc() }),
    alarms.mark(doorId, 'duress'),
    stateAlarm('forced'),
    alarms.mark(doorId, 'tamper'),
    alarms.mark(doorId, 'readerOff'),
    alarms.mark(doorId, 'replay'),
    alarms.mark(doorId, 'housing'),
    alarms.mark(doorId, 'relay'),
    alarms.mark(doorId, 'guessing'),
    stateAlarm('heldOpen'),
    ...POWER_ALARMS.map((alarm) => alarms.mark(doorId, alarm)),
  ].filter((mark) => mark !== undefined);
  // What nobody has seen comes before what somebody has.
  return inOrder.find(({ isAnswered }) => !isAnswered) ?? inOrder[0];
};

const toldOf = (context: DoorsContext, doorId: string): StatePayload | undefined => {
  const agentId = context.table.ofDoor(doorId)?.agentId;
  return agentId === undefined ? undefined : context.sessions.view(agentId).state;
};

/** What its readers say of themselves. */
const readersOf = (
  readers: StatePayload['readers'],
): Pick<KioskDoor, 'silentReaders' | 'lastReadAtUtc' | 'badFrames'> => {
  const silentReaders = readers.filter(({ online }) => !online).map(({ readerId }) => readerId);
  const lastReadAtUtc = Math.max(0, ...readers.map((reader) => reader.lastReadAtUtc));
  const badFrames = readers.reduce((sum, reader) => sum + (reader.badFrames ?? 0), 0);
  return {
    ...(silentReaders.length > 0 && { silentReaders }),
    ...(lastReadAtUtc > 0 && { lastReadAtUtc }),
    ...(badFrames > 0 && { badFrames }),
  };
};

const kioskDoor = (context: DoorsContext, door: SiteDoor): KioskDoor => {
  const told = toldOf(context, door.doorId);
  const atDoor = told?.doors.find((one) => one.doorId === door.doorId);
  const wanted = context.site.modes.doors.find((one) => one.doorId === door.doorId);
  const readers = told?.readers.filter((one) => one.doorId === door.doorId) ?? [];
  const alarm = alarmOf(context, door, atDoor);
  return {
    doorId: door.doorId as KioskDoor['doorId'],
    name: door.name,
    online: door.online,
    lastHeardAtUtc: door.lastHeardAtUtc,
    ...(atDoor === undefined ? {} : { state: atDoor.state }),
    mode: atDoor?.mode ?? 'normal',
    wantedMode: wanted?.mode ?? 'normal',
    ...(wanted?.untilUtc === undefined ? {} : { modeUntilUtc: wanted.untilUtc }),
    readerOnline: door.online && readers.every((one) => one.online),
    ...readersOf(readers),
    ...(alarm === undefined ? {} : { alarm: alarm.alarm, alarmSinceUtc: alarm.sinceUtc }),
    ...(alarm?.isAnswered === true ? { alarmAnswered: true as const } : {}),
    ...(context.parts.directory.isOuterDoor(door.doorId) ? { isOuter: true as const } : {}),
    ...(atDoor?.freeHours === true ? { isFreeByHours: true as const } : {}),
  };
};

/** Every door of the site as it is now, in the order of the roster; silent ones keep what they told last. */
export const kioskDoors = (context: DoorsContext): KioskDoor[] =>
  siteDoors(context).map((door) => kioskDoor(context, door));

/** What the whole site is in, for the locked screen: fire before lockdown before drill. */
export const siteAlarm = (
  doors: readonly KioskDoor[],
): 'fire' | 'lockdown' | 'drill' | undefined => {
  if (doors.some((door) => door.alarm === 'fire')) return 'fire';
  const isIn = (mode: KioskDoor['mode']): boolean =>
    doors.some((door) => door.mode === mode || door.wantedMode === mode);
  if (isIn('lockdown')) return 'lockdown';
  return isIn('drill') ? 'drill' : undefined;
};
