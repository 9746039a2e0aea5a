import type {} from '@fastify/cookie';
import { type Brand, PLATFORM_SCHOOL_ID } from '@furtka/core-contract/ids';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { FLOW_LIFE_MS } from './domain.ts';
import type { Asked } from './provider.ts';

/** What a browser carries to the issuer and back, sealed: asking for it writes nothing, so a flood of questions fills no table. */
export interface Flow extends Asked {
  readonly issuerId: Brand<'SignInIssuerId'>;
  /** Of the issuer's settings: others since then end it. */
  readonly version: number;
  readonly purpose: 'login' | 'link';
  /** The session that links; empty for a login. */
  readonly sessionId: string;
  readonly wantsOwnDevice: boolean;
  readonly endsAtUtc: number;
}

type Cookies = Pick<Services, 'keys' | 'config' | 'clocks'>;
const SEAL = 'elsewhere.flow';
const LONGEST = 4_000;

const isSecure = ({ config }: Pick<Services, 'config'>): boolean =>
  config.publicUrl.startsWith('https:');
const nameOf = (services: Pick<Services, 'config'>): string =>
  isSecure(services) ? '__Host-furtka_elsewhere' : 'furtka_elsewhere';
const optionsOf = (services: Pick<Services, 'config'>) =>
  // Strict: the page to which the browser comes back sends it from here, not from there.
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(services) }) as const;

export const setFlow = (
  services: Cookies,
  reply: FastifyReply,
  flow: Omit<Flow, 'endsAtUtc'>,
): void => {
  const endsAtUtc = services.clocks.system.nowMs() + FLOW_LIFE_MS;
  const text = Buffer.from(JSON.stringify({ ...flow, endsAtUtc } satisfies Flow));
  reply.setCookie(
    nameOf(services),
    services.keys.seal(PLATFORM_SCHOOL_ID, SEAL, text).toString('base64url'),
    { ...optionsOf(services), maxAge: FLOW_LIFE_MS / 1000 },
  );
};

/** Good once: whatever comes of it, the browser forgets it. */
export const clearFlow = (services: Cookies, reply: FastifyReply): void => {
  reply.clearCookie(nameOf(services), optionsOf(services));
};

const opened = (services: Cookies, value: string): Flow | undefined => {
  try {
    const sealed = Buffer.from(value, 'base64url');
    return JSON.parse(services.keys.open(PLATFORM_SCHOOL_ID, SEAL, sealed).toString()) as Flow;
  } catch {
    // Sealed by nobody here: the same to whoever sent it as none at all.
    return undefined;
  }
};

/** The flow that a browser came back with. Errors: `elsewhere.over`: none, old, of another purpose, or another state came back. */
export const requireFlow = (
  services: Cookies,
  request: FastifyRequest,
  come: { readonly purpose: Flow['purpose']; readonly sessionId: string; readonly state: string },
): Flow => {
  const value = request.cookies[nameOf(services)] ?? '';
  const flow = value.length > LONGEST ? undefined : opened(services, value);
  if (
    flow === undefined ||
    flow.endsAtUtc <= services.clocks.system.nowMs() ||
    flow.purpose !== come.purpose ||
    flow.sessionId !== come.sessionId ||
    flow.state !== come.state
  )
    throw new AppError('invalid', 'elsewhere.over');
  return flow;
};
