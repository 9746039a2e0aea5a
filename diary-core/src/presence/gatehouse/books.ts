import type { PersonId, SiteId, VisitId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { operatorNames } from '../../people/accounts/api.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { classesByStudentOn } from '../../people/students/api.ts';
import { schoolSettings, schoolToday, siteById } from '../../school/schools/api.ts';
import { type BookRow, bookEntries, doorNaming, instantsOf, visitRows } from '../passages/api.ts';
import type { GateBookEntry, VisitEntry } from './schema.ts';

/** Most rows that one answer holds: a school year of a school that forgets much. */
const MOST_ROWS = 5000;

export interface BookQuery {
  readonly from?: string;
  readonly to?: string;
}

interface Asked {
  readonly siteId: SiteId;
  readonly to: string;
  readonly range: { readonly fromUtc: number; readonly beforeUtc: number; readonly limit: number };
}

/** Times of pupils are for duty staff; for the director only where the school allows it (C-10). */
const checkOption = async (read: SchoolRead, scope: Scope<'gateBook.read'>): Promise<void> => {
  if (scope.grants.some((grant) => grant.role === 'dutyStaff')) return;
  const { directorSeesPassages } = await schoolSettings(read);
  if (!directorSeesPassages) throw new AppError('forbidden', 'passages.option_off');
};

/** School dates, both included; left out: today. */
const askedOf = async (
  read: SchoolRead,
  services: Pick<Services, 'clocks'>,
  siteId: SiteId,
  { from, to }: BookQuery,
): Promise<Asked> => {
  const site = await siteById(read, siteId);
  if (site === undefined) throw notFound('site');
  const last = to ?? from ?? (await schoolToday(read, services.clocks));
  const range = instantsOf({ from: from ?? last, to: last }, site.zone);
  return { siteId, to: last, range: { ...range, limit: MOST_ROWS } };
};

const namesOf = (read: SchoolRead, rows: readonly BookRow[]) =>
  operatorNames(read, [...new Set(rows.flatMap((row) => row.actorId ?? []))]);

/** The forgotten-card book of a site: entries and doors opened once, newest first, withdrawn ones marked. */
export const gateBook = async (
  read: SchoolRead,
  services: Pick<Services, 'clocks'>,
  scope: Scope<'gateBook.read'>,
  siteId: SiteId,
  query: BookQuery,
): Promise<Static<typeof GateBookEntry>[]> => {
  await checkOption(read, scope);
  const asked = await askedOf(read, services, siteId, query);
  const rows = await bookEntries(read, siteId, asked.range);
  const holders: PersonId[] = [...new Set(rows.flatMap((row) => row.holderId ?? []))];
  const persons = await personsByIds(read, holders);
  const classes = await classesByStudentOn(read, asked.to, holders);
  const operators = await namesOf(read, rows);
  const nameOfDoor = await doorNaming(read);
  return rows.map((row) => {
    const person = row.holderId === null ? undefined : persons.get(row.holderId);
    const section = row.holderId === null ? undefined : classes.get(row.holderId);
    return {
      eventId: row.eventId,
      kind: row.kind === 'gate.noted' ? ('entry' as const) : ('letIn' as const),
      atUtc: row.atUtc,
      direction: row.direction,
      cause: row.cause,
      doorName: nameOfDoor({ doorId: row.doorId, siteId }),
      ...(row.holderId === null ? {} : { personId: row.holderId }),
      ...(person === undefined ? {} : { name: fullName(person) }),
      ...(section === undefined ? {} : { className: section.name }),
      ...(row.note === undefined ? {} : { note: row.note }),
      operatorName: row.actorId === null ? '' : (operators.get(row.actorId) ?? ''),
      late: row.late,
      withdrawn: row.withdrawn,
    };
  });
};

/** One visit from the one or two events that tell of it. */
const visitOf = (
  visitId: VisitId,
  rows: readonly BookRow[],
  operators: ReadonlyMap<string, string>,
): Static<typeof VisitEntry> => {
  const start = rows.find((row) => row.kind === 'visit.started');
  const end = rows.find((row) => row.kind === 'visit.ended');
  const actorId = start?.actorId ?? end?.actorId ?? null;
  return {
    visitId,
    ...(start === undefined ? {} : { startedAtUtc: start.atUtc }),
    ...(end === undefined ? {} : { endedAtUtc: end.atUtc }),
    count: start?.count ?? 1,
    notSeenOut: end?.cause === 'visit.not_seen_out',
    operatorName: actorId === null ? '' : (operators.get(actorId) ?? ''),
    late: rows.some((row) => row.late),
  };
};

/**
 * The visitors' book of a site without its visitors: who they were stays on the hub, and is erased there. Visits that began in the
 * range, or ended in it where their beginning is not known; newest first.
 */
export const visitBook = async (
  read: SchoolRead,
  services: Pick<Services, 'clocks'>,
  siteId: SiteId,
  query: BookQuery,
): Promise<Static<typeof VisitEntry>[]> => {
  const { range } = await askedOf(read, services, siteId, query);
  const rows = await visitRows(read, siteId, range);
  const operators = await namesOf(read, rows);
  const byVisit = new Map<VisitId, BookRow[]>();
  for (const row of rows)
    if (row.visitId !== undefined)
      byVisit.set(row.visitId, [...(byVisit.get(row.visitId) ?? []), row]);
  const isInRange = (atUtc: number): boolean => atUtc >= range.fromUtc && atUtc < range.beforeUtc;
  const at = (visit: Static<typeof VisitEntry>): number =>
    visit.startedAtUtc ?? visit.endedAtUtc ?? 0;
  return [...byVisit]
    .map(([visitId, told]) => visitOf(visitId, told, operators))
    .filter((visit) => isInRange(at(visit)))
    .sort((one, other) => at(other) - at(one));
};
