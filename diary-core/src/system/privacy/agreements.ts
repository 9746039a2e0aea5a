import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { requireDates } from './requests.ts';
import type { AgreementBody, AgreementReply } from './schema.ts';

const replyOf = (row: Row<'processing_agreement'>): AgreementReply => ({
  agreementId: row.id,
  provider: row.provider,
  wording: row.wording,
  signedOn: row.signed_on,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  subprocessors: row.subprocessors,
  recordedByName: row.recorded_by_name,
  version: row.version,
});

/** The newest first. */
export const listAgreements = async (read: SchoolRead): Promise<AgreementReply[]> => {
  const rows = await read
    .from('processing_agreement')
    .selectAll()
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(replyOf);
};

/** The agreement that holds on a date. */
export const agreementOn = async (
  read: SchoolRead,
  date: string,
): Promise<AgreementReply | undefined> =>
  (await listAgreements(read)).find(
    ({ validFrom, validTo }) => validFrom <= date && (validTo === null || validTo >= date),
  );

const columnsOf = (body: AgreementBody) => {
  requireDates(body.signedOn, body.validFrom, body.validTo);
  if (body.validTo !== null && body.validTo < body.validFrom)
    throw new AppError('invalid', 'privacy.ends_before');
  return {
    provider: body.provider.trim(),
    wording: body.wording.trim(),
    signed_on: body.signedOn,
    valid_from: body.validFrom,
    valid_to: body.validTo,
    subprocessors: body.subprocessors?.trim() ?? null,
  };
};

/** Errors: `privacy.no_such_date`, `privacy.ends_before`, `kernel.duplicate` for the same wording with the same provider. */
export const addAgreement = async (
  tx: SchoolTx,
  body: AgreementBody,
  name: string,
): Promise<void> => {
  await tx.insert('processing_agreement', {
    id: tx.newId<'ProcessingAgreementId'>(),
    ...columnsOf(body),
    recorded_by_name: name,
    version: 1,
  });
};

/** Errors: those of `addAgreement`, `kernel.version_conflict`. */
export const changeAgreement = async (
  tx: SchoolTx,
  agreementId: string,
  { version, ...body }: AgreementBody & { readonly version: number },
): Promise<void> => {
  await tx.update('processing_agreement', agreementId, columnsOf(body), {
    expectVersion: version,
  });
};
