/** CLOCK_MONOTONIC, ms; the same for every process of this machine. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
