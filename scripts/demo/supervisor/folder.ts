import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { makeFolder } from '../../production/make-folder.ts';
import { type DemoPaths, demoPaths, SOCKET_PATH_MAX } from '../paths.ts';
import { writePrivately } from '../private-file.ts';
import { hasCode, UserFault } from '../user-fault.ts';

type FolderKind = 'demo' | 'production' | 'empty' | 'other';

const kindOf = (paths: DemoPaths): FolderKind => {
  let text: string;
  try {
    text = readFileSync(paths.kind, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    return readdirSync(paths.dataDir).length === 0 ? 'empty' : 'other';
  }
  try {
    const { kind } = JSON.parse(text) as { kind?: unknown };
    if (kind === 'demo' || kind === 'production') return kind;
  } catch {
    throw new UserFault(
      `${paths.kind} is damaged: it is not JSON. Put it right or choose another folder with --data.`,
    );
  }
  throw new UserFault(`${paths.kind} is damaged: kind is neither demo nor production.`);
};

/** Whether somebody answers at a socket. */
export const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const makeFolders = (paths: DemoPaths): void => {
  try {
    for (const folder of [paths.dataDir, paths.demo, paths.logs]) makeFolder(folder);
    writePrivately(join(paths.demo, 'writable'), '');
    rmSync(join(paths.demo, 'writable'));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new UserFault(`The data folder ${paths.dataDir} cannot be written${why}.`, {
      cause: error,
    });
  }
};

const makeDataDir = (paths: DemoPaths): void => {
  try {
    makeFolder(paths.dataDir);
    readdirSync(paths.dataDir);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new UserFault(`The data folder ${paths.dataDir} cannot be opened${why}.`, {
      cause: error,
    });
  }
};

/**
 * Opens the data folder for the demo, or says in one sentence why not: production data, somebody else's files, no right to
 * write, a demo that is running in it already.
 *
 * @param reset  throws a demo in it away first; nothing else is ever deleted
 */
export const openFolder = async (dataDir: string, reset: boolean): Promise<DemoPaths> => {
  const paths = demoPaths(dataDir);
  const longest = Math.max(...[paths.bus, paths.hubSocket].map((path) => Buffer.byteLength(path)));
  if (longest > SOCKET_PATH_MAX)
    throw new UserFault(
      `The path of the data folder is ${longest - SOCKET_PATH_MAX} bytes too long for the sockets in it; choose a shorter one with --data.`,
    );
  makeDataDir(paths);
  const kind = kindOf(paths);
  if (kind === 'production')
    throw new UserFault(
      `${dataDir} holds a production school; the demo does not touch it. Choose another folder with --data.`,
    );
  if (kind === 'other')
    throw new UserFault(
      `${dataDir} is neither empty nor a demo's folder. Choose another folder with --data.`,
    );
  if (await answers(paths.bus)) throw new UserFault(`A demo is already running in ${dataDir}.`);
  if (reset)
    for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true });
  makeFolders(paths);
  writePrivately(paths.kind, `${JSON.stringify({ v: 1, kind: 'demo' })}\n`);
  return paths;
};
