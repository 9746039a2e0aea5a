import { List } from '@furtka/core-contract/api';
import type { AccountId } from '@furtka/core-contract/ids';
import type { Principal } from '../../kernel/access/principal.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { type Route, route } from '../../kernel/http/route.ts';
import { oneCall, recentCalls } from './reading.ts';
import { CallParams, HelpCall } from './schema.ts';
import { answerCall } from './use-cases.ts';

/** A hub has no right to answer; its way is the event of its kiosk. */
const accountOf = (principal: Principal): AccountId => {
  if (principal.kind === 'account') return principal.accountId;
  throw new AppError('forbidden', 'kernel.forbidden');
};

export const helpCallRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/help-calls',
    summary: 'Calls for help from doors: open ones and those of the last hour, newest first',
    access: { permission: 'helpCall.read' },
    schemas: { reply: List(HelpCall) },
    handler: ({ read, services }) =>
      read(async (tx) => ({ items: await recentCalls(tx, services) })),
  }),
  route({
    method: 'POST',
    path: '/help-calls/:callId/answer',
    summary: 'Somebody sees to a call for help; the first answer counts',
    access: { permission: 'helpCall.answer' },
    schemas: { params: CallParams, reply: HelpCall },
    handler: ({ change, services, principal, params: { callId } }) =>
      change(
        { action: 'help_call.answer', subject: { kind: 'help_call', id: callId } },
        async (tx) => {
          await answerCall(tx, services, callId, accountOf(principal));
          return oneCall(tx, callId);
        },
      ),
  }),
];
