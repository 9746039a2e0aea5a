import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { LinkState } from '@furtka/web/demo-api';

const HOST = '127.0.0.1';
/** What a packet takes each way on a slow line, ms: a question and its answer take twice as long. */
export const SLOW_MS = 700;

/**
 * A cable between two programs of this machine, with a hand on it.
 *
 * `open` forwards at once · `slow` forwards each packet after `SLOW_MS` · `silent` forwards nothing and closes nothing, as a dead
 * switch does: what was sent arrives when the line is back · `closed` closes every connection and takes none.
 */
export interface TcpRelay {
  /** Connect here instead of the target's port. */
  readonly port: number;
  state(): LinkState;
  set(state: LinkState): void;
  stop(): Promise<void>;
}

class Cable implements TcpRelay {
  port = 0;
  readonly #target: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #state: LinkState = 'open';
  #woken: (() => void)[] = [];

  constructor(target: number) {
    this.#target = target;
    this.#server = createServer((socket) => this.#join(socket));
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, HOST, resolve);
    });
    this.port = (this.#server.address() as AddressInfo).port;
  }

  state(): LinkState {
    return this.#state;
  }

  set(state: LinkState): void {
    this.#state = state;
    if (state === 'closed') this.#closeAll();
    for (const wake of this.#woken.splice(0)) wake();
  }

  async stop(): Promise<void> {
    this.set('closed');
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #closeAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #keep(socket: Socket, other: Socket): void {
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    // A connection that breaks is what this is for; its other side goes with it.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#sockets.delete(socket);
      other.destroy();
    });
  }

  #join(near: Socket): void {
    if (this.#state === 'closed') {
      near.destroy();
      return;
    }
    const far = connect(this.#target, HOST);
    this.#keep(near, far);
    this.#keep(far, near);
    this.#forward(near, far);
    this.#forward(far, near);
  }

  #forward(from: Socket, to: Socket): void {
    const run = async (): Promise<void> => {
      for await (const chunk of from) {
        while (this.#state === 'silent')
          await new Promise<void>((resolve) => this.#woken.push(resolve));
        if (this.#state === 'slow') await wait(SLOW_MS);
        if (to.destroyed) return;
        to.write(chunk);
      }
      to.end();
    };
    run().catch(() => to.destroy());
  }
}

/** Lays a cable to a port of this machine. */
export const openRelay = async (targetPort: number): Promise<TcpRelay> => {
  const cable = new Cable(targetPort);
  await cable.open();
  return cable;
};
