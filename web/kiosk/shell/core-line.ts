import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';

/** What the line about the diary says, as a key of the catalogue; `isAway` paints it amber, never red. */
export const coreLine = (status: KioskStatus | undefined, isSilent: boolean) => {
  if (isSilent) return { key: 'link.silent', isAway: true } as const;
  if (status === undefined) return { key: 'link.waiting', isAway: false } as const;
  if (status.revoked) return { key: 'link.revoked', isAway: true } as const;
  if (!status.core.connected) return { key: 'link.coreAway', isAway: true } as const;
  return { key: 'link.core', isAway: false } as const;
};

/** Doors that do not answer, the longest silent first. */
export const silentDoors = (status: KioskStatus | undefined): KioskStatus['doors'] =>
  (status?.doors ?? [])
    .filter((door) => !door.online)
    .sort((a, b) => a.lastHeardAtUtc - b.lastHeardAtUtc);

/**
 * The school's time of an instant that was told by the system clock: as long ago by both. They are the same but in a demo, where the
 * school's clock is moved.
 */
export const schoolTimeOf = (
  systemUtc: number,
  now: { readonly schoolUtc: number; readonly systemUtc: number },
): number => now.schoolUtc - Math.max(0, now.systemUtc - systemUtc);
