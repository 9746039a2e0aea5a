import { connect } from 'node:net';

/** Where pcscd listens; fixed when Debian builds it (`ipcdir` in `pcscd --version`). */
export const PCSCD_SOCKET = '/run/pcscd/pcscd.comm';

/**
 * Whether pcscd answers. Must be asked before nfc-pcsc is made: its constructor loops for ever, at full load and deaf to
 * signals, while there is no service. With socket activation the question itself starts pcscd.
 */
export const daemonAnswers = (path: string, withinMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path });
    const settle = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(withinMs, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
