import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { optionOf } from '../../school/options/api.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { type SchoolYear, schoolYearOn } from '../../school/school-years/api.ts';
import { personById } from '../persons/api.ts';
import { modesOn } from './api.ts';
import { faultOfTable, isBankAccount } from './domain.ts';
import { familiesOf } from './listing.ts';
import { everybodyExtended } from './options.ts';
import { checkList, readList } from './payment-list.ts';
import type { CheckedLine, PaymentsBody, SetModeBody, TermsBody } from './schema.ts';
import { paymentsOf, termsOf } from './store.ts';

/** Who acts, and when: `nowUtc` by the system clock, `today` a school date. */
export interface Acting {
  readonly name: string;
  readonly nowUtc: number;
  readonly today: string;
}

/** Errors: `accessModes.no_fee`: everybody has everything here, and nobody pays (C-04). */
const refuseFreeSchool = async (read: SchoolRead): Promise<void> => {
  if (await optionOf(read, everybodyExtended)) throw new AppError('conflict', 'accessModes.no_fee');
};

/** Errors: `accessModes.no_year`: today lies in no school year. */
const requireYear = async (read: SchoolRead, today: string): Promise<SchoolYear> => {
  const year = await schoolYearOn(read, today);
  if (year === undefined) throw new AppError('conflict', 'accessModes.no_year');
  return year;
};

/**
 * Another table of services, fee and account of the Parents' Council.
 *
 * Errors  `accessModes.table_faulty`, `accessModes.bank_account`, `kernel.version_conflict`
 */
export const setTerms = async (tx: SchoolTx, body: TermsBody): Promise<void> => {
  const fault = faultOfTable(body.services);
  if (fault !== undefined) throw new AppError('invalid', 'accessModes.table_faulty', { fault });
  const digits = body.bankAccount?.replace(/\s|^PL/gi, '') ?? null;
  if (digits !== null && !isBankAccount(digits))
    throw new AppError('invalid', 'accessModes.bank_account');
  const fields = {
    fee_grosz: body.feeGrosz,
    payee: body.payee.trim(),
    bank_account: digits,
    transfer_title: body.transferTitle.trim(),
  };
  const row = await tx.get('access_terms', tx.schoolId);
  if ((row?.version ?? 0) !== body.version)
    throw new AppError('conflict', 'kernel.version_conflict', { stored: row?.version ?? 0 });
  if (row === undefined)
    await tx.insert('access_terms', { id: tx.schoolId, ...fields, version: 1 });
  // Counts up for another table too, whose services stand in rows of their own.
  else
    await tx.update(
      'access_terms',
      tx.schoolId,
      { ...fields, version: body.version + 1 },
      { expectVersion: body.version },
    );
  const kept = await tx.from('access_service').select(['id', 'service']).execute();
  const ids = new Map(kept.map((each) => [each.service, each.id]));
  for (const each of body.services)
    await tx.put('access_service', {
      id: ids.get(each.service) ?? tx.newId<'AccessServiceId'>(),
      ...each,
    });
};

/** What a pasted list says, line by line. Errors: `accessModes.no_fee`, `accessModes.no_year`, those of `readList`. */
export const checkPayments = async (
  read: SchoolRead,
  { classId, text, today }: { classId: ClassId; text: string; today: string },
): Promise<CheckedLine[]> => {
  await refuseFreeSchool(read);
  const year = await requireYear(read, today);
  const paid = await paymentsOf(read, year.yearId);
  return checkList(readList(text), {
    families: await familiesOf(read, classId, today),
    paidAlready: new Set<string>(paid.map((row) => row.guardian_id)),
    feeGrosz: (await termsOf(read)).feeGrosz,
    today,
    yearFrom: year.from,
  });
};

/**
 * Writes lines of the treasurer's list of a class; all of them or none.
 *
 * Errors  `accessModes.no_fee`, `accessModes.no_year`, `accessModes.not_of_class`, `accessModes.wrong_day`, `accessModes.paid_already`
 *         with how many
 */
export const addPayments = async (
  tx: SchoolTx,
  classId: ClassId,
  { payments }: PaymentsBody,
  { name, nowUtc, today }: Acting,
): Promise<number> => {
  await refuseFreeSchool(tx);
  const year = await requireYear(tx, today);
  const families = await familiesOf(tx, classId, today);
  const here = new Set(families.flatMap(({ guardians }) => guardians.map((each) => each.personId)));
  const ids = payments.map((each) => each.guardianId);
  if (ids.some((each) => !here.has(each)))
    throw new AppError('invalid', 'accessModes.not_of_class');
  const isWrongDay = payments.some(
    ({ paidOn }) => !isSchoolDate(paidOn) || paidOn > today || paidOn < year.from,
  );
  if (isWrongDay) throw new AppError('invalid', 'accessModes.wrong_day');
  const taken = new Set<string>((await paymentsOf(tx, year.yearId)).map((row) => row.guardian_id));
  const twice = ids.filter((each, index) => taken.has(each) || ids.indexOf(each) !== index);
  if (twice.length > 0)
    throw new AppError('conflict', 'accessModes.paid_already', { number: twice.length });
  await tx.insertMany(
    'access_payment',
    payments.map(({ guardianId, amountGrosz, paidOn }) => ({
      id: tx.newId<'AccessPaymentId'>(),
      year_id: year.yearId as Brand<'YearId'>,
      guardian_id: guardianId,
      class_id: classId,
      amount_grosz: amountGrosz,
      paid_on: paidOn,
      entered_at_utc: nowUtc,
      entered_by_name: name,
      ordered_at_utc: null,
      activated_at_utc: null,
      version: 1,
    })),
  );
  return payments.length;
};

/** Takes a line away that was entered wrongly. Errors: `accessModes.active_already`, `kernel.not_found`. */
export const removePayment = async (tx: SchoolTx, paymentId: string): Promise<void> => {
  const payment = await tx.require('access_payment', paymentId);
  if (payment.activated_at_utc !== null)
    throw new AppError('conflict', 'accessModes.active_already');
  await tx.remove('access_payment', paymentId);
};

/**
 * ACCT-25: the extended mode for everybody of these lines, until the end of the school year. Answers how many were not active before.
 *
 * Errors  `accessModes.no_fee`, `kernel.not_found` for a line that is not there: then nobody is activated
 */
export const activate = async (
  tx: SchoolTx,
  paymentIds: readonly string[],
  { name, nowUtc, today }: Acting,
): Promise<number> => {
  await refuseFreeSchool(tx);
  const year = await requireYear(tx, today);
  const rows = new Map((await paymentsOf(tx, year.yearId)).map((row) => [row.id as string, row]));
  const chosen = paymentIds.map((id) => rows.get(id) ?? notFoundPayment());
  const waiting = chosen.filter((row) => row.activated_at_utc === null);
  for (const { id } of waiting) await tx.update('access_payment', id, { activated_at_utc: nowUtc });
  await tx.insertMany(
    'guardian_access',
    waiting.map((row) => ({
      id: tx.newId<'GuardianAccessId'>(),
      guardian_id: row.guardian_id,
      mode: 'extended' as const,
      first_day: today,
      last_day: year.to,
      set_at_utc: nowUtc,
      set_by_name: name,
      reason: null,
      payment_id: row.id,
    })),
  );
  for (const row of waiting) tx.announce('accessMode.changed', { guardianId: row.guardian_id });
  return waiting.length;
};

const notFoundPayment = (): never => {
  throw notFound('accessPayment');
};

/**
 * The administrator gives a mode by hand, with a reason.
 *
 * Errors  `accessModes.no_fee`, `accessModes.same_mode`, `accessModes.wrong_day`, `kernel.not_found`
 */
export const setMode = async (
  tx: SchoolTx,
  guardianId: PersonId,
  { mode, reason, until }: SetModeBody,
  { name, nowUtc, today }: Acting,
): Promise<void> => {
  await refuseFreeSchool(tx);
  if ((await personById(tx, guardianId))?.kind !== 'guardian') throw notFound('guardian');
  if (until !== undefined && (!isSchoolDate(until) || until < today))
    throw new AppError('invalid', 'accessModes.wrong_day');
  const present = (await modesOn(tx, [guardianId], today)).get(guardianId);
  if (present?.mode === mode && present.lastDay === (until ?? null))
    throw new AppError('conflict', 'accessModes.same_mode');
  await tx.insert('guardian_access', {
    id: tx.newId<'GuardianAccessId'>(),
    guardian_id: guardianId,
    mode,
    first_day: today,
    last_day: until ?? null,
    set_at_utc: nowUtc,
    set_by_name: name,
    reason,
    payment_id: null,
  });
  tx.announce('accessMode.changed', { guardianId });
};

/**
 * ACCT-29: a guardian orders the activation, after the payment stands on the treasurer's list; or takes the order back.
 *
 * Errors  `accessModes.no_fee`, `accessModes.not_on_list`, `accessModes.active_already`
 */
export const orderActivation = async (
  tx: SchoolTx,
  guardianId: PersonId,
  { isOrdered, nowUtc, today }: { isOrdered: boolean; nowUtc: number; today: string },
): Promise<void> => {
  await refuseFreeSchool(tx);
  const year = await requireYear(tx, today);
  const [payment] = await paymentsOf(tx, year.yearId, [guardianId]);
  if (payment === undefined) throw new AppError('conflict', 'accessModes.not_on_list');
  if (payment.activated_at_utc !== null)
    throw new AppError('conflict', 'accessModes.active_already');
  if ((payment.ordered_at_utc !== null) === isOrdered) return;
  await tx.update('access_payment', payment.id, { ordered_at_utc: isOrdered ? nowUtc : null });
  tx.announce('accessMode.changed', { guardianId });
};
