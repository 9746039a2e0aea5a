import type { Brand, PersonId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { optionOf } from '../../school/options/api.ts';
import { DEFAULT_TABLE, type ModeRow, type ServiceRow } from './domain.ts';
import { everybodyExtended } from './options.ts';
import type { PaymentView, TermsView } from './schema.ts';

export type PaymentRow = Row<'access_payment'>;

/** The school's table of services, in the order of the documents. */
export const serviceTable = async (read: SchoolRead): Promise<ServiceRow[]> => {
  const rows = await read.from('access_service').select(['service', 'basic', 'extended']).execute();
  const own = new Map(rows.map((row) => [row.service, row]));
  return DEFAULT_TABLE.map((row) => own.get(row.service) ?? row);
};

/** What the school has set; before it sets anything: the table of the documents and no fee. */
export const termsOf = async (read: SchoolRead): Promise<TermsView> => {
  const row = await read.get('access_terms', read.schoolId);
  return {
    services: await serviceTable(read),
    feeGrosz: row?.fee_grosz ?? 0,
    payee: row?.payee ?? '',
    bankAccount: row?.bank_account ?? null,
    transferTitle: row?.transfer_title ?? '',
    version: row?.version ?? 0,
    everybodyExtended: await optionOf(read, everybodyExtended),
  };
};

/** What was ever said about the mode of each of these guardians. */
export const modeRows = async (
  read: SchoolRead,
  guardianIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly ModeRow[]>> => {
  const found = new Map<PersonId, ModeRow[]>();
  if (guardianIds.length === 0) return found;
  const rows = await read
    .from('guardian_access')
    .select(['id', 'guardian_id', 'mode', 'first_day as firstDay', 'last_day as lastDay'])
    .where('guardian_id', 'in', [...guardianIds])
    .execute();
  for (const { guardian_id, ...row } of rows)
    found.set(guardian_id, [...(found.get(guardian_id) ?? []), row]);
  return found;
};

/** Payments of a school year, of all guardians or of some. */
export const paymentsOf = async (
  read: SchoolRead,
  yearId: string,
  guardianIds?: readonly PersonId[],
): Promise<PaymentRow[]> => {
  if (guardianIds?.length === 0) return [];
  const rows = read
    .from('access_payment')
    .selectAll()
    .where('year_id', '=', yearId as Brand<'YearId'>);
  return (guardianIds === undefined ? rows : rows.where('guardian_id', 'in', [...guardianIds]))
    .orderBy('id')
    .execute();
};

export const toPayment = (row: PaymentRow): PaymentView => ({
  paymentId: row.id,
  amountGrosz: row.amount_grosz,
  paidOn: row.paid_on,
  orderedAtUtc: row.ordered_at_utc,
  activatedAtUtc: row.activated_at_utc,
});

export const historyRows = (
  read: SchoolRead,
  guardianId: PersonId,
): Promise<Row<'guardian_access'>[]> =>
  read
    .from('guardian_access')
    .selectAll()
    .where('guardian_id', '=', guardianId)
    .orderBy('id', 'desc')
    .execute();
