import type { AccountId, Brand, ClassId, SchoolId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import { AppError, bug } from '../../kernel/domain/app-error.ts';
import { defineJob } from '../../kernel/jobs/job.ts';
import { recordPrint } from '../../kernel/print/print-reply.ts';
import { printTemplate } from '../../kernel/print/template.ts';
import type { Services } from '../../kernel/services.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { schoolName, schoolToday, schoolZone } from '../../school/schools/api.ts';
import { BATCH_LIFE_MS } from './domain.ts';
import { CHUNK, issueChunk, membersWithoutLogin, type Slip } from './issue-slips.ts';
import { audienceOf } from './members.ts';

export const SLIPS_JOB = 'login-slips.make';
export const SWEEP_JOB = 'login-slips.sweep';
export const SEAL_PURPOSE = 'slip-batch';

const slipsTemplate = printTemplate('slips', import.meta.url);
const actor = serviceActor('login-slips');

const batchIdOf = (payload: unknown): Brand<'SlipBatchId'> => {
  const { batchId } = payload as { batchId?: unknown };
  if (typeof batchId !== 'string') throw bug('kernel.bug', { job: SLIPS_JOB });
  return batchId as Brand<'SlipBatchId'>;
};

const loadOrder = (services: Services, schoolId: SchoolId, batchId: string) =>
  services.db.forSchool(schoolId).read(async (read) => {
    const batch = await read.require('slip_batch', batchId);
    const date = await schoolToday(read, services.clocks);
    return {
      batch,
      className: (await classNames(read)).get(batch.class_id as ClassId) ?? '',
      school: await schoolName(read),
      zone: await schoolZone(read),
      members: await audienceOf(read, { classId: batch.class_id, audience: batch.audience, date }),
    };
  });

type Order = Awaited<ReturnType<typeof loadOrder>>;

const printSlips = (services: Services, order: Order, slips: readonly Slip[]) =>
  services.printer.print({
    template: slipsTemplate,
    title: `Dane logowania, klasa ${order.className}`,
    author: order.batch.orderer_name,
    atUtc: services.clocks.school.nowMs(),
    zone: order.zone,
    data: {
      school: order.school,
      className: order.className,
      address: services.config.publicUrl.replace(/^https?:\/\//, ''),
      slips: slips.map((slip, index) => ({ ...slip, number: index + 1 })),
    },
  });

/**
 * Makes the accounts of a class and the sheet of slips. Cut short, it begins anew: whoever got a password that nobody could have seen
 * yet gets another one. One order after the other: a parent with children in two classes is known to the second.
 */
export const slipsJob = defineJob({
  kind: SLIPS_JOB,
  leaseMs: 120_000,
  isAloneInSchool: true,
  run: async ({ services, schoolId, payload, progress, signal }) => {
    const batchId = batchIdOf(payload);
    const order = await loadOrder(services, schoolId, batchId);
    if (order.batch.made_at_utc !== null) return;
    const needs = await membersWithoutLogin(services, schoolId, order.members);
    const ordererId: AccountId = order.batch.ordered_by;
    const slips: Slip[] = [];
    await progress(0, needs.length);
    for (let at = 0; at < needs.length; at += CHUNK) {
      if (signal.aborted) throw new AppError('unavailable', 'kernel.stopping');
      const chunk = needs.slice(at, at + CHUNK);
      slips.push(...(await issueChunk(services, { schoolId, ordererId, needs: chunk })));
      await progress(at + chunk.length, needs.length);
    }
    const printed = await printSlips(services, order, slips);
    const sealed = services.keys.seal(schoolId, SEAL_PURPOSE, printed.pdf);
    const school = services.db.forSchool(schoolId);
    const subject = { kind: 'slip_batch', id: batchId };
    const nowUtc = services.clocks.system.nowMs();
    await school.change({ actor, action: 'slip_batch.made', subject }, async (tx) => {
      await tx.update('slip_batch', batchId, {
        sealed_pdf: sealed,
        made_at_utc: nowUtc,
        slips: slips.length,
      });
      await tx.enqueue({ kind: SWEEP_JOB, runAtUtc: nowUtc + BATCH_LIFE_MS, uniqueKey: batchId });
    });
    await recordPrint(
      (options, fn) => school.change({ ...options, actor }, fn),
      slipsTemplate.name,
      subject,
      printed,
    );
  },
});

/** Forgets the passwords of batches whose day is over. */
export const sweepJob = defineJob({
  kind: SWEEP_JOB,
  run: async ({ services, schoolId }) => {
    const before = services.clocks.system.nowMs() - BATCH_LIFE_MS;
    await services.db
      .forSchool(schoolId)
      .change(
        { actor, action: 'slip_batch.forget', subject: { kind: 'slip_batch' } },
        async (tx) => {
          const old = await tx
            .from('slip_batch')
            .select('id')
            .where('sealed_pdf', 'is not', null)
            .where('made_at_utc', '<=', before)
            .execute();
          for (const { id } of old) await tx.update('slip_batch', id, { sealed_pdf: null });
        },
      );
  },
});
