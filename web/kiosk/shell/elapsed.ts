const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** A length of time in the words of a screen: `seconds` below a minute, then minutes, then hours. Never negative. */
export const elapsedOf = (fromUtc: number, toUtc: number) => {
  const ms = Math.max(0, toUtc - fromUtc);
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return { unit: 'moments', count: 0 } as const;
  if (minutes < HOUR_MINUTES) return { unit: 'minutes', count: minutes } as const;
  return { unit: 'hours', count: Math.floor(minutes / HOUR_MINUTES) } as const;
};
