import type { AccountId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { applyState, operatorNames, requireAccount } from '../../people/accounts/api.ts';
import { authorityDeadline, type Decision } from './domain.ts';
import type { IncidentBody, IncidentReply, ProgressBody } from './schema.ts';

type IncidentRow = Row<'incident'>;
interface Stamp {
  readonly name: string;
  /** School clock. */
  readonly atUtc: number;
}

/** Errors: `incidents.in_future`, `incidents.noticed_before`, `kernel.not_found` for an account of another school. */
export const reportIncident = async (
  tx: SchoolTx,
  body: IncidentBody,
  stamp: Stamp,
): Promise<string> => {
  if (Math.max(body.happenedAtUtc, body.noticedAtUtc) > stamp.atUtc)
    throw new AppError('invalid', 'incidents.in_future');
  if (body.noticedAtUtc < body.happenedAtUtc)
    throw new AppError('invalid', 'incidents.noticed_before');
  if (body.accountId !== null) await requireAccount(tx, body.accountId as AccountId);
  const last = await tx
    .from('incident')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const incidentId = tx.newId<'IncidentId'>();
  await tx.insert('incident', {
    id: incidentId,
    number: (last?.number ?? 0) + 1,
    kind: body.kind,
    happened_at_utc: body.happenedAtUtc,
    noticed_at_utc: body.noticedAtUtc,
    what: body.what.trim(),
    account_id: body.accountId as AccountId | null,
    reported_at_utc: stamp.atUtc,
    reported_by_name: stamp.name,
    version: 1,
  });
  tx.announce('incident.changed', { incidentId });
  return incidentId;
};

const requireOpen = async (tx: SchoolTx, incidentId: string): Promise<IncidentRow> => {
  const incident = await tx.require('incident', incidentId);
  if (incident.closed_at_utc !== null) throw new AppError('conflict', 'incidents.closed');
  return incident;
};

/**
 * Blocks the access, or leaves it to gather evidence: from then on nothing from the time of the incident on is erased. A later decision
 * takes the place of the one before; both stand in the register.
 *
 * Errors  `incidents.closed`, `kernel.version_conflict`, those of suspending an account
 */
export const decide = async (
  tx: SchoolTx,
  incidentId: string,
  how: Stamp & {
    readonly decision: Decision;
    readonly note: string;
    readonly version: number;
    readonly acting: { readonly accountId: string; readonly role: Role };
  },
): Promise<void> => {
  const incident = await requireOpen(tx, incidentId);
  await tx.update(
    'incident',
    incidentId,
    {
      decision: how.decision,
      decision_note: how.note.trim(),
      decided_at_utc: how.atUtc,
      decided_by_name: how.name,
      version: how.version + 1,
    },
    { expectVersion: how.version },
  );
  if (how.decision === 'block' && incident.account_id !== null)
    await applyState(tx, how.acting, {
      accountId: incident.account_id,
      state: 'suspended',
      reason: how.note.trim(),
    });
  tx.announce('incident.changed', { incidentId });
};

/** Errors: `incidents.closed`, `incidents.in_future`, `kernel.version_conflict`. */
export const noteProgress = async (
  tx: SchoolTx,
  incidentId: string,
  body: ProgressBody,
  nowUtc: number,
): Promise<void> => {
  await requireOpen(tx, incidentId);
  const told = [body.providerToldAtUtc, body.authorityToldAtUtc, body.personsToldAtUtc];
  if (told.some((atUtc) => atUtc !== null && atUtc > nowUtc))
    throw new AppError('invalid', 'incidents.in_future');
  await tx.update(
    'incident',
    incidentId,
    {
      effects: body.effects?.trim() ?? null,
      measures: body.measures?.trim() ?? null,
      provider_told_at_utc: body.providerToldAtUtc,
      authority_told_at_utc: body.authorityToldAtUtc,
      persons_told_at_utc: body.personsToldAtUtc,
    },
    { expectVersion: body.version },
  );
  tx.announce('incident.changed', { incidentId });
};

/** Errors: `incidents.closed`, `incidents.undecided`, `incidents.provider_not_told`, `kernel.version_conflict`. */
export const closeIncident = async (
  tx: SchoolTx,
  incidentId: string,
  close: Stamp & { readonly note: string; readonly version: number },
): Promise<void> => {
  const incident = await requireOpen(tx, incidentId);
  if (incident.decision === null) throw new AppError('conflict', 'incidents.undecided');
  if (incident.provider_told_at_utc === null)
    throw new AppError('conflict', 'incidents.provider_not_told');
  await tx.update(
    'incident',
    incidentId,
    {
      closed_at_utc: close.atUtc,
      closed_by_name: close.name,
      closing_note: close.note.trim(),
    },
    { expectVersion: close.version },
  );
  tx.announce('incident.changed', { incidentId });
};

const replyOf = (row: IncidentRow, names: ReadonlyMap<AccountId, string>): IncidentReply => ({
  incidentId: row.id,
  number: row.number,
  kind: row.kind,
  happenedAtUtc: row.happened_at_utc,
  noticedAtUtc: row.noticed_at_utc,
  what: row.what,
  effects: row.effects,
  measures: row.measures,
  account:
    row.account_id === null
      ? null
      : { accountId: row.account_id, name: names.get(row.account_id) ?? '' },
  decision: row.decision,
  decisionNote: row.decision_note,
  decidedAtUtc: row.decided_at_utc,
  decidedByName: row.decided_by_name,
  reportedAtUtc: row.reported_at_utc,
  reportedByName: row.reported_by_name,
  providerToldAtUtc: row.provider_told_at_utc,
  authorityToldAtUtc: row.authority_told_at_utc,
  personsToldAtUtc: row.persons_told_at_utc,
  authorityDeadlineUtc: authorityDeadline(row.noticed_at_utc),
  closedAtUtc: row.closed_at_utc,
  closedByName: row.closed_by_name,
  closingNote: row.closing_note,
  version: row.version,
});

/** The newest first. */
export const listIncidents = async (read: SchoolRead): Promise<IncidentReply[]> => {
  const rows = await read.from('incident').selectAll().orderBy('number', 'desc').execute();
  const names = await operatorNames(
    read,
    rows.flatMap((row) => row.account_id ?? []),
  );
  return rows.map((row) => replyOf(row, names));
};

/** Errors: `kernel.not_found`. */
export const oneIncident = async (read: SchoolRead, incidentId: string): Promise<IncidentReply> => {
  const row = await read.require('incident', incidentId);
  const ids = row.account_id === null ? [] : [row.account_id];
  return replyOf(row, await operatorNames(read, ids));
};
