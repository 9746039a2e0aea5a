import { type LookupAddress, lookup as lookUp } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isPrivateAddress } from './private-networks.ts';

/** A whole answer must be there by then. */
const LONGEST_MS = 8_000;
const MOST_BYTES = 256 * 1024;

export interface IssuerRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
}

const refused = (): AppError => new AppError('invalid', 'elsewhere.address_refused');
const isDown = (): AppError => new AppError('unavailable', 'elsewhere.issuer_down');

/** Judges the very address that is connected to: a name that answers otherwise a moment later gains nothing. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error !== null || first === undefined) done(error ?? isDown(), '', 0);
    else if (addresses.some(({ address }) => isPrivateAddress(address))) done(refused(), '', 0);
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

/** A host that is an address is never looked up, so it is judged here. */
const requirePublicHost = ({ hostname }: URL): void => {
  const plain = hostname.replace(/^\[|\]$/g, '');
  if (isIP(plain) !== 0 && isPrivateAddress(plain)) throw refused();
};

const send = (url: URL, asked: IssuerRequest, isNear: boolean): Promise<Response> =>
  new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(LONGEST_MS);
    const request = (url.protocol === 'http:' ? requestPlain : requestTls)(
      url,
      {
        method: asked.method,
        headers: { ...asked.headers, 'accept-encoding': 'identity' },
        signal,
        agent: false,
        ...(isNear ? {} : { lookup: publicLookup }),
      },
      (answer) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > MOST_BYTES) answer.destroy(isDown());
          else parts.push(part);
        });
        answer.on('error', reject);
        answer.on('end', () => {
          const status = answer.statusCode ?? 502;
          const headers = { 'content-type': answer.headers['content-type'] ?? '' };
          const body = status === 204 || status === 304 ? null : Buffer.concat(parts);
          if (status >= 500) reject(isDown());
          else resolve(new Response(body, { status, headers }));
        });
      },
    );
    request.on('error', reject);
    request.end(asked.body);
  });

/**
 * Asks an issuer. No redirect is followed; at most 256 KiB are read; 8 s are the longest.
 *
 * @param isNear  whether the server's settings name this origin: only those may lie in a private network, or be without TLS
 * Errors         `elsewhere.address_refused` for a private network, `elsewhere.issuer_down` for whatever keeps it from answering
 */
export const issuerFetch =
  (isNear: (origin: string) => boolean) =>
  async (address: string, asked: IssuerRequest): Promise<Response> => {
    const url = new URL(address);
    const near = isNear(url.origin);
    if (url.protocol !== 'https:' && !near) throw refused();
    if (!near) requirePublicHost(url);
    try {
      return await send(url, asked, near);
    } catch (error) {
      throw error instanceof AppError ? error : isDown();
    }
  };
