import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DeviceCode, DriverContext } from '../port.ts';
import type { PcscConfig } from './config.ts';
import { PCSCD_SOCKET } from './daemon-socket.ts';
import { asChildMessage, type ChildMessage, type TransmitMessage } from './messages.ts';

/** From the chunk of a bundle, which may lie beside its main file or a folder below, to the child's own bundle. */
const BUNDLED = ['./pcsc-child.js', '../hardware/pcsc-child.js', '../../hardware/pcsc-child.js'];

const entry = (): { readonly path: string; readonly execArgv: readonly string[] } => {
  if (import.meta.url.endsWith('.ts')) {
    const path = fileURLToPath(new URL('./child.ts', import.meta.url));
    return { path, execArgv: [`--import=${import.meta.resolve('tsx')}`] };
  }
  const paths = BUNDLED.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined)
    throw new Error(`pcsc-child.js is missing, looked for ${paths.join(', ')}`);
  return { path, execArgv: [] };
};

/** The child needs nothing of our environment but the way to pcscd and to programs. */
const childEnv = (config: PcscConfig): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  ...(config.socketPath === PCSCD_SOCKET ? {} : { PCSCLITE_CSOCK_NAME: config.socketPath }),
});

export interface PcscChild {
  readonly pid: number | undefined;
  /** Settles when the process is gone, with the reason. */
  readonly ended: Promise<{ readonly code: DeviceCode; readonly at: string }>;
  kill(): void;
  /** Sends an APDU to the card told as `(name, attempt)`; `undefined` when it is gone, mute, or the child ended. */
  transmit(name: string, attempt: number, apdu: Uint8Array): Promise<Uint8Array | undefined>;
}

type Settle = (answer: Uint8Array | undefined) => void;

/** APDUs on their way, by their number. */
const makeWaiting = () => {
  const settleById = new Map<number, Settle>();
  let last = 0;
  const settle = (id: number, answer: string | undefined): void => {
    const done = settleById.get(id);
    settleById.delete(id);
    done?.(answer === undefined ? undefined : Buffer.from(answer, 'hex'));
  };
  return {
    settle,
    begin: (send: (id: number) => boolean): Promise<Uint8Array | undefined> =>
      new Promise((resolve) => {
        last += 1;
        settleById.set(last, resolve);
        if (!send(last)) settle(last, undefined);
      }),
    giveUp(): void {
      for (const id of [...settleById.keys()]) settle(id, undefined);
    },
  };
};

/** Starts one child and watches it: silent for `watchdogMs`, or a fault told, and it is killed. */
export const startChild = (
  config: PcscConfig,
  context: DriverContext,
  hear: (message: ChildMessage) => void,
): PcscChild => {
  const { path, execArgv } = entry();
  const child: ChildProcess = fork(path, [], {
    // Young objects get 1 MiB: the child holds a few cards, nothing else.
    execArgv: [...execArgv, '--max-semi-space-size=1'],
    env: childEnv(config),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let reason: { code: DeviceCode; at: string } = { code: 'io', at: 'child_ended' };
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  const starve = (): void => {
    reason = { code: 'timeout', at: 'child_silent' };
    kill();
  };
  const waiting = makeWaiting();
  let watchdog = setTimeout(starve, config.watchdogMs);
  child.on('message', (raw) => {
    const message = asChildMessage(raw);
    if (message === undefined) return;
    clearTimeout(watchdog);
    watchdog = setTimeout(starve, config.watchdogMs);
    if (message.kind === 'fault') {
      reason = { code: message.code, at: message.at };
      kill();
      return;
    }
    if (message.kind === 'transmitted') waiting.settle(message.id, message.answer);
    else hear(message);
  });
  const ended = new Promise<{ code: DeviceCode; at: string }>((resolve) => {
    const settle = (): void => {
      clearTimeout(watchdog);
      waiting.giveUp();
      resolve(reason);
    };
    child.once('exit', settle);
    // A process that could not be started has no exit.
    child.once('error', settle);
  });
  context.log('info', 'pcsc.child_started', { pid: child.pid ?? 0 });
  return {
    pid: child.pid,
    ended,
    kill,
    transmit: (name, attempt, apdu) =>
      waiting.begin((id) => {
        if (!child.connected) return false;
        const text = Buffer.from(apdu).toString('hex');
        child.send({ kind: 'transmit', name, attempt, id, apdu: text } satisfies TransmitMessage);
        return true;
      }),
  };
};
