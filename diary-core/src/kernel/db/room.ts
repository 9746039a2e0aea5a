import { statfs } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import type { Engine } from './dialects/engine.ts';

/** Share of its cap at which what is least needed goes first (DESIGN.md section 8). */
export const PRESSED_AT = 0.95;

export interface Room {
  readonly usedBytes: number;
  /** Absent where nobody knows: PostgreSQL on another machine, without `databaseMaxMib`. */
  readonly maxBytes?: number;
}

/** Used share, 0 to 1; 0 where no cap is known. */
export const fullness = ({ usedBytes, maxBytes }: Room): number =>
  maxBytes === undefined || maxBytes === 0 ? 0 : Math.min(1, usedBytes / maxBytes);

/** The cap of the config; a SQLite file can besides not outgrow its disk. */
export const measureRoom = async (engine: Engine, config: Config): Promise<Room> => {
  const usedBytes = await engine.usedBytes();
  const cap = config.databaseMaxBytes;
  if (engine.name === 'postgres')
    return cap === undefined ? { usedBytes } : { usedBytes, maxBytes: cap };
  const { bavail, bsize } = await statfs(config.dataDir);
  const onDisk = usedBytes + bavail * bsize;
  return { usedBytes, maxBytes: Math.min(cap ?? onDisk, onDisk) };
};
