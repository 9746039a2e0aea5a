import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.ts';

/** A disk in the hands of a test, for any program that is started with its environment. */
export interface BadDisk {
  readonly env: Readonly<Record<string, string>>;
  /** How long each flush takes, and whether databases get no more room. */
  set(state: { readonly flushMs?: number; readonly isFull?: boolean }): void;
  remove(): void;
}

/** Builds the small library that stands between a program and its disk. It needs the compiler that builds better-sqlite3. */
export const makeBadDisk = (): BadDisk => {
  const folder = mkdtempSync(join(tmpdir(), 'furtka-disk-'));
  const [library, state] = [join(folder, 'bad-disk.so'), join(folder, 'state')];
  const source = join(root, 'tests', 'harness', 'bad-disk.c');
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  const set: BadDisk['set'] = ({ flushMs = 0, isFull = false }) =>
    writeFileSync(state, `${flushMs} ${isFull ? 1 : 0}\n`);
  set({});
  return {
    env: { LD_PRELOAD: library, BAD_DISK: state },
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
