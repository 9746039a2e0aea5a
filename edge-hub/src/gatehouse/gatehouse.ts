import type { DoorEvent } from '@furtka/core-contract/event';
import { isOfItsDoor } from '../site/doors.ts';
import { DoorAlarms, isAlarmKind } from './door-alarms.ts';
import type { GatehouseContext } from './gatehouse-context.ts';
import { watchNights } from './night.ts';
import { Replies } from './replies.ts';

/** What the gatehouse is given by the running site. */
export type GatehouseSources = Omit<GatehouseContext, 'alarms' | 'replies' | 'schoolNowUtc'>;

export interface OpenGatehouse {
  readonly context: GatehouseContext;
  /** Ends what watches the doors and the nights. */
  stop(): void;
}

/** Opens the gatehouse: alarms as the log knows them, then as they happen; nights that passed are closed. */
export const openGatehouse = async (sources: GatehouseSources): Promise<OpenGatehouse> => {
  const { db, committed, clocks } = sources.parts;
  const alarms = new DoorAlarms();
  const context: GatehouseContext = {
    ...sources,
    alarms,
    replies: new Replies(),
    schoolNowUtc: () => clocks.school.nowMs(),
  };
  const take = (event: DoorEvent): void => {
    if (isOfItsDoor(sources, event)) alarms.take(event);
  };
  for (const event of await db.run('alarmEvents', null)) take(event);
  const deafen = committed.listen({ wants: ({ kind }) => isAlarmKind(kind), take });
  const endNights = watchNights(context);
  return {
    context,
    stop: () => {
      deafen();
      endNights();
    },
  };
};
