import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { requireDates } from './requests.ts';
import type { DisclosureBody, DisclosureLine, DisclosureReply } from './schema.ts';

interface Stamp {
  readonly name: string;
  /** System clock. */
  readonly atUtc: number;
}

/** Errors: `privacy.no_such_date`, `privacy.in_future`, `kernel.not_found` for a person of another school. */
export const addDisclosure = async (
  tx: SchoolTx,
  body: DisclosureBody,
  { name, atUtc, today }: Stamp & { readonly today: string },
): Promise<void> => {
  requireDates(body.disclosedOn);
  if (body.disclosedOn > today) throw new AppError('invalid', 'privacy.in_future');
  const found = await personsByIds(tx, body.personIds as PersonId[]);
  if (found.size !== body.personIds.length)
    throw new AppError('not_found', 'kernel.not_found', { noun: 'person' });
  const disclosureId = tx.newId<'DataDisclosureId'>();
  await tx.insert('data_disclosure', {
    id: disclosureId,
    body: body.body.trim(),
    legal_basis: body.legalBasis.trim(),
    scope: body.scope.trim(),
    form: body.form,
    disclosed_on: body.disclosedOn,
    is_secret: body.isSecret,
    recorded_at_utc: atUtc,
    recorded_by_name: name,
    version: 1,
  });
  await tx.insertMany(
    'data_disclosure_person',
    body.personIds.map((personId) => ({
      id: tx.newId<'DataDisclosurePersonId'>(),
      disclosure_id: disclosureId,
      person_id: personId as PersonId,
    })),
  );
};

/** One that was recorded by mistake stays, crossed out. Errors: `privacy.cancelled`, `kernel.version_conflict`. */
export const cancelDisclosure = async (
  tx: SchoolTx,
  disclosureId: string,
  cancel: Stamp & { readonly reason: string; readonly version: number },
): Promise<void> => {
  const disclosure = await tx.require('data_disclosure', disclosureId);
  if (disclosure.cancelled_at_utc !== null) throw new AppError('conflict', 'privacy.cancelled');
  await tx.update(
    'data_disclosure',
    disclosureId,
    {
      cancelled_at_utc: cancel.atUtc,
      cancelled_by_name: cancel.name,
      cancel_reason: cancel.reason.trim(),
    },
    { expectVersion: cancel.version },
  );
};

/** The newest first. */
export const listDisclosures = async (read: SchoolRead): Promise<DisclosureReply[]> => {
  const rows = await read
    .from('data_disclosure')
    .selectAll()
    .orderBy('disclosed_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const links = await read
    .from('data_disclosure_person')
    .select(['disclosure_id', 'person_id'])
    .orderBy('id')
    .execute();
  const names = await personsByIds(read, [...new Set(links.map((link) => link.person_id))]);
  const byDisclosure = new Map<string, { personId: string; name: string }[]>();
  for (const { disclosure_id, person_id } of links) {
    const person = names.get(person_id);
    const line = { personId: person_id, name: person === undefined ? '' : fullName(person) };
    const known = byDisclosure.get(disclosure_id);
    if (known === undefined) byDisclosure.set(disclosure_id, [line]);
    else known.push(line);
  }
  return rows.map((row) => ({
    disclosureId: row.id,
    body: row.body,
    legalBasis: row.legal_basis,
    scope: row.scope,
    form: row.form,
    disclosedOn: row.disclosed_on,
    isSecret: row.is_secret,
    persons: byDisclosure.get(row.id) ?? [],
    recordedAtUtc: row.recorded_at_utc,
    recordedByName: row.recorded_by_name,
    cancelledAtUtc: row.cancelled_at_utc,
    cancelledByName: row.cancelled_by_name,
    cancelReason: row.cancel_reason,
    version: row.version,
  }));
};

/** To whom a person's data were given; what must stay secret by law only for the office (PRIV-07). */
export const disclosuresOf = async (
  read: SchoolRead,
  personId: PersonId,
  withSecret: boolean,
): Promise<DisclosureLine[]> => {
  const rows = await read
    .from('data_disclosure_person as p')
    .innerJoin('data_disclosure as d', (join) =>
      join.onRef('d.school_id', '=', 'p.school_id').onRef('d.id', '=', 'p.disclosure_id'),
    )
    .select([
      'd.body',
      'd.legal_basis as legalBasis',
      'd.scope',
      'd.form',
      'd.disclosed_on as disclosedOn',
      'd.is_secret',
    ])
    .where('p.person_id', '=', personId)
    .where('d.cancelled_at_utc', 'is', null)
    .orderBy('d.disclosed_on', 'desc')
    .execute();
  return rows
    .filter(({ is_secret }) => withSecret || !is_secret)
    .map(({ is_secret: _, ...line }) => line);
};
