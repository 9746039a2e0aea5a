import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Context, Provider } from 'oidc-provider';

/** A real OpenID provider on this machine, with a page of one button in place of its login. */
export interface Issuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who presses the button from now on. */
  person(sub: string): void;
  /** Takes clients that come back to this address. */
  serve(backAddress: string): void;
  stop(): Promise<void>;
}

const PAGE = `<!doctype html><html lang="pl"><title>Konto gminne</title>
<main><h1>Konto gminne</h1><form method="post"><button>Potwierdź</button></form></main></html>`;

type Handler = (request: IncomingMessage, reply: ServerResponse) => void;

const providerOf = (issuer: string, client: object): Provider =>
  new Provider(issuer, {
    clients: [client],
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: {
      url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}`,
    },
    findAccount: async (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ sub }),
    }),
    // Nobody is asked whether the diary may know who it is.
    loadExistingGrant: async ({ oidc }: Context) => {
      const { clientId } = oidc.client;
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });

export const startIssuer = async (): Promise<Issuer> => {
  let sub = 'nikt';
  let handler: Handler = (_request, reply) => reply.writeHead(503).end();
  const server = createServer((request, reply) => handler(request, reply));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const clientId = 'furtka';
  const clientSecret = 'sekret-dziennika-w-gminie';
  return {
    ...{ issuer, clientId, clientSecret },
    person: (next) => {
      sub = next;
    },
    serve: (backAddress) => {
      const provider = providerOf(issuer, {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [backAddress],
      });
      const callback = provider.callback();
      handler = (request, reply) => {
        if (!request.url?.startsWith('/interaction/')) callback(request, reply);
        else if (request.method === 'GET')
          reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
        else
          provider
            .interactionFinished(
              request,
              reply,
              { login: { accountId: sub } },
              { mergeWithLastSubmission: false },
            )
            .catch(() => reply.destroy());
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
