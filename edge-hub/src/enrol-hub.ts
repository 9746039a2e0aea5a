import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { HubEnrolReply, SYNC_VERSIONS } from '@furtka/core-contract/sync';
import type { Enrolled } from '@furtka/hub-contract/local-api';
import { Compile } from 'typebox/compile';
import { AppError, messageOf } from './app-error.ts';
import { openHubKey } from './ca/hub-key.ts';
import { makePrivateFolder } from './ca/private-files.ts';
import { storeIdentity } from './site/identity.ts';

export { CREDENTIAL_FILE } from './site/identity.ts';

const reply = Compile(HubEnrolReply);
const TIMEOUT_MS = 15_000;

export interface EnrolHubOptions {
  readonly coreUrl: string;
  /** One-time code, made in the core. */
  readonly code: string;
  readonly dataDir: string;
  /** Default: production. */
  readonly kind?: 'production' | 'demo';
  /** Default: `hub.sock` in the data folder. */
  readonly socketPath?: string;
}

const askCore = async (options: EnrolHubOptions, hubKey: unknown): Promise<HubEnrolReply> => {
  const url = new URL('/api/v1/hub/enrol', options.coreUrl);
  const body = JSON.stringify({ code: options.code, hubKey, versions: SYNC_VERSIONS });
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new AppError('unavailable', 'hub.core_unreachable', {
      details: { coreUrl: options.coreUrl },
      cause: messageOf(error),
    });
  });
  const value: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && reply.Check(value)) return value;
  const code = typeof value === 'object' && value !== null ? Reflect.get(value, 'code') : undefined;
  throw new AppError('forbidden', 'hub.enrolment_refused', {
    details: { status: answer.status, code: typeof code === 'string' ? code : 'unreadable' },
  });
};

/** Hands the identity to a hub that runs. @returns `false` when none does */
const tellRunningHub = (socketPath: string, identity: Enrolled): Promise<boolean> =>
  new Promise((resolvePromise, reject) => {
    const asked = request(
      {
        socketPath,
        path: '/local/v1/enrolled',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      },
      (answer) => {
        answer.resume();
        if (answer.statusCode === 204) resolvePromise(true);
        else
          reject(
            new AppError('conflict', 'hub.identity_refused', {
              details: { status: answer.statusCode ?? 0 },
            }),
          );
      },
    );
    asked.on('error', () => resolvePromise(false));
    asked.end(JSON.stringify(identity));
  });

/**
 * Makes this hub one of the core's: sends the one-time code and the hub's public key, stores what comes back. A hub that runs takes
 * it over its socket and opens its ports; otherwise the next start finds it.
 *
 * Errors: `hub.core_unreachable`, `hub.enrolment_refused` with the core's code, `hub.already_enrolled`, `hub.demo_core`
 */
export const enrolHub = async (options: EnrolHubOptions): Promise<Enrolled> => {
  const { dataDir, coreUrl, kind = 'production' } = options;
  await makePrivateFolder(dataDir);
  const { keyId, publicKey } = await openHubKey(dataDir, kind);
  const given = await askCore(options, { keyId, publicKey });
  const identity: Enrolled = { ...given, coreUrl };
  const socketPath = options.socketPath ?? resolve(join(dataDir, 'hub.sock'));
  if (!(await tellRunningHub(socketPath, identity))) await storeIdentity(dataDir, kind, identity);
  return identity;
};
