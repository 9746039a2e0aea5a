import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { requireAccount } from '../accounts/api.ts';
import { AccountParams, OwnTyping, TypingBody, TypingNote } from './schema.ts';
import { agree, learn, notesOf, ownTyping, withdraw } from './use-cases.ts';

const OWN = { allMemberships: 'how somebody types belongs to the account' } as const;

export const typingRoutes = [
  route({
    method: 'GET',
    path: '/typing',
    summary: 'Whether the diary learns how one types, and what struck it.',
    access: OWN,
    schemas: { reply: OwnTyping },
    handler: ownTyping,
  }),
  route({
    method: 'PUT',
    path: '/typing/consent',
    summary: 'Agrees that the diary learns how one types.',
    access: OWN,
    handler: agree,
  }),
  route({
    method: 'DELETE',
    path: '/typing/consent',
    summary: 'Takes the agreement back; everything that was learned is deleted.',
    access: OWN,
    handler: withdraw,
  }),
  route({
    method: 'POST',
    path: '/typing/samples',
    summary: 'How the login of this session was typed; times only.',
    access: OWN,
    schemas: { body: TypingBody },
    handler: (act) => learn(act, act.body.times),
  }),
  route({
    method: 'GET',
    path: '/accounts/:accountId/typing-notes',
    summary: 'Logins of an account that were typed unlike the others; never the times.',
    access: { permission: 'typing.notes' },
    schemas: { params: AccountParams, reply: List(TypingNote) },
    handler: async ({ services, read, params }) => {
      await read((r) => requireAccount(r, params.accountId));
      return { items: await notesOf(services, params.accountId) };
    },
  }),
];
