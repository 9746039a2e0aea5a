import { readFile, statfs } from 'node:fs/promises';
import type { MachineReport } from '@furtka/core-contract/sync';
import type { HubConfig } from '../config-schema.ts';

/** Millidegrees, as the kernel writes them. */
const READING = /^-?\d{1,6}$/;

const temperature = async (file: string): Promise<Pick<MachineReport, 'temperatureDeciC'>> => {
  if (file === '') return {};
  const text = (await readFile(file, 'utf8').catch(() => '')).trim();
  return READING.test(text) ? { temperatureDeciC: Math.round(Number(text) / 100) } : {};
};

const disk = async (folder: string): Promise<Pick<MachineReport, 'diskPermille'>> => {
  try {
    const { blocks, bavail } = await statfs(folder);
    if (blocks === 0) return {};
    return {
      diskPermille: Math.max(0, Math.min(1000, Math.round(1000 - (1000 * bavail) / blocks))),
    };
  } catch {
    return {};
  }
};

/** How warm this machine is and how full the disk of its data. What cannot be measured is left out. */
export const readMachine = async ({
  dataDir,
  temperatureFile,
}: Pick<HubConfig, 'dataDir' | 'temperatureFile'>): Promise<MachineReport> => ({
  ...(await temperature(temperatureFile)),
  ...(await disk(dataDir)),
});
