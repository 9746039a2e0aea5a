import {
  platformAuthenticatorIsAvailable,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/** A question of the server to the passkeys of a device; bytes as base64url. */
export interface PasskeyQuestion {
  readonly challenge: string;
  readonly rpId: string;
  /** Only these; empty: whichever the device holds. */
  readonly allow: readonly string[];
}

export interface PasskeyAnswer {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

/** One way of proving who it is, shown. */
export type ShownStep =
  | { readonly way: 'totp' | 'codeCard'; readonly code: string }
  | { readonly way: 'passkey'; readonly answer: PasskeyAnswer };
export type ShownProof = ShownStep | { readonly way: 'password'; readonly password: string };

/** Whether this device itself checks its person by finger, face or PIN; `false` where the browser knows no passkeys. */
export const checksItsPerson = (): Promise<boolean> => platformAuthenticatorIsAvailable();

/** The device or the person did not answer. */
export class PasskeyCancelled extends Error {}

const orCancelled = async <R>(asked: Promise<R>): Promise<R> => {
  try {
    return await asked;
  } catch (cause) {
    throw new PasskeyCancelled('the passkey did not answer', { cause });
  }
};

/** Asks the device, which checks finger, face or PIN. Errors: `PasskeyCancelled`. */
export const askPasskey = async (question: PasskeyQuestion): Promise<PasskeyAnswer> => {
  const { id, response } = await orCancelled(
    startAuthentication({
      optionsJSON: {
        challenge: question.challenge,
        rpId: question.rpId,
        userVerification: 'required',
        allowCredentials: question.allow.map((each) => ({ id: each, type: 'public-key' })),
      },
    }),
  );
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, clientDataJSON, authenticatorData, signature };
};

export interface PasskeyEnrolment {
  readonly challenge: string;
  readonly rpId: string;
  readonly userHandle: string;
  readonly login: string;
  readonly name: string;
  readonly exclude: readonly string[];
}

const ES256 = -7;
const RS256 = -257;
const EDDSA = -8;

/** Makes a passkey that signs in alone. Errors: `PasskeyCancelled`. */
export const makePasskey = async (enrolment: PasskeyEnrolment) => {
  const { id, response } = await orCancelled(
    startRegistration({
      optionsJSON: {
        challenge: enrolment.challenge,
        rp: { id: enrolment.rpId, name: 'Furtka' },
        user: {
          id: enrolment.userHandle,
          name: enrolment.login,
          displayName: enrolment.name,
        },
        pubKeyCredParams: [ES256, EDDSA, RS256].map((alg) => ({ alg, type: 'public-key' })),
        attestation: 'none',
        excludeCredentials: enrolment.exclude.map((each) => ({ id: each, type: 'public-key' })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      },
    }),
  );
  const { clientDataJSON, attestationObject } = response;
  return { id, clientDataJSON, attestationObject };
};
