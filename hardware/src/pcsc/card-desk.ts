import { DeviceError } from '../errors.ts';
import type { Transmit } from '../keyed-cards/run-exchange.ts';
import type { DriverContext } from '../port.ts';
import { startChild } from './child-process.ts';
import { type CardKind, matchesName } from './codec.ts';
import { parsePcscConfig } from './config.ts';
import { daemonAnswers, PCSCD_SOCKET } from './daemon-socket.ts';

/** A card that lies at the desk's reader. */
export interface CardAtDesk {
  /** Lower-case hexadecimal, 4, 7 or 10 bytes. */
  readonly uid: string;
  readonly kind: CardKind;
  /** Sends an APDU; `undefined` when the card was taken away. */
  readonly transmit: Transmit;
}

export interface DeskOptions {
  /** Glob over the PC/SC name of the reader. */
  readonly match: string;
  readonly socketPath?: string;
  /** How long to wait for a card that is laid down, milliseconds. */
  readonly waitMs: number;
  /** Called when the reader is there and waits for a card. */
  readonly onReady: () => void;
}

const deskFault = (hint: string, startedAtMs: number): DeviceError =>
  new DeviceError({
    device: 'pcsc',
    operation: 'read',
    code: 'offline',
    elapsedMs: performance.now() - startedAtMs,
    retrySafe: true,
    hint,
  });

const SILENT: DriverContext = {
  monotonicMs: () => performance.now(),
  log: () => undefined,
};

/**
 * Waits for one card at a reader on somebody's desk and works with it, through the same watched child process that serves doors.
 *
 * Errors  DeviceError: no pcscd, no such reader, no card in time
 */
export const withCardAtDesk = async <Result>(
  options: DeskOptions,
  work: (card: CardAtDesk) => Promise<Result>,
): Promise<Result> => {
  const { match, waitMs, onReady, socketPath = PCSCD_SOCKET } = options;
  const startedAtMs = performance.now();
  if (!(await daemonAnswers(socketPath, 1_000)))
    throw deskFault('pcscd does not answer; is it installed and running?', startedAtMs);
  const parsed = parsePcscConfig({ readers: [{ id: 'desk', match }], socketPath });
  if (!parsed.ok) throw deskFault(parsed.faults.join(', '), startedAtMs);
  let found: (card: CardAtDesk) => void = () => undefined;
  let isReady = false;
  const card = new Promise<CardAtDesk>((resolve) => {
    found = resolve;
  });
  const child = startChild(parsed.config, SILENT, (message) => {
    if (message.kind === 'reader' && matchesName(match, message.name) && !isReady) {
      isReady = true;
      onReady();
    }
    if (message.kind !== 'card' || !matchesName(match, message.name)) return;
    const { name, attempt, uid, card: kind } = message;
    found({ uid, kind, transmit: (apdu) => child.transmit(name, attempt, apdu) });
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const give = (): void => {
      const hint = isReady ? 'no card was laid down' : `no reader is called ${match}`;
      reject(deskFault(hint, startedAtMs));
    };
    timer = setTimeout(give, waitMs);
  });
  const ended = child.ended.then(({ at }) => {
    throw deskFault(`the reader's process ended: ${at}`, startedAtMs);
  });
  // Whichever comes after the race is decided concerns nobody.
  ended.catch(() => undefined);
  try {
    return await work(await Promise.race([card, tooLate, ended]));
  } finally {
    clearTimeout(timer);
    child.kill();
  }
};
