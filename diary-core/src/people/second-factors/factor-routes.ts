import { route } from '../../kernel/http/route.ts';
import { newCodes, putCodeCard } from './code-cards.ts';
import { changeOwn, ownFactors, removeCodeCard, removePasskey, removeTotp } from './own-factors.ts';
import { askPasskey, judgeNewPasskey, passkeysOf, userHandle } from './passkeys.ts';
import {
  AddPasskeyBody,
  FactorList,
  PasskeyEnrolment,
  PasskeyParams,
  PrintedCardReply,
  TotpCodeBody,
  TotpEnrolment,
} from './schema.ts';
import { beginTotp, confirmTotp } from './totp.ts';

/**
 * Each change asks for a fresh proof by the strongest way that there is: a session that was left open gives nobody a key of his
 * own, and takes none away. The first factor is set up also while the school waits for it.
 */
const CHANGE = {
  allMemberships: 'second factors belong to the account',
  evenRestricted: ['accounts.must_enrol'],
  stepUp: true,
} as const;

const readingRoutes = [
  route({
    method: 'GET',
    path: '/second-factors',
    summary: 'One’s own second factors, without their secrets.',
    access: {
      allMemberships: 'second factors belong to the account',
      evenRestricted: ['accounts.must_enrol'],
    },
    schemas: { reply: FactorList },
    handler: async (act) => {
      const { passkeys, ...rest } = await ownFactors(act);
      return { ...rest, passkeys: [...passkeys] };
    },
  }),
];

const totpRoutes = [
  route({
    method: 'POST',
    path: '/second-factors/totp',
    summary: 'A new secret for an app of codes; the present one goes on until the first code.',
    access: CHANGE,
    schemas: { reply: TotpEnrolment },
    handler: (act) =>
      changeOwn(act, 'factor.totp_begin', (tx) =>
        beginTotp(act.services, tx, act.principal.accountId),
      ),
  }),
  route({
    method: 'POST',
    path: '/second-factors/totp/confirm',
    summary: 'The first code of the app: from now on it is asked for.',
    access: CHANGE,
    schemas: { body: TotpCodeBody },
    handler: (act) =>
      changeOwn(act, 'factor.totp_set', (tx) =>
        confirmTotp(act.services, tx, act.principal.accountId, act.body.code),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/second-factors/totp',
    summary: 'Takes the app of codes away; every other session ends.',
    access: CHANGE,
    handler: removeTotp,
  }),
];

const passkeyRoutes = [
  route({
    method: 'POST',
    path: '/second-factors/passkeys/options',
    summary: 'What a browser needs to make a passkey.',
    access: CHANGE,
    schemas: { reply: PasskeyEnrolment },
    handler: async ({ services, principal }) => {
      const { accountId, sessionId, name } = principal;
      const { login } = await services.db
        .forPlatform('an authenticator shows the login')
        .read((read) => read.require('account', accountId));
      return {
        ...(await askPasskey(services, { purpose: 'enrol', to: sessionId })),
        userHandle: userHandle(accountId),
        login,
        name,
        exclude: await passkeysOf(services, accountId),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/second-factors/passkeys',
    summary: 'Keeps a passkey that the browser made.',
    access: CHANGE,
    schemas: { body: AddPasskeyBody },
    handler: async (act) => {
      const { services, principal, body } = act;
      const keep = await judgeNewPasskey(services, principal.sessionId, body.made);
      await changeOwn(act, 'factor.passkey_add', (tx) =>
        keep(tx, principal.accountId, body.name.trim()),
      );
    },
  }),
  route({
    method: 'DELETE',
    path: '/second-factors/passkeys/:passkeyId',
    summary: 'Takes a passkey away; every other session ends.',
    access: CHANGE,
    schemas: { params: PasskeyParams },
    handler: (act) => removePasskey(act, act.params.passkeyId),
  }),
];

const cardRoutes = [
  route({
    method: 'POST',
    path: '/second-factors/code-card',
    summary: 'A new card of codes, shown here only; the old card is worth nothing.',
    access: CHANGE,
    schemas: { reply: PrintedCardReply },
    handler: async (act) => {
      const codes = newCodes();
      const card = await changeOwn(act, 'factor.card_new', (tx) =>
        putCodeCard(act.services, tx, act.principal.accountId, codes),
      );
      return { serial: card.serial, codes: [...card.codes] };
    },
  }),
  route({
    method: 'DELETE',
    path: '/second-factors/code-card',
    summary: 'Takes the card of codes away; every other session ends.',
    access: CHANGE,
    handler: removeCodeCard,
  }),
];

/** One’s own second factors. */
export const factorRoutes = [...readingRoutes, ...totpRoutes, ...passkeyRoutes, ...cardRoutes];
