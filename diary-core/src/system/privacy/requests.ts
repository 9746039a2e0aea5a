import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { dueOn, latestDueOn, requestState } from './domain.ts';
import type { RequestBody, RequestReply } from './schema.ts';

/** Errors: `privacy.no_such_date`. */
export const requireDates = (...dates: readonly (string | null)[]): void => {
  if (dates.some((date) => date !== null && !isSchoolDate(date)))
    throw new AppError('invalid', 'privacy.no_such_date');
};

/** Errors: `privacy.no_such_date`, `privacy.in_future`, `kernel.not_found` for a person of another school. */
export const addRequest = async (
  tx: SchoolTx,
  body: RequestBody,
  { name, today }: { readonly name: string; readonly today: string },
): Promise<void> => {
  requireDates(body.receivedOn);
  if (body.receivedOn > today) throw new AppError('invalid', 'privacy.in_future');
  await tx.require('person', body.personId);
  await tx.insert('data_request', {
    id: tx.newId<'DataRequestId'>(),
    person_id: body.personId as PersonId,
    kind: body.kind,
    asked_by: body.askedBy.trim(),
    received_on: body.receivedOn,
    due_on: dueOn(body.receivedOn),
    note: body.note?.trim() ?? null,
    recorded_by_name: name,
    version: 1,
  });
};

const requireOpen = async (tx: SchoolTx, requestId: string) => {
  const request = await tx.require('data_request', requestId);
  if (request.answered_on !== null) throw new AppError('conflict', 'privacy.answered');
  return request;
};

/** Errors: `privacy.answered`, `privacy.too_long` beyond three months in all, `privacy.no_such_date`, `kernel.version_conflict`. */
export const extendRequest = async (
  tx: SchoolTx,
  requestId: string,
  body: { readonly dueOn: string; readonly reason: string; readonly version: number },
): Promise<void> => {
  requireDates(body.dueOn);
  const request = await requireOpen(tx, requestId);
  if (body.dueOn > latestDueOn(request.received_on) || body.dueOn <= request.due_on)
    throw new AppError('invalid', 'privacy.too_long', { latest: latestDueOn(request.received_on) });
  await tx.update(
    'data_request',
    requestId,
    { due_on: body.dueOn, extension_reason: body.reason.trim() },
    { expectVersion: body.version },
  );
};

/** Errors: `privacy.answered`, `privacy.before_request`, `privacy.in_future`, `privacy.no_such_date`, `kernel.version_conflict`. */
export const answerRequest = async (
  tx: SchoolTx,
  requestId: string,
  answer: {
    readonly answeredOn: string;
    readonly answer: string;
    readonly version: number;
    readonly name: string;
    readonly today: string;
  },
): Promise<void> => {
  requireDates(answer.answeredOn);
  const request = await requireOpen(tx, requestId);
  if (answer.answeredOn < request.received_on)
    throw new AppError('invalid', 'privacy.before_request');
  if (answer.answeredOn > answer.today) throw new AppError('invalid', 'privacy.in_future');
  await tx.update(
    'data_request',
    requestId,
    {
      answered_on: answer.answeredOn,
      answer: answer.answer.trim(),
      answered_by_name: answer.name,
    },
    { expectVersion: answer.version },
  );
};

const URGENCY = { late: 0, open: 1, answered: 2 } as const;

/** Late ones first, then those that wait, by their last day; then the answered ones, the newest first. */
export const listRequests = async (read: SchoolRead, today: string): Promise<RequestReply[]> => {
  const rows = await read.from('data_request').selectAll().orderBy('due_on').execute();
  const names = await personsByIds(
    read,
    rows.map((row) => row.person_id),
  );
  const items = rows.map((row) => {
    const person = names.get(row.person_id);
    return {
      requestId: row.id,
      personId: row.person_id,
      personName: person === undefined ? '' : fullName(person),
      kind: row.kind,
      askedBy: row.asked_by,
      receivedOn: row.received_on,
      dueOn: row.due_on,
      extensionReason: row.extension_reason,
      note: row.note,
      answeredOn: row.answered_on,
      answer: row.answer,
      answeredByName: row.answered_by_name,
      recordedByName: row.recorded_by_name,
      state: requestState({ dueOn: row.due_on, answeredOn: row.answered_on }, today),
      version: row.version,
    };
  });
  return items.sort(
    (one, other) =>
      URGENCY[one.state] - URGENCY[other.state] ||
      (one.state === 'answered' ? -1 : 1) * (one.dueOn < other.dueOn ? -1 : 1),
  );
};
