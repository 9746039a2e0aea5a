import nodemailer, { type Transporter } from 'nodemailer';
import type { Config } from '../../config.ts';
import { AppError } from '../domain/app-error.ts';
import type { MailServer } from './mail-config.ts';

/** A letter without any form: what it says must be readable on every device. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends letters. `isSet: false`: this installation has no mail server, and whoever needs a letter says so. */
export interface Mailer {
  readonly isSet: boolean;
  /** The mail server has refused this installation's own login since the last letter that it took: somebody must mend the settings. */
  readonly isLoginRefused: boolean;
  /**
   * Resolves when the mail server took it.
   *
   * Errors  `kernel.mail_failed` with the server's answer, if there was one; `kernel.mail_login_refused`, of every letter alike
   */
  send(mail: Mail): Promise<void>;
  stop(): void;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** RFC 4954, section 6: login needed, mechanism too weak, credentials wrong, encryption needed. Not 454, which passes by itself. */
const LOGIN_REFUSALS: ReadonlySet<number> = new Set([530, 534, 535, 538]);

const transportOf = (mail: MailServer): Transporter =>
  nodemailer.createTransport({
    host: mail.host,
    port: mail.port,
    secure: mail.security === 'tls',
    requireTLS: mail.security === 'starttls',
    ignoreTLS: mail.security === 'none',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // A letter names neither files nor addresses to be read from.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(mail.login === undefined
      ? {}
      : { auth: { user: mail.login.user, pass: mail.login.password } }),
  });

/** What the library throws holds the address and what the server said of it: neither goes on, and so to a log. */
const mailFailed = (error: unknown): AppError => {
  const { responseCode } = error as { readonly responseCode?: unknown };
  const isOurLogin = typeof responseCode === 'number' && LOGIN_REFUSALS.has(responseCode);
  return new AppError(
    'unavailable',
    isOurLogin ? 'kernel.mail_login_refused' : 'kernel.mail_failed',
    typeof responseCode === 'number' ? { responseCode } : {},
  );
};

/** No letter of this installation goes out until its settings, or the box at the mail server, are mended; trying again is of no use. */
export const isLoginRefused = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'kernel.mail_login_refused';

/** The server will not take this letter at another time either (5xx). */
export const isRefusedForGood = (error: unknown): boolean =>
  error instanceof AppError &&
  error.code === 'kernel.mail_failed' &&
  Number(error.details['responseCode'] ?? 0) >= 500;

export const openMailer = (config: Pick<Config, 'mail'>): Mailer => {
  const { mail } = config;
  if (mail === undefined)
    return {
      isSet: false,
      isLoginRefused: false,
      send: async () => {
        throw new Error('this installation has no mail server');
      },
      stop: () => undefined,
    };
  let transport: Transporter | undefined;
  let isRefused = false;
  return {
    isSet: true,
    get isLoginRefused() {
      return isRefused;
    },
    send: async ({ to, subject, text }) => {
      transport ??= transportOf(mail);
      try {
        await transport.sendMail({ from: mail.from, to, subject, text });
        isRefused = false;
      } catch (error) {
        const failed = mailFailed(error);
        isRefused ||= isLoginRefused(failed);
        throw failed;
      }
    },
    stop: () => transport?.close(),
  };
};
