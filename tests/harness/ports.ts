import { createServer } from 'node:net';

const LOWEST = 20_000;
const HIGHEST = 48_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** First of `count` free ports on loopback that follow one another; begins at a place of this process's own. */
export const freePortBase = async (count = 4): Promise<number> => {
  const start = LOWEST + ((process.pid * 37) % (HIGHEST - LOWEST));
  for (let base = start; base < HIGHEST + 10_000; base += count) {
    const ports = Array.from({ length: count }, (_, index) => base + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return base;
  }
  throw new Error('no free ports');
};
