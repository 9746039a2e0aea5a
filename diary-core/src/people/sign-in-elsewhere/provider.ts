import * as client from 'openid-client';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { BACK_PATH, CLOCK_TOLERANCE_S } from './domain.ts';
import { issuerFetch } from './issuer-fetch.ts';

/** Who speaks for the school at an issuer. */
export interface Party {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined: a client without a secret; PKCE protects it alone. */
  readonly clientSecret: string | undefined;
}

/** What goes with a browser to the issuer and must come back. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What a browser brought back. */
export interface Brought {
  readonly state: string;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
  /** RFC 9207: who sent the browser back. */
  readonly iss?: string | undefined;
}

const TIMEOUT_S = 10;

export const isNearIssuer =
  ({ config }: Pick<Services, 'config'>) =>
  (origin: string): boolean =>
    config.privateIssuers.includes(origin);

export const backAddress = ({ config }: Pick<Services, 'config'>): string =>
  `${config.publicUrl}${BACK_PATH}`;

const fetchOf = (services: Services): client.CustomFetch => {
  const ask = issuerFetch(isNearIssuer(services));
  return (url, { method, headers, body }) =>
    ask(url, { method, headers, body: body === undefined ? undefined : String(body) });
};

/** The failure of ours below what the library throws; else nothing that it says goes on, for it may hold what the issuer sent. */
const failureOf = (error: unknown): AppError => {
  for (let each = error; each instanceof Error; each = each.cause as unknown)
    if (each instanceof AppError) return each;
  const { code } = error as { readonly code?: unknown };
  if (code === 'OAUTH_TIMEOUT') return new AppError('unavailable', 'elsewhere.issuer_down');
  return new AppError('invalid', 'elsewhere.refused', typeof code === 'string' ? { code } : {});
};

const METHODS = ['client_secret_basic', 'client_secret_post'] as const;

/** OIDC Discovery 1.0, section 3: `client_secret_basic` where nothing is said. */
const authOf = (
  { clientSecret }: Party,
  { token_endpoint_auth_methods_supported: known = [METHODS[0]] }: client.ServerMetadata,
): client.ClientAuth => {
  if (clientSecret === undefined) return client.None();
  return known.includes(METHODS[0])
    ? client.ClientSecretBasic(clientSecret)
    : client.ClientSecretPost(clientSecret);
};

/** What issuers said of themselves a short while ago, by their address: nobody sends this machine to them again and again. */
const remembered = new WeakMap<
  Services['clocks'],
  Map<string, { readonly metadata: client.ServerMetadata; readonly untilMs: number }>
>();
const REMEMBER_MS = 30_000;

/** As `discover`, from memory where that is fresh. */
const metadataOf = async (services: Services, issuer: string): Promise<client.ServerMetadata> => {
  const { clocks } = services;
  const known = remembered.get(clocks) ?? new Map();
  remembered.set(clocks, known);
  const nowMs = clocks.monotonicMs();
  const fresh = known.get(issuer);
  if (fresh !== undefined && fresh.untilMs > nowMs) return fresh.metadata;
  const metadata = await discover(services, issuer);
  known.set(issuer, { metadata, untilMs: nowMs + REMEMBER_MS });
  return metadata;
};

/** What an issuer says of itself. Errors: `elsewhere.issuer_down`, `elsewhere.address_refused`, `elsewhere.wrong_issuer`. */
export const discover = async (
  services: Services,
  issuer: string,
): Promise<client.ServerMetadata> => {
  const isPlain = issuer.startsWith('http:');
  try {
    const found = await client.discovery(new URL(issuer), 'discovery', undefined, client.None(), {
      timeout: TIMEOUT_S,
      [client.customFetch]: fetchOf(services),
      ...(isPlain ? { execute: [client.allowInsecureRequests] } : {}),
    });
    return found.serverMetadata();
  } catch (error) {
    const failure = failureOf(error);
    throw failure.code === 'elsewhere.refused'
      ? new AppError('invalid', 'elsewhere.wrong_issuer')
      : failure;
  }
};

const configurationOf = (
  services: Services,
  party: Party,
  metadata: client.ServerMetadata,
): client.Configuration => {
  const made = new client.Configuration(
    metadata,
    party.clientId,
    { [client.clockTolerance]: CLOCK_TOLERANCE_S },
    authOf(party, metadata),
  );
  made.timeout = TIMEOUT_S;
  made[client.customFetch] = fetchOf(services);
  if (party.issuer.startsWith('http:')) client.allowInsecureRequests(made);
  // Signatures are checked though the token comes by TLS: a proxy on the way is not believed.
  client.enableNonRepudiationChecks(made);
  return made;
};

/** Where the browser goes to, and what must come back with it. */
export const leaveFor = async (
  services: Services,
  party: Party,
  purpose: 'login' | 'link',
): Promise<{ readonly url: string; readonly asked: Asked }> => {
  const metadata = await metadataOf(services, party.issuer);
  const asked = {
    // The page reads its first word; all of it must come back as it was.
    state: `${purpose}.${client.randomState()}`,
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const url = client.buildAuthorizationUrl(configurationOf(services, party, metadata), {
    redirect_uri: backAddress(services),
    scope: 'openid',
    response_type: 'code',
    code_challenge: await client.calculatePKCECodeChallenge(asked.verifier),
    code_challenge_method: 'S256',
    state: asked.state,
    nonce: asked.nonce,
  });
  return { url: url.href, asked };
};

/** Whom the issuer vouches for. */
export interface Vouched {
  readonly subject: string;
  readonly amr?: unknown;
  readonly acr?: unknown;
}

/**
 * Exchanges what the browser brought back, and judges it: state, issuer, code, audience, times, nonce, signature.
 *
 * Errors  `elsewhere.cancelled` when the person said no there, `elsewhere.refused`, `elsewhere.issuer_down`
 */
export const vouchedBy = async (
  services: Services,
  party: Party,
  { asked, brought }: { readonly asked: Asked; readonly brought: Brought },
): Promise<Vouched> => {
  const metadata = await metadataOf(services, party.issuer);
  const address = new URL(backAddress(services));
  for (const [name, value] of Object.entries(brought))
    if (value !== undefined) address.searchParams.set(name, value);
  try {
    const tokens = await client.authorizationCodeGrant(
      configurationOf(services, party, metadata),
      address,
      {
        expectedState: asked.state,
        expectedNonce: asked.nonce,
        pkceCodeVerifier: asked.verifier,
        idTokenExpected: true,
      },
    );
    const claims = tokens.claims();
    if (claims === undefined) throw new AppError('invalid', 'elsewhere.refused');
    return { subject: claims.sub, amr: claims['amr'], acr: claims['acr'] };
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied')
      throw new AppError('invalid', 'elsewhere.cancelled');
    throw failureOf(error);
  }
};
