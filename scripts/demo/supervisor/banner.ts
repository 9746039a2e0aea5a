import type { DemoPorts } from '../options.mjs';
import type { DemoAccount } from '../school/demo-accounts.ts';

export interface Banner {
  readonly ports: DemoPorts;
  readonly accounts: readonly DemoAccount[];
  readonly dataDir: string;
  /** What the school's clock shows, for people. */
  readonly schoolTime: string;
}

export const coreUrl = (ports: DemoPorts): string => `http://localhost:${ports.core}`;

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)).join('  ')}`.trimEnd(),
  );
};

/** What `npm start` prints when everything runs; its last line is `furtka ready <url of the core>`. */
export const bannerOf = ({ ports, accounts, dataDir, schoolTime }: Banner): string => {
  const url = coreUrl(ports);
  const addresses = table([
    ['diary', url],
    ['door to try', `${url}/demo`],
    ['kiosk', `http://localhost:${ports.kiosk}`],
    ['MQTT', `mqtts://localhost:${ports.mqtt}`],
    ['enrolment', `https://localhost:${ports.enrolment}`],
    ['data', dataDir],
    ['school clock', schoolTime],
  ]);
  const logins = table([
    ['role', 'login', 'password', 'PIN', 'name'],
    ...accounts.map(({ role, login, password, pin, name }) => [
      role,
      login,
      password,
      pin ?? '',
      name,
    ]),
  ]);
  return ['', ...addresses, '', ...logins, '', `furtka ready ${url}`].join('\n');
};
