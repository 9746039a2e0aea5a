import { KioskRefusal } from './kiosk-link.ts';

/** What went wrong last, as a key of the catalogue and its values. */
export interface Trouble {
  readonly key: string;
  readonly minutes?: number;
}

/** Turns any failure into words: a refusal of the hub by its code, everything else into "the hub does not answer". */
export const troubleOf = (error: unknown): Trouble => {
  if (!(error instanceof KioskRefusal)) return { key: 'trouble.silent' };
  const waitMs = Number(error.details['waitMs'] ?? 0);
  return { key: `trouble.${error.code}`, minutes: Math.max(1, Math.ceil(waitMs / 60_000)) };
};

/** Whether the hub knows nobody at this kiosk any more. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof KioskRefusal && error.code === 'kiosk.signed_out';
