/** Issuers that one school may have. */
export const MOST_ISSUERS = 4;
/** A person needs so long at most between leaving for the issuer and coming back. */
export const FLOW_LIFE_MS = 10 * 60_000;
/** How far the clocks of issuer and diary may differ. */
export const CLOCK_TOLERANCE_S = 60;
/** Where browsers come back to; told to the issuer once, and never taken from a request. */
export const BACK_PATH = '/signed-in-elsewhere';

/** RFC 8176: several factors were shown. */
const SEVERAL_FACTORS = 'mfa';
/** Classes that say the same: OpenID EAP, PAPE, eIDAS. */
const STRONG_CLASSES: ReadonlySet<string> = new Set([
  'phr',
  'phrh',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
  'http://eidas.europa.eu/LoA/substantial',
  'http://eidas.europa.eu/LoA/high',
]);

/** Whether an ID token says that more than one factor was shown. */
export const saysFactor = ({ amr, acr }: { readonly amr?: unknown; readonly acr?: unknown }) =>
  (Array.isArray(amr) && amr.includes(SEVERAL_FACTORS)) ||
  (typeof acr === 'string' && STRONG_CLASSES.has(acr));

/**
 * The address of an issuer as it is kept; undefined: it is none.
 *
 * @param isNear  whether the server's settings name this origin; only those may be without TLS
 */
export const issuerAddress = (
  typed: string,
  isNear: (origin: string) => boolean,
): string | undefined => {
  if (!URL.canParse(typed)) return undefined;
  const url = new URL(typed);
  const isPlain = url.protocol === 'http:' && isNear(url.origin);
  if (url.protocol !== 'https:' && !isPlain) return undefined;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return undefined;
  return url.href.replace(/\/$/, '');
};
