import type { DoorEvent } from '@furtka/core-contract/event';
import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';

export type DoorAlarm = NonNullable<KioskDoor['alarm']>;

/** Where an agent does not tell when its fire input goes back, nobody is alarmed by it after this. */
const FIRE_SHOWN_MS = 1_800_000;

const DOORS_MAX = 1000;

const ALARM_KINDS: ReadonlySet<DoorEvent['kind']> = new Set([
  'door.forced',
  'door.held',
  'door.closed',
  'reader.tamper',
  'fire.released',
]);

/** Do events of this kind begin or end an alarm? */
export const isAlarmKind = (kind: DoorEvent['kind']): boolean => ALARM_KINDS.has(kind);

interface Marks {
  forcedAtUtc?: number;
  heldAtUtc?: number;
  fireAtUtc?: number;
  readonly tamperAtUtcByReader: Map<string, number>;
}

export interface AlarmMark {
  readonly alarm: DoorAlarm;
  /** School clock. */
  readonly sinceUtc: number;
}

/** Since when a door is in alarm, by the events of the log. Whether it is forced or held at this moment its agent says itself. */
export class DoorAlarms {
  readonly #marksByDoor = new Map<string, Marks>();

  /** Takes an event of the log, in its order; all others than alarms are passed over. */
  take(event: DoorEvent): void {
    if (event.doorId === undefined) return;
    const { occurredAtUtc: atUtc } = event;
    switch (event.kind) {
      case 'door.forced':
        this.#of(event.doorId).forcedAtUtc = atUtc;
        return;
      case 'door.held':
        this.#of(event.doorId).heldAtUtc = atUtc;
        return;
      case 'door.closed':
        this.#shut(event.doorId);
        return;
      case 'fire.released':
        this.#of(event.doorId).fireAtUtc = atUtc;
        return;
      case 'reader.tamper':
        this.#tamper(event.doorId, event);
        return;
      default:
        return;
    }
  }

  /** When the mark was set that fits what the door says now; `undefined`: the log says nothing of it. */
  sinceUtc(doorId: string, alarm: 'forced' | 'heldOpen'): number | undefined {
    const marks = this.#marksByDoor.get(doorId);
    return alarm === 'forced' ? marks?.forcedAtUtc : marks?.heldAtUtc;
  }

  tamper(doorId: string): AlarmMark | undefined {
    const since = [...(this.#marksByDoor.get(doorId)?.tamperAtUtcByReader.values() ?? [])];
    return since.length === 0 ? undefined : { alarm: 'tamper', sinceUtc: Math.min(...since) };
  }

  /** @param isFire  as the door tells itself; `undefined`: it does not */
  fire(
    doorId: string,
    { isFire, schoolNowUtc }: { isFire: boolean | undefined; schoolNowUtc: number },
  ): AlarmMark | undefined {
    const fireAtUtc = this.#marksByDoor.get(doorId)?.fireAtUtc;
    const isRecent = fireAtUtc !== undefined && schoolNowUtc - fireAtUtc <= FIRE_SHOWN_MS;
    if (!(isFire ?? isRecent)) return undefined;
    return { alarm: 'fire', sinceUtc: fireAtUtc ?? schoolNowUtc };
  }

  #of(doorId: string): Marks {
    const held = this.#marksByDoor.get(doorId);
    if (held !== undefined) return held;
    const fresh: Marks = { tamperAtUtcByReader: new Map() };
    // No site has so many; an agent that makes up doors takes no memory.
    if (this.#marksByDoor.size < DOORS_MAX) this.#marksByDoor.set(doorId, fresh);
    return fresh;
  }

  #shut(doorId: string): void {
    const marks = this.#of(doorId);
    delete marks.forcedAtUtc;
    delete marks.heldAtUtc;
  }

  #tamper(doorId: string, { detail, occurredAtUtc }: DoorEvent): void {
    const { tamperAtUtcByReader } = this.#of(doorId);
    const readerId = detail?.readerId ?? '';
    if (detail?.code === 'closed') tamperAtUtcByReader.delete(readerId);
    else if (!tamperAtUtcByReader.has(readerId)) tamperAtUtcByReader.set(readerId, occurredAtUtc);
  }
}
