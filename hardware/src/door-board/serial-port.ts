import type { Duplex } from 'node:stream';

const BAUD = 115_200;

/**
 * Opens the serial device. `hupcl: false` leaves DTR as it is when the port is closed or this process dies: the next opening then
 * makes no edge on it, and an Arduino, which resets on that edge, goes on running.
 */
export const openSerialPort = async (path: string): Promise<Duplex> => {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate: BAUD, autoOpen: false, hupcl: false, lock: true });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)));
  });
  // What an earlier process asked for is nothing to this one.
  await new Promise<void>((resolve) => port.flush(() => resolve()));
  return port;
};

/** Closes whatever is behind the port; the end is not waited for. */
export const closePort = (port: Duplex): void => {
  port.on('error', () => undefined);
  if ('isOpen' in port && 'close' in port && typeof port.close === 'function') {
    if (port.isOpen === true) port.close(() => undefined);
    return;
  }
  port.destroy();
};
