import { connect, type Socket } from 'node:net';
import { lineSplitter } from './lines.ts';
import { type BusMessage, parseMessage } from './messages.ts';

const RECONNECT_MS = 200;

export interface BusClient {
  /**
   * To every member and to the own listeners. Lost for the others while the bus is away: hops are for showing, nothing waits
   * for them.
   */
  tell(message: BusMessage): void;
  hear(listener: (message: BusMessage) => void): () => void;
  /** Settles when the socket is open; at once when it is. */
  connected(): Promise<void>;
  stop(): void;
}

/**
 * Joins the bus.
 *
 * @param onLost  called when the bus cannot be reached or went away; without it the client joins again and again
 */
export const joinBus = (path: string, onLost?: (error: Error) => void): BusClient => {
  const listeners = new Set<(message: BusMessage) => void>();
  const waiting: (() => void)[] = [];
  let socket: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const deliver = (message: BusMessage) => {
    for (const listener of [...listeners]) listener(message);
  };
  const lost = (error: Error) => {
    socket = undefined;
    if (isStopped) return;
    if (onLost === undefined) timer = setTimeout(open, RECONNECT_MS);
    else onLost(error);
  };
  const open = () => {
    const next = connect(path);
    const split = lineSplitter();
    let reason = new Error('the bus went away');
    next.setEncoding('utf8');
    next.on('connect', () => {
      socket = next;
      for (const settle of waiting.splice(0)) settle();
    });
    next.on('data', (chunk: string) => {
      for (const line of split(chunk)) {
        const message = parseMessage(line);
        if (message !== undefined) deliver(message);
      }
    });
    next.on('error', (error) => {
      reason = error;
    });
    next.on('close', () => lost(reason));
  };
  open();

  return {
    tell: (message) => {
      socket?.write(`${JSON.stringify(message)}\n`);
      deliver(message);
    },
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connected: () =>
      new Promise((resolve) => {
        if (socket === undefined) waiting.push(resolve);
        else resolve();
      }),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      socket?.destroy();
    },
  };
};
