import { createServer } from 'node:net';
import type { DemoPorts } from '../options.mjs';
import { hasCode, UserFault } from '../user-fault.ts';

const HOST = '127.0.0.1';
const PURPOSE: Readonly<Record<keyof DemoPorts, string>> = {
  core: 'the core',
  kiosk: 'the kiosk',
  mqtt: 'MQTT',
  enrolment: 'enrolment',
};

const tryPort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve()));
  });

/** Errors: `UserFault` that names the first port that is in use or not allowed. */
export const checkPorts = async (ports: DemoPorts): Promise<void> => {
  for (const [name, port] of Object.entries(ports) as [keyof DemoPorts, number][]) {
    try {
      await tryPort(port);
    } catch (error) {
      const advice = 'choose others with --port-base N';
      if (hasCode(error, 'EADDRINUSE'))
        throw new UserFault(
          `Port ${port} (${PURPOSE[name]}) is in use; end what uses it, or ${advice}.`,
        );
      if (hasCode(error, 'EACCES'))
        throw new UserFault(
          `Port ${port} (${PURPOSE[name]}) needs more rights than this user has; ${advice}.`,
        );
      throw error;
    }
  }
};
