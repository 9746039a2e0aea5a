import { fork } from 'node:child_process';
import { fileBeside } from '../../../kernel/print/beside.ts';
import type { ReadOrder, ReadReply } from './read-order.ts';

const CHILD = import.meta.url.endsWith('.ts') ? 'read-child-source.mjs' : 'import-child.js';

const LIMIT_MS = 60_000;
const HEAP_MB = 512;

/**
 * Reads a file in a process of its own, which may take so much memory and time and no more: what a stranger's file does to a reader
 * happens beside the school.
 *
 * @param signal  ends the reading
 *
 * Errors  none: `imports.too_heavy` is a fault of the file, as every other
 */
export const readFile = (order: ReadOrder, signal: AbortSignal): Promise<ReadReply> =>
  new Promise((resolve) => {
    const child = fork(fileBeside(CHILD, import.meta.url), [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      // Nothing of our environment: it may name files of secrets.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const settle = (reply: ReadReply): void => {
      clearTimeout(limit);
      signal.removeEventListener('abort', giveUp);
      child.removeAllListeners();
      // A child that is being killed may still complain.
      child.on('error', () => undefined);
      child.kill('SIGKILL');
      resolve(reply);
    };
    const giveUp = (): void => settle({ ok: false, fault: 'imports.too_heavy', details: {} });
    const limit = setTimeout(giveUp, LIMIT_MS);
    signal.addEventListener('abort', giveUp);
    child.on('message', settle).on('exit', giveUp).on('error', giveUp);
    child.send(order, (error) => {
      if (error !== null) giveUp();
    });
  });
