import type { AlarmCode, DoorEvent } from '@furtka/core-contract/event';
import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';

export type DoorAlarm = NonNullable<KioskDoor['alarm']>;

/** Where an agent does not tell when its fire input goes back, nobody is alarmed by it after this. */
const FIRE_SHOWN_MS = 1_800_000;

const DOORS_MAX = 1000;
/** Readers and causes of one door; an agent that makes them up takes no memory. */
const MARKS_MAX = 64;

/** Kinds of events that begin, end or answer an alarm. */
export const ALARM_KINDS = [
  'door.forced',
  'door.held',
  'door.closed',
  'reader.tamper',
  'fire.released',
  'alarm.raised',
  'alarm.cleared',
  'alarm.answered',
  'duress',
] as const satisfies readonly DoorEvent['kind'][];

const KINDS: ReadonlySet<DoorEvent['kind']> = new Set(ALARM_KINDS);

/** Do events of this kind begin or end an alarm? */
export const isAlarmKind = (kind: DoorEvent['kind']): boolean => KINDS.has(kind);

/** As the screens call what `alarm.raised` tells. */
const ALARM_BY_CODE: Partial<Record<AlarmCode, DoorAlarm>> = {
  housing: 'housing',
  mains: 'mains',
  battery: 'battery',
  'reader.power': 'readerPower',
  guessing: 'guessing',
  relay: 'relay',
  'reader.off': 'readerOff',
  'reader.replay': 'replay',
};

/** The door itself ends these once the answer has reached it; until then they can be answered again. */
const ENDED_BY_DOOR: ReadonlySet<DoorAlarm> = new Set(['readerOff', 'replay']);

export interface AlarmMark {
  readonly alarm: DoorAlarm;
  /** School clock. */
  readonly sinceUtc: number;
  /** Somebody at the kiosk has seen it. */
  readonly isAnswered: boolean;
}

/** Since when a door is in alarm, by the events of the log. Whether it is forced or held at this moment its agent says itself. */
export class DoorAlarms {
  /** Marks of each door, by alarm and reader. */
  readonly #marksByDoor = new Map<string, Map<string, AlarmMark>>();

  /** Takes an event of the log, in its order; all others than alarms are passed over. */
  take(event: DoorEvent): void {
    const { doorId, kind, detail, occurredAtUtc: atUtc } = event;
    if (doorId === undefined) return;
    const readerId = detail?.readerId ?? '';
    switch (kind) {
      case 'door.forced':
        this.#begin(doorId, 'forced', {
          atUtc,
          isKept: this.mark(doorId, 'forced')?.isAnswered === false,
        });
        return;
      case 'door.held':
        this.#begin(doorId, 'heldOpen', { atUtc });
        return;
      case 'door.closed':
        // Whoever broke in shuts the door behind him: it is told until somebody has seen it.
        if (this.mark(doorId, 'forced')?.isAnswered === true) this.#end(doorId, 'forced');
        this.#end(doorId, 'heldOpen');
        return;
      case 'fire.released':
        this.#begin(doorId, 'fire', { atUtc });
        return;
      case 'reader.tamper':
        if (detail?.code === 'closed') this.#end(doorId, 'tamper', readerId);
        else this.#begin(doorId, 'tamper', { atUtc, readerId, isKept: true });
        return;
      case 'duress':
        this.#begin(doorId, 'duress', { atUtc });
        return;
      case 'alarm.raised':
      case 'alarm.cleared': {
        const alarm = ALARM_BY_CODE[detail?.code as AlarmCode];
        if (alarm === undefined) return;
        if (kind === 'alarm.cleared') this.#end(doorId, alarm, readerId);
        else this.#begin(doorId, alarm, { atUtc, readerId });
        return;
      }
      case 'alarm.answered':
        this.#answer(doorId);
        return;
      default:
        return;
    }
  }

  /** The mark that fits what the door says now, the oldest of several readers; `undefined`: the log says nothing of it. */
  mark(doorId: string, alarm: DoorAlarm): AlarmMark | undefined {
    const marks = [...(this.#marksByDoor.get(doorId)?.values() ?? [])];
    return marks
      .filter((mark) => mark.alarm === alarm)
      .sort((one, other) => one.sinceUtc - other.sinceUtc)[0];
  }

  /** @param isFire  as the door tells itself; `undefined`: it does not */
  fire(
    doorId: string,
    { isFire, schoolNowUtc }: { isFire: boolean | undefined; schoolNowUtc: number },
  ): AlarmMark | undefined {
    const mark = this.mark(doorId, 'fire');
    const isRecent = mark !== undefined && schoolNowUtc - mark.sinceUtc <= FIRE_SHOWN_MS;
    if (!(isFire ?? isRecent)) return undefined;
    return mark ?? { alarm: 'fire', sinceUtc: schoolNowUtc, isAnswered: false };
  }

  #of(doorId: string): Map<string, AlarmMark> {
    const held = this.#marksByDoor.get(doorId);
    if (held !== undefined) return held;
    const fresh = new Map<string, AlarmMark>();
    // No site has so many; an agent that makes up doors takes no memory.
    if (this.#marksByDoor.size < DOORS_MAX) this.#marksByDoor.set(doorId, fresh);
    return fresh;
  }

  /** `isKept`: told again it is the same alarm, with its first time. */
  #begin(
    doorId: string,
    alarm: DoorAlarm,
    how: { readonly atUtc: number; readonly readerId?: string; readonly isKept?: boolean },
  ): void {
    const marks = this.#of(doorId);
    const key = `${alarm} ${how.readerId ?? ''}`;
    if (marks.size >= MARKS_MAX || (how.isKept === true && marks.has(key))) return;
    marks.set(key, { alarm, sinceUtc: how.atUtc, isAnswered: false });
  }

  #end(doorId: string, alarm: DoorAlarm, readerId = ''): void {
    this.#of(doorId).delete(`${alarm} ${readerId}`);
  }

  /** A call for help has no end of its own: whoever answers it ends it. */
  #answer(doorId: string): void {
    const marks = this.#of(doorId);
    for (const [key, mark] of marks)
      if (mark.alarm === 'duress') marks.delete(key);
      else if (!ENDED_BY_DOOR.has(mark.alarm)) marks.set(key, { ...mark, isAnswered: true });
  }
}
