import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '../domain/app-error.ts';
import { styleNonce } from './make-server.ts';

const ABSENT =
  '<!doctype html><html lang="pl"><meta charset="utf-8"><title>Furtka</title><p>Aplikacja nie została jeszcze zbudowana: uruchom <code>npm run build</code>.</p></html>';
/** Files of the build whose name carries a digest of their content. */
const HASHED = /\/assets\/.+-[\w-]{8,}\.\w+$/;
const LOOKS_LIKE_FILE = /\.(js|css|map|json|png|svg|ico|woff2?|webmanifest)$/;
const HOUR_S = 3600;
const YEAR_S = 365 * 24 * HOUR_S;

const filesOf = (folder: string): Set<string> =>
  new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(
        (entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`,
      ),
  );

/** Where the build leaves room for the nonce. */
const PLACE = '__CSP_NONCE__';

const isPage = (path: string): boolean => path === '/' || path === '/index.html';

/** The built web application; every address that is no file and not below /api is a page of it. */
export const registerWebApp = async (
  app: FastifyInstance,
  webDir: string | undefined,
): Promise<void> => {
  const access = { public: 'the application itself: programs and pictures, no data' };
  if (webDir !== undefined)
    await app.register(fastifyStatic, { root: webDir, serve: false, cacheControl: false });
  const files = webDir === undefined ? new Set<string>() : filesOf(webDir);
  const page = webDir === undefined ? ABSENT : readFileSync(join(webDir, 'index.html'), 'utf8');
  const sendPage = (reply: FastifyReply): FastifyReply =>
    reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(PLACE, styleNonce(reply.raw)));
  app.get('/*', { config: { access } }, async (request, reply) => {
    // No `new URL`: an address such as `//[` is no URL, and `//name/x` would be read as another host's.
    const [path = '/'] = request.url.split(/[?#]/);
    if (path.startsWith('/api/')) throw new AppError('not_found', 'kernel.no_such_route');
    const isFile = files.has(path);
    // A page that is open since before an upgrade asks for programs that are gone: a page in their place would not run.
    if (!isFile && LOOKS_LIKE_FILE.test(path))
      throw new AppError('not_found', 'kernel.no_such_route');
    if (isPage(path) || !isFile) return sendPage(reply);
    const age = HASHED.test(path) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';
    return reply.header('cache-control', age).sendFile(path.slice(1));
  });
};
