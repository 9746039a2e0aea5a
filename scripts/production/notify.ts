import { spawn } from 'node:child_process';

/** Beats twice as often as systemd asks for, as its manual advises. */
const SHARE = 2;
const MICROSECONDS = 1000;

/**
 * `systemd-notify` sends each line that comes in: a datagram socket is not in Node, and a process per beat would cost the door's thread a
 * fork each time. It ends when its input ends, so with this process.
 */
const HELPER = 'while read -r line; do systemd-notify "$line" || exit 1; done';

/**
 * Tells systemd that the event loop of this process turns: no beat for `WatchdogSec`, and it is killed and started anew. Does nothing
 * where systemd did not ask for it.
 *
 * @returns  stops the beats
 */
export const beatForSystemd = (env: NodeJS.ProcessEnv): (() => void) => {
  const usec = Number(env['WATCHDOG_USEC']);
  if (env['NOTIFY_SOCKET'] === undefined || !Number.isInteger(usec) || usec <= 0)
    return () => undefined;
  const helper = spawn('/bin/sh', ['-c', HELPER], { stdio: ['pipe', 'ignore', 'ignore'], env });
  let isGone = false;
  const gone = (): void => {
    isGone = true;
  };
  helper.once('error', gone);
  helper.once('exit', gone);
  helper.stdin.on('error', gone);
  helper.unref();
  const beat = (): void => {
    // A helper that died is not started again: without beats systemd starts the whole process anew.
    if (!isGone) helper.stdin.write('WATCHDOG=1\n');
  };
  beat();
  const timer = setInterval(beat, usec / MICROSECONDS / SHARE);
  timer.unref();
  return () => {
    clearInterval(timer);
    helper.stdin.end();
  };
};
