import type { AccountId, Brand, PersonId } from '@furtka/core-contract/ids';
import { Temporal } from 'temporal-polyfill';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday, schoolZone } from '../../school/schools/api.ts';
import {
  type Change,
  closeMemberships,
  hasherOf,
  holdsRole,
  insertAccounts,
  newOneTimePassword,
} from '../accounts/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';

export interface InspectionOrder {
  readonly inspectorName: string;
  readonly institution: string;
  readonly orderedBy: PersonId;
  readonly orderedOn: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

const LONGEST_DAYS = 366;

const startOf = (day: string, zone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
const endOf = (day: string, zone: string): number =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;

const refuseWrongDays = ({ firstDay, lastDay, orderedOn }: InspectionOrder, today: string) => {
  const days = Temporal.PlainDate.from(firstDay).until(lastDay).days;
  const isWrong = days < 0 || days > LONGEST_DAYS || lastDay < today || orderedOn > today;
  if (isWrong) throw new AppError('invalid', 'specialAccounts.wrong_days');
};

/**
 * Opens an account for one named inspector for some days (ACCT-44, ACCT-46). It reads, and writes nothing (ACCT-45).
 *
 * Errors  `specialAccounts.wrong_days`, `specialAccounts.not_a_director`
 */
export const openInspection = async (
  services: Services,
  change: Change,
  order: InspectionOrder,
) => {
  const accountId = services.newId<'AccountId'>();
  const inspectionId = services.newId<'InspectionId'>();
  const password = newOneTimePassword();
  const passwordHash = await hasherOf(services).hashPassword(password);
  const login = `kontrola.${inspectionId.replaceAll('-', '').slice(-10)}`;
  await change(
    { action: 'inspection.open', subject: { kind: 'inspection', id: inspectionId } },
    async (tx) => {
      refuseWrongDays(order, await schoolToday(tx, services.clocks));
      if (!(await holdsRole(tx, order.orderedBy, ['director', 'deputyDirector']))) {
        throw new AppError('invalid', 'specialAccounts.not_a_director');
      }
      const zone = await schoolZone(tx);
      const [fromUtc, toUtc] = [startOf(order.firstDay, zone), endOf(order.lastDay, zone)];
      const holderName = order.inspectorName.trim();
      const membership = { role: 'inspection' as const, personId: null, holderName };
      await insertAccounts(tx, [
        {
          accountId,
          login,
          memberships: [{ ...membership, fromUtc, toUtc }],
          passwordHash,
          isOneTime: true,
          setAtUtc: services.clocks.system.nowMs(),
        },
      ]);
      await tx.insert('inspection', {
        id: inspectionId,
        account_id: accountId,
        inspector_name: holderName,
        institution: order.institution.trim(),
        ordered_by: order.orderedBy,
        ordered_on: order.orderedOn,
        first_day: order.firstDay,
        last_day: order.lastDay,
        ended_at_utc: null,
        version: 1,
      });
    },
  );
  return { inspectionId, accountId, login, oneTimePassword: password };
};

export interface Inspection {
  readonly inspectionId: Brand<'InspectionId'>;
  readonly accountId: AccountId;
  readonly inspectorName: string;
  readonly institution: string;
  readonly orderedByName: string;
  readonly orderedOn: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly state: 'coming' | 'open' | 'over';
}

/** Inspections of the school, the latest first. */
export const listInspections = async (read: SchoolRead, today: string): Promise<Inspection[]> => {
  const rows = await read.from('inspection').selectAll().orderBy('first_day', 'desc').execute();
  const names = await personsByIds(
    read,
    rows.map((row) => row.ordered_by),
  );
  return rows.map((row) => {
    const director = names.get(row.ordered_by);
    const isOver = row.ended_at_utc !== null || row.last_day < today;
    const open = row.first_day <= today ? ('open' as const) : ('coming' as const);
    return {
      inspectionId: row.id,
      accountId: row.account_id,
      inspectorName: row.inspector_name,
      institution: row.institution,
      orderedByName: director === undefined ? '' : fullName(director),
      orderedOn: row.ordered_on,
      firstDay: row.first_day,
      lastDay: row.last_day,
      state: isOver ? ('over' as const) : open,
    };
  });
};

/** Ends an inspection's account before its last day. Errors: `specialAccounts.over`. */
export const endInspection = (
  services: Services,
  change: Change,
  inspectionId: string,
): Promise<void> =>
  change(
    { action: 'inspection.end', subject: { kind: 'inspection', id: inspectionId } },
    async (tx) => {
      const row = await tx.get('inspection', inspectionId);
      if (row === undefined) throw notFound('inspection');
      if (row.ended_at_utc !== null) throw new AppError('conflict', 'specialAccounts.over');
      await tx.update('inspection', inspectionId, {
        ended_at_utc: services.clocks.school.nowMs(),
      });
      await closeMemberships(tx, row.account_id, 'koniec kontroli');
    },
  );
