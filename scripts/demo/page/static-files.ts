import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { hasCode } from '../user-fault.ts';

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Every file below a folder in memory, by path from it (`assets/x.js`); none when the folder is not there. */
export const readStaticFiles = (folder: string): ReadonlyMap<string, StaticFile> => {
  const files = new Map<string, StaticFile>();
  let entries: ReturnType<typeof list>;
  try {
    entries = list(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return files;
    throw error;
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const type = TYPES[extname(entry.name)] ?? 'application/octet-stream';
    files.set(relative(folder, file).split(sep).join('/'), { type, body: readFileSync(file) });
  }
  return files;
};

const list = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true });
