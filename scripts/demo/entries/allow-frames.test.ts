import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { allowFrames, withFrames } from './allow-frames.ts';

const FORBIDS = {
  'content-security-policy': "default-src 'self';frame-ancestors 'none'",
  'x-frame-options': 'SAMEORIGIN',
};

t.test('only the leave to frame changes, and only where frames were forbidden', async (t) => {
  t.same(withFrames({ ...FORBIDS, etag: 'x' }, "'self'"), {
    'content-security-policy': "default-src 'self';frame-ancestors 'self'",
    etag: 'x',
  });
  const other = { 'content-type': 'text/css' };
  t.equal(withFrames(other, "'self'"), other);
});

t.test('answers of this process change on their way out', async (t) => {
  allowFrames('http://localhost:8080');
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(request.url === '/set' ? FORBIDS : {}))
      response.setHeader(name, value);
    if (request.url === '/set') response.writeHead(200, { etag: 'x' }).end('page');
    else if (request.url === '/page') response.writeHead(200, FORBIDS).end('page');
    else response.end('bare');
  });
  t.teardown(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const path of ['/page', '/set']) {
    const page = await fetch(`${url}${path}`);
    t.equal(await page.text(), 'page');
    t.match(page.headers.get('content-security-policy'), /ancestors http:\/\/localhost:8080$/);
    t.equal(page.headers.get('x-frame-options'), null, path);
  }
  t.equal(await (await fetch(url)).text(), 'bare');
});
