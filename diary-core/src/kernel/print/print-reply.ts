import type { FastifyReply } from 'fastify';
import type { Actor, ChangeOptions, SchoolTx } from '../db/handles.ts';
import type { Services } from '../services.ts';
import type { Printed, PrintOrder } from './printer.ts';

type Change = <R>(
  options: Omit<ChangeOptions, 'actor'>,
  fn: (tx: SchoolTx) => Promise<R>,
) => Promise<R>;

/** The part of a route's context that a print needs. */
export interface PrintContext {
  readonly services: Services;
  readonly reply: FastifyReply;
  readonly actor: Actor;
  change: Change;
}

export interface RoutePrint extends Omit<PrintOrder, 'author' | 'atUtc'> {
  /** What is on the paper, for the audit: ids only. */
  readonly subject: { readonly kind: string; readonly id?: string };
}

/** Heads of an answer that is a PDF: shown by the browser, kept by nobody. `name`: ASCII letters, digits and `-`. */
export const asPdf = (reply: FastifyReply, name: string): void => {
  reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'no-store');
};

/** Records that somebody printed: template, number of pages, and whom or what it is about. The act is `print.<template>`. */
export const recordPrint = (
  change: Change,
  template: string,
  subject: RoutePrint['subject'],
  { pages }: Pick<Printed, 'pages'>,
): Promise<void> =>
  change({ action: `print.${template}`, subject }, async (tx) => tx.record({ after: { pages } }));

/**
 * Prints, records the print, and answers with the PDF: the whole handler of a route that prints. The record is written before anything
 * leaves. The route declares no `reply` schema.
 */
export const printReply = async (
  { services, reply, actor, change }: PrintContext,
  { subject, ...order }: RoutePrint,
): Promise<Buffer> => {
  const printed = await services.printer.print({
    ...order,
    author: actor.name,
    atUtc: services.clocks.school.nowMs(),
  });
  await recordPrint(change, order.template.name, subject, printed);
  asPdf(reply, order.template.name);
  return printed.pdf;
};
