import { createHash, randomBytes } from 'node:crypto';
import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { Row, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import type { Spend } from '../accounts/api.ts';
import { type ChallengeBinding, challengeEnd, makeChallenge, spentId } from './challenge.ts';
import { retellFactors } from './factors.ts';
import type { PasskeyAnswer, PasskeyMade } from './schema.ts';

/** Loaded with the first passkey: it would take a sixth of the program's start. */
const webAuthn = () => import('@simplewebauthn/server');

const KEY = 'passkey.challenge';
const REASON = 'passkeys belong to accounts, which belong to no school';
const MOST_PASSKEYS = 20;

type Needed = Pick<Services, 'config' | 'clocks' | 'keys' | 'db'>;

/** Name of this installation to an authenticator: its host. */
const rpOf = ({ config }: Pick<Services, 'config'>) => {
  const url = new URL(config.publicUrl);
  return { rpId: url.hostname, origin: url.origin };
};

const challengeKey = (services: Needed): Promise<Buffer> => {
  const platform = services.db.forPlatform(REASON);
  return platform
    .read((read) => services.keys.get(read, KEY))
    .then(
      (key) =>
        key ??
        platform.change(
          {
            actor: { kind: 'service', id: 'service:passkeys', role: 'service', name: 'passkeys' },
            action: 'passkey.key',
            subject: { kind: 'passkey' },
          },
          (tx) => services.keys.ensure(tx, KEY),
        ),
    );
};

/** What the browser needs to ask an authenticator. */
export const askPasskey = async (services: Needed, binding: ChallengeBinding) => {
  const nowUtc = services.clocks.system.nowMs();
  const challenge = makeChallenge(await challengeKey(services), binding, {
    random: randomBytes(16),
    nowUtc,
  });
  return {
    challenge: Buffer.from(challenge).toString('base64url'),
    rpId: rpOf(services).rpId,
  };
};

export const passkeysOf = (services: Needed, accountId: AccountId): Promise<string[]> =>
  services.db
    .forPlatform(REASON)
    .read((read) =>
      read.from('passkey').select('credential_id').where('account_id', '=', accountId).execute(),
    )
    .then((rows) => rows.map((row) => row.credential_id));

/** Stands for the account inside the authenticator; the same each time, and says nothing. */
export const userHandle = (accountId: AccountId): string =>
  createHash('sha256').update(`passkey ${accountId}`).digest('base64url');

const wrong = (cause?: unknown): AppError =>
  new AppError('invalid', 'second_factors.passkey_wrong', {}, { cause });

/** The challenge of an answer, when it is one of ours for this purpose. */
const challengeIn = (key: Buffer, binding: ChallengeBinding, nowUtc: number) => {
  const seen: { challenge?: string; end?: number } = {};
  return {
    seen,
    expect: (challenge: string): boolean => {
      const end = challengeEnd(key, binding, challenge, nowUtc);
      if (end === undefined) return false;
      seen.challenge = challenge;
      seen.end = end;
      return true;
    },
  };
};

const spendChallenge = async (
  tx: SchoolTx,
  seen: { readonly challenge?: string; readonly end?: number },
  nowUtc: number,
): Promise<boolean> => {
  if (seen.challenge === undefined || seen.end === undefined) return false;
  await tx.deleteFrom('spent_challenge').where('expires_at_utc', '<', nowUtc).execute();
  const made = await tx
    .insertInto('spent_challenge', {
      id: spentId(seen.challenge) as Brand<'SpentChallengeId'>,
      expires_at_utc: seen.end,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/**
 * Judges what an authenticator made for enrolment. Answers what keeps it, in the caller's transaction.
 *
 * Errors  `second_factors.passkey_wrong`; when it is kept also `second_factors.too_many_passkeys`, `kernel.duplicate`
 */
export const judgeNewPasskey = async (
  services: Needed,
  sessionId: string,
  made: Static<typeof PasskeyMade>,
): Promise<(tx: SchoolTx, accountId: AccountId, name: string) => Promise<void>> => {
  const { rpId, origin } = rpOf(services);
  const nowUtc = services.clocks.system.nowMs();
  const binding = { purpose: 'enrol', to: sessionId } as const;
  const { seen, expect } = challengeIn(await challengeKey(services), binding, nowUtc);
  const { verifyRegistrationResponse } = await webAuthn();
  const result = await verifyRegistrationResponse({
    response: {
      id: made.id,
      rawId: made.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: made.clientDataJSON,
        attestationObject: made.attestationObject,
      },
    },
    expectedChallenge: expect,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw wrong(cause);
  });
  if (!result.verified) throw wrong();
  const { id, publicKey, counter } = result.registrationInfo.credential;
  return async (tx, accountId, name) => {
    if (!(await spendChallenge(tx, seen, nowUtc))) throw wrong();
    const there = await tx
      .from('passkey')
      .select('id')
      .where('account_id', '=', accountId)
      .execute();
    if (there.length >= MOST_PASSKEYS)
      throw new AppError('conflict', 'second_factors.too_many_passkeys');
    await tx.insert('passkey', {
      id: tx.newId<'PasskeyId'>(),
      account_id: accountId,
      credential_id: id,
      public_key: Buffer.from(publicKey),
      counter,
      name,
      added_at_utc: nowUtc,
      used_at_utc: null,
    });
    await retellFactors(tx, accountId);
  };
};

const verify = async (
  services: Needed,
  passkey: Row<'passkey'>,
  given: {
    readonly answer: Static<typeof PasskeyAnswer>;
    readonly expect: (challenge: string) => boolean;
  },
): Promise<number | undefined> => {
  const { rpId, origin } = rpOf(services);
  const { answer, expect } = given;
  try {
    const { verifyAuthenticationResponse } = await webAuthn();
    const result = await verifyAuthenticationResponse({
      response: {
        id: answer.id,
        rawId: answer.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: answer.clientDataJSON,
          authenticatorData: answer.authenticatorData,
          signature: answer.signature,
        },
      },
      expectedChallenge: expect,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
      },
    });
    return result.verified ? result.authenticationInfo.newCounter : undefined;
  } catch (cause) {
    // The library throws for every answer that it does not believe: a wrong answer of somebody outside, not a fault of ours.
    if (cause instanceof Error) return undefined;
    throw cause;
  }
};

/**
 * Judges the answer of an authenticator. The account is that of the passkey: `spend` believes it for that account only, once, and
 * only while its counter stands where it stood.
 */
export const judgePasskey = async (
  services: Needed,
  binding: ChallengeBinding,
  answer: Static<typeof PasskeyAnswer>,
): Promise<{ readonly accountId: AccountId | undefined; readonly spend: Spend }> => {
  const nowUtc = services.clocks.system.nowMs();
  const { seen, expect } = challengeIn(await challengeKey(services), binding, nowUtc);
  const passkey = await services.db
    .forPlatform(REASON)
    .read((read) =>
      read.from('passkey').selectAll().where('credential_id', '=', answer.id).executeTakeFirst(),
    );
  const counter = passkey && (await verify(services, passkey, { answer, expect }));
  if (passkey === undefined || counter === undefined)
    return { accountId: undefined, spend: async () => false };
  return {
    accountId: passkey.account_id,
    spend: async (tx, accountId) => {
      const present = await tx.get('passkey', passkey.id);
      if (present === undefined || present.account_id !== accountId) return false;
      if (present.counter !== passkey.counter) return false;
      if (!(await spendChallenge(tx, seen, nowUtc))) return false;
      await tx.update('passkey', passkey.id, { counter, used_at_utc: nowUtc });
      return true;
    },
  };
};
