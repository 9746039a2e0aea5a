import type { CardId, PersonId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { personsByIds } from '../../people/persons/api.ts';
import { doorNaming } from '../passages/api.ts';
import type { HintReply } from './schema.ts';
import { hintsSince } from './store.ts';

const DAY_MS = 86_400_000;
/** How far back hints are shown; older ones help nobody to find a card. */
const SHOWN_MS = 30 * DAY_MS;
const MOST_ROWS = 200;

/** Hints of the last 30 days by the school clock, newest first, at most 200. */
export const recentHints = async (
  read: SchoolRead,
  { clocks }: Pick<Services, 'clocks'>,
  cardId: CardId | undefined,
): Promise<Static<typeof HintReply>[]> => {
  const fromUtc = clocks.school.nowMs() - SHOWN_MS;
  const rows = await hintsSince(read, { fromUtc, cardId, limit: MOST_ROWS });
  const nameOfDoor = await doorNaming(read);
  const holders = rows.flatMap(({ holder_id: id }) => (id === null ? [] : [id]));
  const persons = await personsByIds(read, [...new Set(holders)]);
  const nameOf = (id: PersonId | null): string => {
    const person = id === null ? undefined : persons.get(id);
    return person === undefined ? '' : `${person.firstName} ${person.lastName}`;
  };
  return rows.map((row) => ({
    cardId: row.card_id,
    holderName: nameOf(row.holder_id),
    kind: row.kind,
    doorName: nameOfDoor({ doorId: row.door_id, siteId: row.site_id }),
    occurredAtUtc: row.occurred_at_utc,
    ...(row.other_site_id !== null &&
      row.other_at_utc !== null && {
        otherDoorName: nameOfDoor({ doorId: row.other_door_id, siteId: row.other_site_id }),
        otherAtUtc: row.other_at_utc,
      }),
  }));
};
