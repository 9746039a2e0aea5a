import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who signs in there, and what is said of it. */
export interface Person {
  readonly sub: string;
  readonly amr?: readonly string[];
  readonly acr?: string;
}

/** What a hostile or broken issuer does otherwise. */
export interface Tampering {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly isOtherKey?: boolean;
  readonly isDown?: boolean;
}

const json = (reply: ServerResponse, status: number, body: object): void => {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = [];
  for await (const chunk of request) parts.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
};

/**
 * An issuer on loopback that can lie: real signatures, PKCE and single codes, and whatever a test bends. The honest one is the real
 * provider of the browser suite.
 */
export class TestIssuer {
  readonly clientId = 'furtka';
  readonly clientSecret = 'sekret-klienta';
  tampering: Tampering = {};
  /** What came to each path. */
  readonly seen: string[] = [];
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #codes = new Map<string, { readonly person: Person; readonly asked: URLSearchParams }>();
  readonly #server = createServer((request, reply) => {
    this.#answer(request, reply).catch(() => reply.destroy());
  });

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this.issuer;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** A person signs in at the address that the diary sent the browser to; answers what stands in the address to which it comes back. */
  signIn(url: string, person: Person): { state: string; code: string; iss: string } {
    const asked = new URL(url).searchParams;
    const code = randomUUID();
    this.#codes.set(code, { person, asked });
    return { state: asked.get('state') ?? '', code, iss: this.issuer };
  }

  async #answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.seen.push(path);
    if (this.tampering.isDown === true) return json(reply, 503, {});
    if (path === '/.well-known/openid-configuration') return json(reply, 200, this.#metadata());
    if (path === '/jwks') return json(reply, 200, { keys: [this.#jwk(this.#keys.publicKey)] });
    if (path === '/token') return this.#token(request, reply);
    json(reply, 404, {});
  }

  #metadata(): object {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  #jwk(key: KeyObject): object {
    return { ...key.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' };
  }

  async #token(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const [, basic = ''] = (request.headers.authorization ?? '').split(' ');
    // RFC 6749, section 2.3.1: both parts come encoded.
    const [id, secret] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
    const isClient = id === this.clientId && secret === this.clientSecret;
    if (!isClient) return json(reply, 401, { error: 'invalid_client' });
    const code = body.get('code') ?? '';
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    const verifier = body.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (found === undefined || challenge !== found.asked.get('code_challenge'))
      return json(reply, 400, { error: 'invalid_grant' });
    if (body.get('redirect_uri') !== found.asked.get('redirect_uri'))
      return json(reply, 400, { error: 'invalid_grant' });
    const id_token = this.#idToken(found.person, found.asked.get('nonce'));
    json(reply, 200, { access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token });
  }

  #idToken(person: Person, nonce: string | null): string {
    const nowS = Math.floor(Date.now() / 1000);
    const { claims, header, isOtherKey } = this.tampering;
    const head = part({ alg: 'RS256', kid: 'k1', ...header });
    const times = { iat: nowS, exp: nowS + 300 };
    const body = part({
      ...{ iss: this.issuer, aud: this.clientId, nonce, ...times, ...person },
      ...claims,
    });
    const key = (isOtherKey === true ? this.#other : this.#keys).privateKey;
    return `${head}.${body}.${sign('sha256', Buffer.from(`${head}.${body}`), key).toString('base64url')}`;
  }
}
