import { isUuid, type SiteId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { doors } from '../../presence/devices/api.ts';
import { siteById } from '../../school/schools/api.ts';
import type { QuarantineCount, QuarantinedView } from './quarantine-schema.ts';

/** How much of a row is shown, in characters: as long as the longest good event. */
const SHOWN_TEXT = 4096;

/** A site of this school, or nothing is there. */
export const needSite = async (read: SchoolRead, siteId: SiteId): Promise<void> => {
  if ((await siteById(read, siteId)) === undefined) throw notFound('site');
};

type View = Static<typeof QuarantinedView>;
type Guess = Pick<View, 'sourceId' | 'kind' | 'doorName' | 'occurredAtUtc'>;

const parsed = (text: string): object => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (cause) {
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
};

const idAt = (value: object, name: string): string | undefined => {
  const found: unknown = Reflect.get(value, name);
  return isUuid(found) ? found : undefined;
};

/** What can be made out of a row that nobody could take. */
const guessFrom = (text: string, doorNames: ReadonlyMap<string, string>): Guess => {
  const value = parsed(text);
  const sourceId = idAt(value, 'sourceId');
  const kind: unknown = Reflect.get(value, 'kind');
  const doorName = doorNames.get(idAt(value, 'doorId') ?? '');
  const at: unknown = Reflect.get(value, 'occurredAtUtc');
  return {
    ...(sourceId === undefined ? {} : { sourceId }),
    ...(typeof kind === 'string' && /^[\w.]{1,40}$/.test(kind) ? { kind } : {}),
    ...(doorName === undefined ? {} : { doorName }),
    ...(Number.isSafeInteger(at) ? { occurredAtUtc: Number(at) } : {}),
  };
};

/** Rows as they are shown, with what can be made out of them. */
export const quarantinedViews = async (
  read: SchoolRead,
  rows: readonly Row<'quarantined_row'>[],
): Promise<View[]> => {
  const doorNames = new Map((await doors(read)).map((door) => [String(door.doorId), door.name]));
  return rows.map((row) => {
    const text = Buffer.from(row.payload).toString('utf8');
    return {
      quarantineId: row.id,
      hubId: row.hub_id,
      position: row.log_position,
      code: row.code,
      bytes: row.payload.length,
      text: text.slice(0, SHOWN_TEXT),
      receivedAtUtc: row.received_at_utc,
      hubReceivedAtUtc: row.hub_received_at_utc,
      ...guessFrom(text, doorNames),
    };
  });
};

/** Codes of a site with how many rows wait under each, most first. */
export const quarantineCounts = async (
  read: SchoolRead,
  siteId: SiteId,
): Promise<Static<typeof QuarantineCount>[]> => {
  const rows = await read
    .from('quarantined_row')
    .select((eb) => [
      'code',
      eb.fn.countAll().as('count'),
      eb.fn.min('received_at_utc').as('oldest'),
    ])
    .where('site_id', '=', siteId)
    .where('replayed_at_utc', 'is', null)
    .groupBy('code')
    .execute();
  return rows
    .map(({ code, count, oldest }) => ({ code, count: Number(count), oldestAtUtc: Number(oldest) }))
    .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1));
};
