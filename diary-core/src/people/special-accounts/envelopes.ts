import type { FastifyReply } from 'fastify';
import type { Actor, SchoolRead } from '../../kernel/db/handles.ts';
import { asPdf, recordPrint } from '../../kernel/print/print-reply.ts';
import { printTemplate } from '../../kernel/print/template.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolName, schoolZone } from '../../school/schools/api.ts';
import {
  type Change,
  closeMemberships,
  hasherOf,
  insertAccounts,
  newOneTimePassword,
} from '../accounts/api.ts';

const envelope = printTemplate('sealed-envelope', import.meta.url);
const HOLDER = 'Zastępczy administrator (koperta w sejfie)';

export interface Sealing {
  readonly change: Change;
  readonly read: <R>(fn: (read: SchoolRead) => Promise<R>) => Promise<R>;
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly place: string;
}

/**
 * Makes a stand-in administrator and prints its login on a sheet that folds to an envelope (ACCT-43). The password stands on that paper
 * only; an envelope sealed before is void, its account closed. Printed first, written then: a print that fails leaves no account.
 */
export const sealEnvelope = async (
  services: Services,
  { change, read, reply, actor, place }: Sealing,
): Promise<Buffer> => {
  const accountId = services.newId<'AccountId'>();
  const envelopeId = services.newId<'SealedEnvelopeId'>();
  const password = newOneTimePassword();
  const passwordHash = await hasherOf(services).hashPassword(password);
  const login = `zastepca.${envelopeId.replaceAll('-', '').slice(-10)}`;
  const school = await read(async (r) => ({
    name: await schoolName(r),
    zone: await schoolZone(r),
  }));
  const address = services.config.publicUrl.replace(/^https?:\/\//, '');
  const printed = await services.printer.print({
    template: envelope,
    title: 'Koperta zastępczego administratora',
    author: actor.name,
    atUtc: services.clocks.school.nowMs(),
    zone: school.zone,
    data: { school: school.name, place, address, login, password },
  });
  const subject = { kind: 'sealed_envelope', id: envelopeId };
  const nowUtc = services.clocks.system.nowMs();
  await change({ action: 'envelope.seal', subject }, async (tx) => {
    const before = await tx
      .from('sealed_envelope')
      .selectAll()
      .where('state', '=', 'sealed')
      .execute();
    for (const old of before) {
      await tx.update('sealed_envelope', old.id, { state: 'void' });
      await closeMemberships(tx, old.account_id, 'nowa koperta');
    }
    const membership = { role: 'admin' as const, personId: null, holderName: HOLDER };
    const account = { accountId, login, memberships: [membership], passwordHash };
    await insertAccounts(tx, [{ ...account, isOneTime: true, setAtUtc: nowUtc }]);
    await tx.insert('sealed_envelope', {
      id: envelopeId,
      account_id: accountId,
      sealed_at_utc: nowUtc,
      sealed_by: actor.name,
      place: place.trim(),
      state: 'sealed',
      opened_at_utc: null,
      version: 1,
    });
  });
  await recordPrint(change, envelope.name, subject, printed);
  asPdf(reply, 'koperta');
  return printed.pdf;
};

/** Envelopes of the school, the newest first. */
export const listEnvelopes = async (read: SchoolRead) => {
  const rows = await read
    .from('sealed_envelope')
    .selectAll()
    .orderBy('sealed_at_utc', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    envelopeId: row.id,
    accountId: row.account_id,
    place: row.place,
    sealedBy: row.sealed_by,
    sealedAtUtc: row.sealed_at_utc,
    state: row.state,
    ...(row.opened_at_utc === null ? {} : { openedAtUtc: row.opened_at_utc }),
  }));
};
