import { readFileSync } from 'node:fs';

/** The mail server that takes letters. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly from: string;
  readonly login?: { readonly user: string; readonly password: string };
}

/** Settings of the mail server as they stand in the config file. */
export interface MailSettings {
  readonly mailHost?: string;
  readonly mailPort?: number;
  readonly mailSecurity?: 'tls' | 'starttls' | 'none';
  readonly mailFrom?: string;
  readonly mailUser?: string;
  readonly mailPasswordFile?: string;
}

const PORTS = { tls: 465, starttls: 587, none: 25 } as const;

const passwordFrom = (file: string, faults: string[]): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    faults.push(`mailPasswordFile: ${file} cannot be read`);
    return '';
  }
};

/**
 * The mail server, or undefined: letters are not sent then.
 *
 * @param isNear  whether a host is this machine; only there a connection may go without TLS
 */
export const mailOf = (
  settings: MailSettings,
  isNear: (host: string) => boolean,
  faults: string[],
): MailServer | undefined => {
  const { mailHost: host, mailFrom: from, mailUser: user, mailPasswordFile: file } = settings;
  const security = settings.mailSecurity ?? 'starttls';
  if (host === undefined && from === undefined) return undefined;
  if (host === undefined || from === undefined) {
    faults.push('mailHost and mailFrom belong together');
    return undefined;
  }
  if ((user === undefined) !== (file === undefined))
    faults.push('mailUser and mailPasswordFile belong together');
  if (security === 'none' && !isNear(host))
    faults.push(
      `mailSecurity "none" sends letters in the clear to ${host}: use "starttls" or "tls"`,
    );
  return {
    ...{ host, from, security, port: settings.mailPort ?? PORTS[security] },
    ...(user === undefined || file === undefined
      ? {}
      : { login: { user, password: passwordFrom(file, faults) } }),
  };
};
