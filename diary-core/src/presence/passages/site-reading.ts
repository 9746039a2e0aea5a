import type { PersonId, SiteId } from '@furtka/core-contract/ids';
import { DENIED_REASONS } from '@furtka/core-contract/reasons';
import type { Static } from 'typebox';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { personsByIds } from '../../people/persons/api.ts';
import { schoolSettings, schoolToday, siteById } from '../../school/schools/api.ts';
import { doorNaming, instantsOf } from './reading.ts';
import type { RefusedTap, SitePassage } from './schema.ts';
import { passagesAtSite, refusedTaps } from './store.ts';

/** Most rows of one day that are answered at once. */
const MOST_ROWS = 5000;

/** The director sees entries and exits only where the school allows it (C-10). */
const checkOption = async (read: SchoolRead): Promise<void> => {
  const { directorSeesPassages } = await schoolSettings(read);
  if (!directorSeesPassages) throw new AppError('forbidden', 'passages.option_off');
};

const dayAt = async (
  read: SchoolRead,
  services: Pick<Services, 'clocks'>,
  siteId: SiteId,
  date: string | undefined,
) => {
  await checkOption(read);
  const site = await siteById(read, siteId);
  if (site === undefined) throw notFound('site');
  const day = date ?? (await schoolToday(read, services.clocks));
  return { ...instantsOf({ from: day, to: day }, site.zone), limit: MOST_ROWS };
};

const namesOf = async (read: SchoolRead, ids: readonly (PersonId | null)[]) => {
  const wanted = [...new Set(ids.flatMap((id) => (id === null ? [] : [id])))];
  const persons = await personsByIds(read, wanted);
  return (id: PersonId | null): string => {
    const person = id === null ? undefined : persons.get(id);
    return person === undefined ? '' : `${person.firstName} ${person.lastName}`;
  };
};

/** All passages of a day at a site, with flags for missing taps. */
export const passagesOfDay = async (
  read: SchoolRead,
  services: Pick<Services, 'clocks'>,
  siteId: SiteId,
  date: string | undefined,
): Promise<Static<typeof SitePassage>[]> => {
  const rows = await passagesAtSite(read, siteId, await dayAt(read, services, siteId, date));
  const nameOfDoor = await doorNaming(read);
  const nameOf = await namesOf(
    read,
    rows.map((row) => row.holderId),
  );
  return rows.flatMap(({ opened, ...row }) =>
    opened === 'withdrawn'
      ? []
      : [
          {
            eventId: row.id,
            doorName: nameOfDoor(row),
            holderId: row.holderId,
            holderName: nameOf(row.holderId),
            direction: row.direction,
            occurredAtUtc: row.occurredAtUtc,
            opened,
            late: row.late,
            gap: row.gap,
            ...(row.cause === null ? {} : { cause: row.cause }),
          },
        ],
  );
};

/** Taps of a day at a site that were refused. */
export const refusalsOfDay = async (
  read: SchoolRead,
  services: Pick<Services, 'clocks'>,
  siteId: SiteId,
  date: string | undefined,
): Promise<Static<typeof RefusedTap>[]> => {
  const day = await dayAt(read, services, siteId, date);
  const rows = await refusedTaps(read, siteId, day, DENIED_REASONS);
  const nameOfDoor = await doorNaming(read);
  const nameOf = await namesOf(
    read,
    rows.map((row) => row.holder_id),
  );
  return rows.flatMap((row) =>
    row.reason === null
      ? []
      : [
          {
            eventId: row.id,
            doorName: row.door_id === null ? '' : nameOfDoor({ doorId: row.door_id, siteId }),
            holderId: row.holder_id,
            holderName: nameOf(row.holder_id),
            occurredAtUtc: row.occurred_at_utc,
            reason: row.reason,
          },
        ],
  );
};
