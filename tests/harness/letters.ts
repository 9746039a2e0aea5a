import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail server on this machine that keeps what it gets: as much of SMTP (RFC 5321) as a letter needs. */
export interface Letters {
  readonly port: number;
  /** In the order of arrival, as people read them. */
  readonly all: readonly string[];
  stop(): Promise<void>;
}

/** Soft line ends and coded signs of the wire undone. */
const readable = (letter: string): string =>
  Buffer.from(
    letter
      .replace(/=\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_whole, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  ).toString('utf8');

const serve = async (socket: Socket, keep: (letter: string) => void): Promise<void> => {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let lines: string[] | undefined;
  say('220 localhost');
  for await (const line of createInterface({ input: socket })) {
    if (lines === undefined) {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'DATA') lines = [];
      say({ DATA: '354 go on', QUIT: '221 bye' }[verb] ?? '250 ok');
    } else if (line === '.') {
      keep(readable(lines.join('\n')));
      lines = undefined;
      say('250 kept');
    } else lines.push(line.replace(/^\./, ''));
  }
};

export const receiveLetters = async (): Promise<Letters> => {
  const all: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    serve(socket, (letter) => all.push(letter)).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    all,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
