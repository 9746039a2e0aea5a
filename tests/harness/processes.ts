import { readdirSync, readFileSync } from 'node:fs';

/** Words of a process's command line; nothing when it is gone. */
const wordsOf = (pid: string): string[] => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // The process ended between the listing and the reading.
    return [];
  }
};

/**
 * Process ids of a demo's program, seen from outside: by its `--data` and `--name`, as the machine itself lists them.
 */
export const pidOf = (dataDir: string, name: string): number | undefined => {
  const found = readdirSync('/proc')
    .filter((entry) => /^[0-9]+$/.test(entry))
    .find((pid) => {
      const words = wordsOf(pid);
      return words.includes(dataDir) && words[words.indexOf('--name') + 1] === name;
    });
  return found === undefined ? undefined : Number(found);
};

/** Resident memory of a process in MB (10^6 bytes), as the kernel counts it. */
export const residentMb = (pid: number): number => {
  const line = /VmRSS:\s+([0-9]+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return (Number(line?.[1] ?? Number.NaN) * 1024) / 1e6;
};
