import type { EventId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { operatorNames } from '../../people/accounts/api.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { doorNaming } from '../passages/api.ts';
import type { HelpCall } from './schema.ts';
import { callsSince } from './store.ts';

/** So long an answered call stays in sight, so that the others know who sees to it. */
const SHOWN_MS = 3_600_000;
const MOST_ROWS = 200;

const present = async (
  read: SchoolRead,
  rows: readonly Row<'help_call'>[],
): Promise<HelpCall[]> => {
  if (rows.length === 0) return [];
  const nameOfDoor = await doorNaming(read);
  const persons = await personsByIds(read, [
    ...new Set(rows.flatMap((row) => row.holder_id ?? [])),
  ]);
  const answerers = await operatorNames(read, [
    ...new Set(rows.flatMap((row) => row.answered_by ?? [])),
  ]);
  return rows.map((row) => {
    const person = row.holder_id === null ? undefined : persons.get(row.holder_id);
    const by = row.answered_by === null ? undefined : answerers.get(row.answered_by);
    return {
      callId: row.id,
      schoolId: read.schoolId,
      doorName: nameOfDoor({ doorId: row.door_id, siteId: row.site_id }),
      holderName: person === undefined ? '' : fullName(person),
      occurredAtUtc: row.occurred_at_utc,
      ...(row.answered_at_utc !== null && { answeredAtUtc: row.answered_at_utc }),
      ...(by !== undefined && { answeredBy: by }),
      ...(row.was_at_kiosk && { answeredAtKiosk: true as const }),
    };
  });
};

/** Open calls and those of the last hour by the school clock, newest first, at most 200. */
export const recentCalls = async (
  read: SchoolRead,
  { clocks }: Pick<Services, 'clocks'>,
): Promise<HelpCall[]> =>
  present(read, await callsSince(read, clocks.school.nowMs() - SHOWN_MS, MOST_ROWS));

/** Throws `kernel.not_found`, for a call of another school too. */
export const oneCall = async (read: SchoolRead, callId: EventId): Promise<HelpCall> => {
  const [call] = await present(read, [await read.require('help_call', callId)]);
  if (call === undefined) throw new Error('a call that was read is presented');
  return call;
};
