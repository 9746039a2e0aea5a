import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { requireAccount } from '../accounts/api.ts';
import { linkByOffice, linksOf, unlinkByOffice } from './links.ts';
import { addIssuer, changeIssuer, managedIssuers, removeIssuer, tryIssuer } from './manage.ts';
import {
  AccountIssuerParams,
  AccountParams,
  AddedReply,
  IssuerBody,
  IssuerParams,
  IssuerPatch,
  IssuerRow,
  OfficeLinkBody,
  OfficeLinkRow,
  OfficeUnlinkBody,
  TryBody,
  TryReply,
} from './schema.ts';

const MANAGE = { permission: 'signInElsewhere.manage' } as const;
const MANAGE_PROVEN = { ...MANAGE, stepUp: true } as const;

const issuerRoutes = [
  route({
    method: 'GET',
    path: '/sign-in-issuers',
    summary: 'Where the people of the school may sign in besides here.',
    access: MANAGE,
    schemas: { reply: List(IssuerRow) },
    handler: async (call) => ({ items: await managedIssuers(call) }),
  }),
  route({
    method: 'POST',
    path: '/sign-in-issuers',
    summary: 'Adds an issuer; switched off at first.',
    access: MANAGE_PROVEN,
    schemas: { body: IssuerBody, reply: AddedReply },
    handler: (call) => addIssuer(call, call.body),
  }),
  route({
    method: 'POST',
    path: '/sign-in-issuers/try',
    summary: 'Asks an address what it says of itself.',
    access: MANAGE,
    schemas: { body: TryBody, reply: TryReply },
    handler: ({ services, body }) => tryIssuer(services, body.issuer),
  }),
  route({
    method: 'PUT',
    path: '/sign-in-issuers/:issuerId',
    summary: 'Changes an issuer, or switches it on or off.',
    access: MANAGE_PROVEN,
    schemas: { params: IssuerParams, body: IssuerPatch },
    handler: (call) => changeIssuer(call, call.params.issuerId, call.body),
  }),
  route({
    method: 'DELETE',
    path: '/sign-in-issuers/:issuerId',
    summary: 'Takes an issuer away, and all its links.',
    access: MANAGE_PROVEN,
    schemas: { params: IssuerParams },
    handler: (call) => removeIssuer(call, call.params.issuerId),
  }),
];

const linkRoutes = [
  route({
    method: 'GET',
    path: '/accounts/:accountId/elsewhere',
    summary: 'Whom the issuers of the school mean by an account.',
    access: MANAGE,
    schemas: { params: AccountParams, reply: List(OfficeLinkRow) },
    handler: async ({ services, read, schoolId, params: { accountId } }) => {
      await read((r) => requireAccount(r, accountId));
      const own = new Set((await managedIssuers({ services, schoolId })).map((i) => i.issuerId));
      const links = await linksOf(services, accountId);
      return {
        items: links
          .filter((link) => own.has(link.issuer_id))
          .map((link) => ({
            issuerId: link.issuer_id,
            subject: link.subject,
            madeBy: link.made_by,
            madeAtUtc: link.made_at_utc,
          })),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/elsewhere/:issuerId',
    summary: 'Links an account to an exact subject.',
    access: MANAGE_PROVEN,
    schemas: { params: AccountIssuerParams, body: OfficeLinkBody },
    handler: (call) => linkByOffice({ ...call, ...call.params, ...call.body }, call.body.subject),
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/elsewhere/:issuerId/remove',
    summary: 'Ends the link of an account.',
    access: MANAGE_PROVEN,
    schemas: { params: AccountIssuerParams, body: OfficeUnlinkBody },
    handler: (call) => unlinkByOffice({ ...call, ...call.params, ...call.body }),
  }),
];

/** What the administrator sets: issuers, and links by exact subject. */
export const elsewhereOfficeRoutes = [...issuerRoutes, ...linkRoutes];
