import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { lineSplitter } from './lines.ts';
import { type BusMessage, parseMessage } from './messages.ts';

/** A member that reads more slowly than this many bytes is cut. */
const SLOW_MEMBER_BYTES = 16 * 1024 * 1024;

export interface BusServer {
  /** To every member. */
  tell(message: BusMessage): void;
  stop(): Promise<void>;
}

/**
 * Opens the bus at a socket path (mode 0600); a socket left by a dead process is replaced.
 *
 * @param hear  called for every message of a member, before the others get it
 */
export const startBus = async (
  path: string,
  hear: (message: BusMessage) => void,
): Promise<BusServer> => {
  const members = new Set<Socket>();
  const pass = (line: string, from?: Socket) => {
    for (const member of members) {
      if (member === from) continue;
      if (member.writableLength > SLOW_MEMBER_BYTES) member.destroy();
      else member.write(`${line}\n`);
    }
  };
  const server = createServer((socket) => {
    members.add(socket);
    const split = lineSplitter();
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      try {
        for (const line of split(chunk)) {
          const message = parseMessage(line);
          if (message === undefined) continue;
          hear(message);
          pass(line, socket);
        }
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => members.delete(socket));
  });
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return {
    tell: (message) => pass(JSON.stringify(message)),
    stop: () => {
      for (const member of members) member.destroy();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};
