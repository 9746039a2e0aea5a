import type { PersonId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import { SECRET_CHANGED } from '../../kernel/audit/content.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Seen } from '../../kernel/privacy/guarded-data.ts';
import { accountsOf } from '../../people/accounts/api.ts';
import { personPage, searchPersonIds } from '../../people/persons/api.ts';
import { cardsByHolder } from '../../presence/cards/api.ts';
import { schoolDaysAfter, startOfSchoolDay } from '../../presence/school-day.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { schoolZone } from '../../school/schools/api.ts';
import { type Asker, guardedItems } from './guarded.ts';
import { idsIn, namesIn } from './names.ts';
import type { AuditChange, AuditEntry, AuditQuery } from './schema.ts';
import { type AuditFilter, acts, type Place, placeOf } from './search.ts';
import { contentsOf } from './store.ts';

const PAGE = 50;
const MOST_PERSONS = 50;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Query = Static<typeof AuditQuery>;
type Entry = Static<typeof AuditEntry>;
type Change = Static<typeof AuditChange>;
type Content = Row<'audit_content'>;

/** Records that a search means: the one of that id, or people of that name and their cards. */
const recordsFound = async (read: SchoolRead, search: string): Promise<string[]> => {
  const text = search.toLowerCase();
  if (ID.test(text)) return [text];
  const persons = await searchPersonIds(read, search, MOST_PERSONS);
  const cards = await cardsByHolder(read);
  return persons.flatMap((personId) => [
    personId,
    ...(cards.get(personId) ?? []).map((card) => card.cardId),
  ]);
};

/** Accounts of people of that name: whoever may have done something, guardians too. */
const actorsFound = async (read: SchoolRead, name: string): Promise<string[]> => {
  const text = name.toLowerCase();
  if (ID.test(text)) return [text];
  const persons = await personPage(read, {
    kinds: ['staff', 'guardian', 'student'],
    search: name,
    limit: MOST_PERSONS,
  });
  const ids: PersonId[] = persons.map((person) => person.personId);
  return accountsOf(read, ids);
};

const instant = (date: string | undefined, zone: string, field: string, days = 0) => {
  if (date === undefined) return undefined;
  if (!isSchoolDate(date)) throw new AppError('invalid', 'audit.no_such_date', { field });
  return startOfSchoolDay(schoolDaysAfter(date, days), zone);
};

const wanted = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
};

const actorIds = async (read: SchoolRead, query: Query): Promise<string[] | undefined> => {
  const name = wanted(query.actor);
  if (query.actorId !== undefined) return [query.actorId];
  return name === undefined ? undefined : actorsFound(read, name);
};

const placeAfter = async (
  read: SchoolRead,
  after: string | undefined,
): Promise<Place | undefined> => {
  if (after === undefined) return undefined;
  const place = await placeOf(read, Number(after));
  if (place === undefined) throw new AppError('invalid', 'kernel.invalid_cursor');
  return place;
};

const filterOf = async (read: SchoolRead, query: Query): Promise<AuditFilter> => {
  const zone = await schoolZone(read);
  const search = wanted(query.search);
  return {
    subjectKinds: query.subjectKind?.split(','),
    subjectId: query.subjectId,
    actorIds: await actorIds(read, query),
    actions: query.action?.split(','),
    fromUtc: instant(query.from, zone, 'from'),
    beforeUtc: instant(query.to, zone, 'to', 1),
    recordIds: search === undefined ? undefined : await recordsFound(read, search),
    after: await placeAfter(read, query.after),
  };
};

const values = (text: string | null): Record<string, unknown> | undefined =>
  text === null ? undefined : (JSON.parse(text) as Record<string, unknown>);

/** The columns stay, their values do not. */
const masked = (row: Record<string, unknown> | undefined) =>
  row && Object.fromEntries(Object.keys(row).map((column) => [column, SECRET_CHANGED]));

const changeOf = (item: Content, hidden: ReadonlySet<Content>): Change => {
  const isHidden = hidden.has(item);
  const before = isHidden ? masked(values(item.old_text)) : values(item.old_text);
  const after = isHidden ? masked(values(item.new_text)) : values(item.new_text);
  return {
    operation: item.operation,
    ...(item.table_name === null ? {} : { record: item.table_name }),
    ...(item.row_id === null ? {} : { recordId: item.row_id }),
    ...(before === undefined ? {} : { old: before }),
    ...(after === undefined ? {} : { new: after }),
  };
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

interface Shown {
  readonly maySeeAddress: boolean;
  readonly names: ReadonlyMap<string, string>;
  /** Items whose content has a permission of its own that the reader lacks. */
  readonly hidden: ReadonlySet<Content>;
}

/** Names of the records that this act speaks of. */
const namesOf = (
  act: Row<'audit'>,
  contents: readonly Content[],
  names: Shown['names'],
): Record<string, string> => {
  const ids = idsIn(act, contents).filter((id) => names.has(id));
  return Object.fromEntries(ids.map((id) => [id, names.get(id) ?? '']));
};

const entryOf = (act: Row<'audit'>, contents: readonly Content[], shown: Shown): Entry => {
  const person = values(contents.find((item) => item.operation === 'actor')?.new_text ?? null);
  const name = textOf(person?.['name']);
  const address = shown.maySeeAddress ? textOf(person?.['address']) : undefined;
  const reason = textOf(person?.['reason']);
  return {
    version: act.version,
    atUtc: act.at_utc,
    atSchoolUtc: act.at_school_utc,
    actor: {
      kind: act.actor_kind,
      id: act.actor_id,
      role: act.actor_role,
      ...(name === undefined ? {} : { name }),
      ...(address === undefined ? {} : { address }),
    },
    action: act.action,
    subject: {
      kind: act.subject_kind,
      ...(act.subject_id === null ? {} : { id: act.subject_id }),
    },
    ...(reason === undefined ? {} : { reason }),
    changes: contents
      .filter((item) => item.operation !== 'actor')
      .map((item) => changeOf(item, shown.hidden)),
    erased: contents.some((item) => item.erased_at_utc !== null),
    names: namesOf(act, contents, shown.names),
  };
};

/** Acts that a query means, newest first, and whose guarded content they show. */
export const registerPage = async (
  read: SchoolRead,
  query: Query,
  { maySeeAddress, ...asker }: Pick<Shown, 'maySeeAddress'> & Asker,
): Promise<{ page: { items: Entry[]; next?: string }; seen: readonly Seen[] }> => {
  const limit = query.limit ?? PAGE;
  const filter = await filterOf(read, query);
  const rows = await acts(read, filter, limit + 1);
  const shown = rows.slice(0, limit);
  const contents = await contentsOf(
    read,
    shown.map((act) => act.version),
  );
  const names = await namesIn(
    read,
    shown.flatMap((act) => idsIn(act, contents)),
  );
  const { hidden, seen } = await guardedItems(read, asker, { acts: shown, contents });
  const items = shown.map((act) =>
    entryOf(
      act,
      contents.filter((item) => item.audit_version === act.version),
      { maySeeAddress, names, hidden },
    ),
  );
  const last = shown.at(-1);
  const isMore = rows.length > limit && last !== undefined;
  return { page: isMore ? { items, next: String(last.version) } : { items }, seen };
};
