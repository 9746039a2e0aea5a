import { SessionReply } from '@furtka/core-contract/api';
import type { AccountId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import {
  answerLogin,
  browserOf,
  type FactorWay,
  factorsOf,
  finishLogin,
  passwordProof,
  pendingFactors,
  proveAgain,
  type Spend,
  stepTokenOf,
} from '../accounts/api.ts';
import type { ChallengeBinding } from './challenge.ts';
import { nextCodeNumber, spendCode } from './code-cards.ts';
import { passkeyLogin } from './passkey-login.ts';
import { askPasskey, judgePasskey, passkeysOf } from './passkeys.ts';
import { PasskeyLoginBody, PasskeyQuestion, ProofBody, StepBody, WaysReply } from './schema.ts';
import { spendTotp } from './totp.ts';

const REASON = 'second factors belong to an account, which belongs to no school';
const BEFORE = { public: 'who signs in has no session yet' } as const;

/** What each of the ways needs to be shown. */
const waysReply = async (
  services: Services,
  accountId: AccountId,
  asked: { readonly ways: readonly FactorWay[]; readonly binding: ChallengeBinding },
): Promise<Static<typeof WaysReply>> => {
  const { ways, binding } = asked;
  const codeNumber = ways.includes('codeCard')
    ? await services.db.forPlatform(REASON).read((read) => nextCodeNumber(read, accountId))
    : undefined;
  const passkey = ways.includes('passkey')
    ? { ...(await askPasskey(services, binding)), allow: await passkeysOf(services, accountId) }
    : undefined;
  return {
    ways: ways.length === 0 ? ['password'] : [...ways],
    ...(codeNumber === undefined ? {} : { codeNumber }),
    ...(passkey === undefined ? {} : { passkey }),
  };
};

const spendOf = async (
  services: Services,
  binding: ChallengeBinding,
  body: Static<typeof StepBody>,
): Promise<Spend> => {
  switch (body.way) {
    case 'totp':
      return spendTotp(services, body.code.replace(/[\s-]/g, ''));
    case 'codeCard':
      return spendCode(services, body.code);
    case 'passkey':
      return (await judgePasskey(services, binding, body.answer)).spend;
  }
};

const loginRoutes = [
  route({
    method: 'POST',
    path: '/session/second-step/options',
    summary: 'What the second step of a login may be.',
    access: BEFORE,
    schemas: { reply: WaysReply },
    handler: async ({ services, request }) => {
      const token = stepTokenOf(request, services.config.publicUrl);
      const { accountId, ways } = await pendingFactors(services, token);
      return waysReply(services, accountId, { ways, binding: { purpose: 'step', to: accountId } });
    },
  }),
  route({
    method: 'POST',
    path: '/session/second-step',
    summary: 'The second step of a login; opens the session.',
    access: BEFORE,
    schemas: { body: StepBody, reply: SessionReply },
    handler: async (call) => {
      const { services, request, body } = call;
      const pendingToken = stepTokenOf(request, services.config.publicUrl);
      const { accountId } = await pendingFactors(services, pendingToken);
      const spend = await spendOf(services, { purpose: 'step', to: accountId }, body);
      const browser = browserOf(call);
      return answerLogin(
        call,
        await finishLogin(services, { pendingToken, browser, way: body.way, spend }),
      );
    },
  }),
  route({
    method: 'POST',
    path: '/session/passkey/options',
    summary: 'What a browser needs to sign in with a passkey alone.',
    access: BEFORE,
    schemas: { reply: PasskeyQuestion },
    handler: async ({ services }) => ({
      ...(await askPasskey(services, { purpose: 'login', to: '' })),
      allow: [],
    }),
  }),
  route({
    method: 'POST',
    path: '/session/passkey',
    summary: 'Signs in with a passkey alone; the device has checked the person.',
    access: BEFORE,
    schemas: { body: PasskeyLoginBody, reply: SessionReply },
    handler: async (call) => {
      const { services, body } = call;
      const browser = browserOf(call, body.ownDevice);
      return answerLogin(call, await passkeyLogin(services, browser, body.answer));
    },
  }),
];

const OWN_PROOF = {
  allMemberships: 'a session spans all schools',
  evenRestricted: ['accounts.must_enrol'],
} as const;

const proofRoutes = [
  route({
    method: 'POST',
    path: '/session/proof/options',
    summary: 'Ways by which one may prove anew who one is.',
    access: OWN_PROOF,
    schemas: { reply: WaysReply },
    handler: async ({ services, principal }) => {
      const { accountId, sessionId } = principal;
      const ways = await services.db.forPlatform(REASON).read((read) => factorsOf(read, accountId));
      return waysReply(services, accountId, { ways, binding: { purpose: 'proof', to: sessionId } });
    },
  }),
  route({
    method: 'POST',
    path: '/session/proof',
    summary: 'Proves anew who it is; good for ten minutes of dangerous acts.',
    access: OWN_PROOF,
    schemas: { body: ProofBody },
    handler: async ({ services, principal, body, address }) => {
      const { accountId, sessionId } = principal;
      const spend =
        body.way === 'password'
          ? await passwordProof(services, accountId, body.password)
          : await spendOf(services, { purpose: 'proof', to: sessionId }, body);
      await proveAgain(services, principal, { address, way: body.way, spend });
    },
  }),
];

/** The second step of a login, a login by passkey, and the proof for dangerous acts. */
export const stepRoutes = [...loginRoutes, ...proofRoutes];
