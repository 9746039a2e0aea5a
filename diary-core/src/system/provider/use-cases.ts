import type { AccountId, SchoolId } from '@furtka/core-contract/ids';
import type { FastifyReply } from 'fastify';
import type { Static } from 'typebox';
import type { Actor, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { asPdf, recordPrint } from '../../kernel/print/print-reply.ts';
import { printTemplate } from '../../kernel/print/template.ts';
import type { Services } from '../../kernel/services.ts';
import { DEFAULT_ZONE, isZone, resumeSchool, suspendSchool } from '../../school/schools/api.ts';
import { firstPassword, foundSchool } from './found-school.ts';
import type { FoundBody } from './schema.ts';
import { requireKept } from './store.ts';

const slip = printTemplate('first-administrator', import.meta.url);

export interface Acting {
  readonly services: Services;
  readonly actor: Actor;
  readonly accountId: AccountId;
}

/**
 * A new school, kept by whoever founds it, and the slip of its first administrator. The password stands on that paper only. Printed
 * first, written then: a print that fails leaves no school.
 *
 * Errors  `schools.unknown_zone`, `kernel.duplicate` for a login that is taken
 */
export const foundWithSlip = async (
  { services, actor, accountId }: Acting,
  reply: FastifyReply,
  body: Static<typeof FoundBody>,
): Promise<Buffer> => {
  const zone = body.zone ?? DEFAULT_ZONE;
  if (!isZone(zone)) throw new AppError('invalid', 'schools.unknown_zone');
  const schoolId = services.newId<'SchoolId'>();
  const { oneTimePassword, passwordHash } = await firstPassword(services);
  const school = { name: body.name.trim(), siteName: body.siteName.trim(), zone };
  const { login } = body.admin;
  const admin = {
    login,
    firstName: body.admin.firstName.trim(),
    lastName: body.admin.lastName.trim(),
  };
  const printed = await services.printer.print({
    template: slip,
    title: 'Dane logowania administratora szkoły',
    author: actor.name,
    atUtc: services.clocks.school.nowMs(),
    zone,
    data: {
      school: school.name,
      name: `${admin.firstName} ${admin.lastName}`,
      address: services.config.publicUrl.replace(/^https?:\/\//, ''),
      login,
      password: oneTimePassword,
    },
  });
  const keeper = { accountId, name: actor.name };
  const order = { schoolId, actor, action: 'school.found', school, admin, keeper };
  await foundSchool(services, order, { passwordHash });
  const db = services.db.forSchool(schoolId);
  const subject = { kind: 'school', id: schoolId };
  await recordPrint(
    (options, fn) => db.change({ ...options, actor }, fn),
    slip.name,
    subject,
    printed,
  );
  asPdf(reply, 'administrator');
  return printed.pdf;
};

/** Whoever is in the school now is asked again what they may do. */
const tellMembers = async (
  { services, actor }: Acting,
  schoolId: SchoolId,
  action: string,
): Promise<void> => {
  const subject = { kind: 'school', id: schoolId };
  await services.db
    .forPlatform('open pages of a school ask again')
    .change({ actor, action, subject }, async (tx) => {
      tx.record({});
      const members = await tx
        .from('membership')
        .select('account_id')
        .distinct()
        .where('school_id', '=', schoolId)
        .execute();
      for (const { account_id } of members)
        tx.announce('principal.changed', { accountId: account_id });
    });
};

const changeKept = async (
  acting: Acting,
  schoolId: SchoolId,
  { action, reason, act }: { action: string; reason?: string; act(tx: SchoolTx): Promise<void> },
): Promise<void> => {
  const { services, actor, accountId } = acting;
  await requireKept(services, accountId, schoolId);
  const subject = { kind: 'school', id: schoolId };
  const options = { actor, action, subject, ...(reason === undefined ? {} : { reason }) };
  await services.db.forSchool(schoolId).change(options, act);
  await tellMembers(acting, schoolId, action);
};

/** Nobody but the provider gets into a school. Errors: `kernel.not_found`, `schools.already_suspended`. */
export const suspendKept = (acting: Acting, schoolId: SchoolId, reason: string): Promise<void> => {
  const atUtc = acting.services.clocks.system.nowMs();
  const stamp = { atUtc, byName: acting.actor.name, reason };
  return changeKept(acting, schoolId, {
    action: 'school.suspend',
    reason,
    act: (tx) => suspendSchool(tx, stamp),
  });
};

/** The school goes on. Errors: `kernel.not_found`, `schools.not_suspended`. */
export const resumeKept = (acting: Acting, schoolId: SchoolId): Promise<void> =>
  changeKept(acting, schoolId, { action: 'school.resume', act: resumeSchool });
