import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
export const SECRET_BYTES = 20;

const totpOf = (secret: Uint8Array, label = ''): TOTP =>
  new TOTP({
    issuer: 'Furtka',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });

/** Address that an app reads from the square code. */
export const enrolmentOf = (
  secret: Uint8Array,
  login: string,
): { readonly uri: string; readonly secret: string } => {
  const totp = totpOf(secret, login);
  return { uri: totp.toString(), secret: totp.secret.base32 };
};

/**
 * Step of 30 s to which a code belongs, one before or after now at most; `undefined`: none, or one that was believed already.
 *
 * @param lastStep  step of the last code that was believed
 * Source  RFC 6238 §5.2 (one time only, at most one step of delay)
 */
export const stepOf = (
  secret: Uint8Array,
  code: string,
  clock: { readonly nowUtc: number; readonly lastStep: number },
): number | undefined => {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, timestamp: clock.nowUtc, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(clock.nowUtc / 1000 / PERIOD_S) + delta;
  return step > clock.lastStep ? step : undefined;
};
