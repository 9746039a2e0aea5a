import { List, SessionReply } from '@furtka/core-contract/api';
import { AppError } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolName } from '../../school/schools/api.ts';
import { answerOutcome, browserOf } from '../accounts/api.ts';
import { clearFlow, requireFlow, setFlow } from './flow-cookie.ts';
import { type Issuer, issuersOn, partyOf, requireIssuer } from './issuers.ts';
import { linkOwn, linksOf, unlinkOwn } from './links.ts';
import { leaveFor } from './provider.ts';
import {
  BroughtBody,
  IssuerParams,
  LinkStartBody,
  OfferRow,
  OwnLinkRow,
  StartBody,
  StartReply,
} from './schema.ts';
import { comeBack, signInBy } from './sign-in.ts';

const BEFORE = { public: 'who signs in has no session yet' } as const;
const REASON = 'an account belongs to no school';

const named = async ({ db }: Services, issuers: readonly Issuer[]) => {
  const names = new Map<string, string>();
  for (const { school_id: schoolId } of issuers)
    if (!names.has(schoolId))
      names.set(schoolId, await db.forSchool(schoolId).read((read) => schoolName(read)));
  return issuers.map((row) => ({
    issuerId: row.id,
    label: row.label,
    schoolName: names.get(row.school_id) ?? '',
  }));
};

const signInRoutes = [
  route({
    method: 'GET',
    path: '/session/elsewhere',
    summary: 'Where one may sign in besides here.',
    access: BEFORE,
    schemas: { reply: List(OfferRow) },
    handler: async ({ services }) => ({ items: await named(services, await issuersOn(services)) }),
  }),
  route({
    method: 'POST',
    path: '/session/elsewhere',
    summary: 'Begins a login elsewhere: the address to which the browser goes.',
    access: BEFORE,
    schemas: { body: StartBody, reply: StartReply },
    handler: async ({ services, body, reply }) => {
      const issuer = await requireIssuer(services, body.issuerId);
      const { url, asked } = await leaveFor(services, partyOf(services, issuer), 'login');
      setFlow(services, reply, {
        ...asked,
        issuerId: issuer.id,
        version: issuer.version,
        purpose: 'login',
        sessionId: '',
        wantsOwnDevice: body.ownDevice ?? false,
      });
      return { url };
    },
  }),
  route({
    method: 'POST',
    path: '/session/elsewhere/finish',
    summary:
      'Signs in with what the browser brought back; opens the session, or asks for the second step.',
    access: BEFORE,
    schemas: { body: BroughtBody, reply: SessionReply },
    handler: async (call) => {
      const { services, request, reply, body, address } = call;
      const come = { purpose: 'login', sessionId: '', state: body.state } as const;
      const flow = requireFlow(services, request, come);
      clearFlow(services, reply);
      const known = await comeBack(services, flow, { brought: body, address });
      const outcome = await signInBy(services, known, browserOf(call, flow.wantsOwnDevice));
      return answerOutcome(call, outcome);
    },
  }),
];

const ownRoutes = [
  route({
    method: 'GET',
    path: '/own-account/elsewhere',
    summary: 'Where one’s schools let one sign in besides here, and which of it is linked.',
    access: { allMemberships: REASON },
    schemas: { reply: List(OwnLinkRow) },
    handler: async ({ services, principal }) => {
      const schoolIds = [...new Set(principal.memberships.map((each) => each.schoolId))];
      const offers = await named(services, await issuersOn(services, schoolIds));
      const links = await linksOf(services, principal.accountId);
      return {
        items: offers.map((offer) => {
          const link = links.find((each) => each.issuer_id === offer.issuerId);
          if (link === undefined) return offer;
          return { ...offer, linkedAtUtc: link.made_at_utc, madeBy: link.made_by };
        }),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/own-account/elsewhere',
    summary: 'Begins to link one’s account: the address to which the browser goes.',
    access: { allMemberships: REASON, stepUp: true },
    schemas: { body: LinkStartBody, reply: StartReply },
    handler: async ({ services, principal, body, reply }) => {
      const issuer = await requireIssuer(services, body.issuerId);
      const isOffered = principal.memberships.some((each) => each.schoolId === issuer.school_id);
      if (!isOffered) throw new AppError('conflict', 'elsewhere.off');
      const { url, asked } = await leaveFor(services, partyOf(services, issuer), 'link');
      setFlow(services, reply, {
        ...asked,
        issuerId: issuer.id,
        version: issuer.version,
        purpose: 'link',
        sessionId: principal.sessionId,
        wantsOwnDevice: false,
      });
      return { url };
    },
  }),
  route({
    method: 'POST',
    path: '/own-account/elsewhere/finish',
    summary: 'Links one’s account with what the browser brought back.',
    access: { allMemberships: REASON, stepUp: true },
    schemas: { body: BroughtBody },
    handler: async ({ services, principal, request, reply, body, address }) => {
      const { sessionId } = principal;
      const come = { purpose: 'link', sessionId, state: body.state } as const;
      const flow = requireFlow(services, request, come);
      clearFlow(services, reply);
      const { issuer, vouched } = await comeBack(services, flow, { brought: body, address });
      await linkOwn(services, principal, { issuer, subject: vouched.subject, address });
    },
  }),
  route({
    method: 'DELETE',
    path: '/own-account/elsewhere/:issuerId',
    summary: 'Ends the link of one’s account.',
    access: { allMemberships: REASON, stepUp: true },
    schemas: { params: IssuerParams },
    handler: ({ services, principal, params, address }) =>
      unlinkOwn(services, principal, { ...params, address }),
  }),
];

/** The login elsewhere, and the links of one’s own account. */
export const elsewhereLoginRoutes = [...signInRoutes, ...ownRoutes];
