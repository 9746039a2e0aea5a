import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * How a link behaves.
 *
 * `open`    forwards at once
 * `slow`    each packet, both ways, takes `delayMs`
 * `stalled` forwards nothing and closes nothing: what a dead switch does. Connections are still taken, nothing comes back
 * `cut`     closes everything and takes nothing
 */
export type LinkState =
  | { readonly kind: 'open' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'cut' };

/** A cable between two processes, with somebody at it. */
export interface TcpLink {
  /** Connect here instead of the real port. */
  readonly port: number;
  set(state: LinkState): void;
  /** Connections that are open now carry nothing any more, for good, and nobody is told; new ones are good. */
  deafen(): void;
  /** From now on it leads to another port; open connections are closed. */
  lead(port: number): void;
  stop(): Promise<void>;
}

class Cable implements TcpLink {
  port = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #target: number;
  #state: LinkState = { kind: 'open' };
  #wake: (() => void)[] = [];
  /** Connections of an earlier generation than this one are deaf. */
  #generation = 0;

  constructor(target: number) {
    this.#target = target;
    this.#server = createServer((socket) => this.#join(socket));
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  set(state: LinkState): void {
    this.#state = state;
    if (state.kind === 'cut') this.#closeAll();
    for (const wake of this.#wake.splice(0)) wake();
  }

  deafen(): void {
    this.#generation += 1;
  }

  lead(port: number): void {
    this.#target = port;
    this.#closeAll();
  }

  async stop(): Promise<void> {
    this.#closeAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #closeAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #keep(socket: Socket): void {
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    // A connection that breaks is what this is for; its other side is closed with it.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #join(near: Socket): void {
    if (this.#state.kind === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(this.#target, '127.0.0.1');
    this.#keep(near);
    this.#keep(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    this.#forward(near, far);
    this.#forward(far, near);
  }

  #forward(from: Socket, to: Socket): void {
    const generation = this.#generation;
    const run = async (): Promise<void> => {
      for await (const chunk of from) {
        while (this.#state.kind === 'stalled')
          await new Promise<void>((resolve) => this.#wake.push(resolve));
        if (generation < this.#generation) continue;
        if (this.#state.kind === 'slow') await wait(this.#state.delayMs);
        if (to.destroyed) return;
        to.write(chunk);
      }
      to.end();
    };
    run().catch(() => to.destroy());
  }
}

/** Lays a link to a port of this machine. */
export const layLink = async (targetPort: number): Promise<TcpLink> => {
  const cable = new Cable(targetPort);
  await cable.open();
  return cable;
};
