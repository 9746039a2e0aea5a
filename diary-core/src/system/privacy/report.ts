import { type AccountId, isUuid, type PersonId } from '@furtka/core-contract/ids';
import type { Principal } from '../../kernel/access/principal.ts';
import { reaches } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { reachOf, type Seen } from '../../kernel/privacy/guarded-data.ts';
import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import type { Services } from '../../kernel/services.ts';
import { accountsOf } from '../../people/accounts/api.ts';
import { fullName, personById, personsByIds } from '../../people/persons/api.ts';
import { schoolName, schoolSettings, schoolToday } from '../../school/schools/api.ts';
import { actsOf, firstActOn, namesIn } from '../audit-trail/api.ts';
import { agreementOn } from './agreements.ts';
import { disclosuresOf } from './disclosures.ts';
import type { DataReport, ReportPart } from './schema.ts';

/** Rows of a part on the screen and on paper; the file has all. */
const SHOWN = 20;
const MOST = 50_000;
const HIDDEN = new Set(['version', 'sort_key', 'search_key', 'school_id', 'hash_key_id']);

/** Columns that the report names: no secrets, no bytes, no keys for sorting, not whose it is. */
const columnsOf = ({ table, column, withheld = [] }: SubjectData) =>
  Object.entries(table.columns).filter(
    ([name, { spec }]) =>
      spec.class !== 'secret' &&
      spec.kind !== 'bytes' &&
      !HIDDEN.has(name) &&
      name !== 'id' &&
      name !== column &&
      !withheld.includes(name),
  );

/** A column of another person or thing is shown by its name, and not at all where it has none. */
const isReference = (kind: string): boolean => kind === 'id';

type Values = Record<string, unknown>;

/** Accounts belong to no school: a school reads those of its people one by one. */
const rowsOfAccounts = async (
  read: SchoolRead,
  entry: SubjectData,
  ids: readonly string[],
): Promise<Values[]> => {
  const names = columnsOf(entry).map(([name]) => name);
  const rows: Values[] = [];
  for (const id of ids) {
    const row = (await read.get(entry.table.name as 'account', id)) as Values | undefined;
    if (row !== undefined) rows.push(Object.fromEntries(names.map((name) => [name, row[name]])));
  }
  return rows;
};

const isOfAccount = ({ table }: SubjectData): boolean => table.schoolReach.rows === 'byLink';

const rowsOf = async (
  read: SchoolRead,
  entry: SubjectData,
  ids: readonly string[],
  limit: number,
): Promise<Values[]> => {
  if (isOfAccount(entry)) return rowsOfAccounts(read, entry, ids);
  const names = columnsOf(entry).map(([name]) => name);
  if (names.length === 0) return [];
  const query = read
    .from(entry.table.name as never)
    .select(names as never)
    .where(entry.column as never, 'in', ids as never)
    .orderBy((entry.newestBy ?? 'id') as never, entry.newestBy === undefined ? 'asc' : 'desc')
    .limit(limit);
  return (await query.execute()) as Values[];
};

const countOf = async (
  read: SchoolRead,
  entry: SubjectData,
  ids: readonly string[],
): Promise<number> => {
  if (isOfAccount(entry)) return (await rowsOfAccounts(read, entry, ids)).length;
  const row = await read
    .from(entry.table.name as never)
    .select((eb) => eb.fn.countAll().as('count'))
    .where(entry.column as never, 'in', ids as never)
    .executeTakeFirst();
  return Number((row as { count?: unknown } | undefined)?.count ?? 0);
};

const partOf = async (
  read: SchoolRead,
  entry: SubjectData,
  ids: readonly string[],
  { limit, isGuarded }: { readonly limit: number; readonly isGuarded: boolean },
): Promise<ReportPart | undefined> => {
  if (ids.length === 0) return undefined;
  const count = await countOf(read, entry, ids);
  if (count === 0) return undefined;
  const names = columnsOf(entry).map(([name]) => name);
  return {
    record: entry.table.name,
    source: entry.source,
    collected: entry.collected,
    recipients: [...entry.recipients],
    count,
    fields: isGuarded ? [] : names,
    withheld: [...(entry.withheld ?? []), ...(isGuarded ? names : [])],
    isGuarded,
    rows: isGuarded ? [] : await rowsOf(read, entry, ids, limit),
  };
};

/** Ids in the rows that name something else. */
const referencesIn = (entries: readonly SubjectData[], parts: readonly ReportPart[]): string[] =>
  parts.flatMap(({ record, rows }) => {
    const entry = entries.find(({ table }) => table.name === record);
    const names =
      entry === undefined
        ? []
        : columnsOf(entry).flatMap(([name, { spec }]) => (isReference(spec.kind) ? [name] : []));
    return rows.flatMap((row) => names.flatMap((name) => (row[name] as string | null) ?? []));
  });

/**
 * What people call those ids. A guardian is named only to oneself: who else cares for a child may have to stay unknown to the one who
 * asks (PRIV-07).
 */
const namesFor = async (
  read: SchoolRead,
  ids: readonly string[],
  viewerIds: ReadonlySet<string> | 'office',
): Promise<Record<string, string>> => {
  const names = await namesIn(read, ids);
  if (viewerIds === 'office') return Object.fromEntries(names);
  const persons = await personsByIds(read, [...names.keys()] as PersonId[]);
  return Object.fromEntries(
    [...names].filter(([id]) => {
      const person = persons.get(id as PersonId);
      return person?.kind !== 'guardian' || viewerIds.has(id);
    }),
  );
};

/** An id that stands for nobody who may be named here says nothing. */
const withoutNameless = (
  parts: readonly ReportPart[],
  names: Readonly<Record<string, string>>,
): ReportPart[] =>
  parts.map((part) => ({
    ...part,
    rows: part.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([field, value]) => [
          field,
          isUuid(value) && names[value] === undefined ? null : value,
        ]),
      ),
    ),
  }));

export interface ReportOrder {
  readonly personId: PersonId;
  /** All rows, for the file. */
  readonly isWhole: boolean;
  /** Who asks; their rights decide what of guarded content the office sees. */
  readonly principal: Principal;
  /** Who looks: persons of the account, or the office. */
  readonly viewerIds: ReadonlySet<string> | 'office';
}

/** Whether the office may see this part: most have no permission of their own. */
const mayRead = async (
  read: SchoolRead,
  services: Services,
  { entry, principal, personId }: { entry: SubjectData; principal: Principal; personId: PersonId },
): Promise<boolean> =>
  entry.guardedBy === undefined ||
  reaches(await reachOf(read, services, { principal, permission: entry.guardedBy }), personId);

/**
 * Everything that the school holds about a person, from the declarations of the features (PRIV-01…07). A guardian's restricted rights
 * are the caller's matter: the scope decides whose report may be asked for. `seen` says what guarded content the report shows.
 *
 * Errors  `kernel.not_found`
 */
export const dataReport = async (
  read: SchoolRead,
  services: Services,
  { personId, isWhole, viewerIds, principal }: ReportOrder,
): Promise<{ report: DataReport; seen: readonly Seen[] }> => {
  const person = await personById(read, personId);
  if (person === undefined) throw notFound('person');
  const accountIds: AccountId[] = await accountsOf(read, [personId]);
  const limit = isWhole ? MOST : SHOWN;
  const parts: ReportPart[] = [];
  const seen: Seen[] = [];
  for (const entry of services.subjectData) {
    const ids = entry.by === 'account' ? accountIds : [personId];
    const isGuarded =
      viewerIds === 'office' && !(await mayRead(read, services, { entry, principal, personId }));
    const part = await partOf(read, entry, ids, { limit, isGuarded });
    if (part === undefined) continue;
    parts.push(part);
    if (entry.guardedBy !== undefined && !isGuarded)
      seen.push({ permission: entry.guardedBy, personId });
  }
  const settings = await schoolSettings(read);
  const today = await schoolToday(read, services.clocks);
  const names = await namesFor(read, referencesIn(services.subjectData, parts), viewerIds);
  const report = {
    madeAtUtc: services.clocks.school.nowMs(),
    /** The school is controller of all data, those of cards and doors too (PRIV-10). */
    controller: await schoolName(read),
    personId,
    name: fullName(person),
    kind: person.kind,
    sinceUtc: (await firstActOn(read, personId)) ?? null,
    parts: withoutNameless(parts, names),
    registerActs: await actsOf(read, accountIds),
    disclosures: await disclosuresOf(read, personId, viewerIds === 'office'),
    agreement: (await agreementOn(read, today)) ?? null,
    doorUse: {
      homeroomSees: settings.homeroomSeesPassages,
      directorSees: settings.directorSeesPassages,
      photosOnHub: settings.photosOnHub,
    },
    names,
  };
  return { report, seen };
};
