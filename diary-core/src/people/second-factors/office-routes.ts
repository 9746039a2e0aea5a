import { route } from '../../kernel/http/route.ts';
import { newCodes } from './code-cards.ts';
import { officeCard, officeFactors, resetFactors } from './office.ts';
import { AccountParams, FactorList, PrintedCardReply, ResetBody } from './schema.ts';

/** The office helps people who have no phone, or have lost it. */
export const officeRoutes = [
  route({
    method: 'GET',
    path: '/accounts/:accountId/second-factors',
    summary: 'Which second factors an account has.',
    access: { permission: 'secondFactor.read' },
    schemas: { params: AccountParams, reply: FactorList },
    handler: async (act) => {
      const { passkeys, ...rest } = await officeFactors(act, act.params.accountId);
      return { ...rest, passkeys: [...passkeys] };
    },
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/second-factors/reset',
    summary: 'Takes all second factors away, after a document was seen; all sessions end.',
    access: { permission: 'secondFactor.reset', stepUp: true },
    schemas: { params: AccountParams, body: ResetBody },
    handler: (act) => resetFactors(act, act.params.accountId, act.body),
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/code-card',
    summary: 'A new card of codes for somebody, shown here only, after a document was seen.',
    access: { permission: 'secondFactor.reset', stepUp: true },
    schemas: { params: AccountParams, body: ResetBody, reply: PrintedCardReply },
    handler: (act) => officeCard(act, act.params.accountId, { ...act.body, codes: newCodes() }),
  }),
];
