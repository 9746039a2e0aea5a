import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '../app-error.ts';
import { sendNotFound } from '../http-server.ts';

/** Where a build may ask for the nonce by itself. */
const NONCE_MARK = '__CSP_NONCE__';

const withNonce = (html: string, nonce: string): string => {
  if (html.includes(NONCE_MARK)) return html.replaceAll(NONCE_MARK, nonce);
  return html.replace(/<head[^>]*>/i, `$&<meta property="csp-nonce" nonce="${nonce}">`);
};

/** Serves the built kiosk: files as they are, and its page for every other address, with a fresh style nonce each time. */
export const serveKioskWeb = async (app: FastifyInstance, webDir: string): Promise<void> => {
  const root = resolve(webDir);
  const page = join(root, 'index.html');
  if (!existsSync(page)) throw new AppError('invalid', 'hub.web_missing', { details: { webDir } });
  const html = readFileSync(page, 'utf8');

  const sendPage = (reply: FastifyReply): FastifyReply =>
    reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(withNonce(html, reply.cspNonce.style));

  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // The bundler names assets by their content; everything else is asked for again.
      const isNamedByContent = path.startsWith(join(root, 'assets'));
      reply.header(
        'cache-control',
        isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.get('/', (_request, reply) => sendPage(reply));
  app.get('/index.html', (_request, reply) => sendPage(reply));
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (isPage && !request.url.startsWith('/kiosk/v1/')) return sendPage(reply);
    return sendNotFound(reply);
  });
};
