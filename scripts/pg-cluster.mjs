/**
 * A temporary PostgreSQL cluster for the database suite. Plain Node.
 *
 *     import { startCluster } from './pg-cluster.mjs';
 *     const cluster = await startCluster();      // undefined when PostgreSQL is not installed
 *     process.env.FURTKA_TEST_PG = JSON.stringify(cluster.urls);
 *     await cluster.stop();
 *
 * The server listens on a Unix socket in its own temporary folder only, so it needs no port and nobody else reaches it. It runs
 * below a small watching process and ends with it, even when the caller is killed.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SELF = fileURLToPath(import.meta.url);
const ROLES = fileURLToPath(new URL('../diary-core/postgres-roles.sql', import.meta.url));
const DEBIAN = '/usr/lib/postgresql';
const USER = 'furtka-pg';
const START_MS = 60_000;

/** Folder of initdb and postgres, the newest version; undefined when there is none. */
export const findPostgres = () => {
  if (!existsSync(DEBIAN)) return undefined;
  const versions = readdirSync(DEBIAN)
    .filter((name) => existsSync(join(DEBIAN, name, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a));
  return versions[0] === undefined ? undefined : join(DEBIAN, versions[0], 'bin');
};

/** PostgreSQL refuses to run as root: an unprivileged user is made for it. */
const findUser = () => {
  if (process.getuid?.() !== 0) return {};
  const ids = () => ({
    uid: Number(
      execFileSync('id', ['-u', USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    ),
    gid: Number(
      execFileSync('id', ['-g', USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    ),
  });
  try {
    return ids();
  } catch {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      USER,
    ]);
    return ids();
  }
};

const waitUntil = async (isReady, what) => {
  const end = performance.now() + START_MS;
  while (!isReady()) {
    if (performance.now() > end)
      throw new Error(`PostgreSQL: ${what} took longer than ${START_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const urlsOf = (folder) => {
  const url = (role) => `postgres://${role}@localhost/postgres?host=${encodeURIComponent(folder)}`;
  return {
    ownerUrl: url('furtka_owner'),
    appUrl: url('furtka_app'),
    platformUrl: url('furtka_platform'),
    backupUrl: url('furtka_backup'),
    superUrl: url('postgres'),
  };
};

/** Makes the cluster and answers its pieces; runs in the watching process. */
const raise = async (bin) => {
  const user = findUser();
  const folder = mkdtempSync(join(tmpdir(), 'furtka-pg-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user.uid !== undefined)
    for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  const options = {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'],
    options,
  );
  const settings = [
    'listen_addresses=',
    'max_connections=200',
    // What a power cut of the machine would take is of no use here: the cluster goes with its tests. A killed server loses nothing.
    'fsync=off',
    'full_page_writes=off',
    'autovacuum=off',
    'log_min_messages=fatal',
    'log_min_error_statement=panic',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: 'ignore' },
  );
  const isUp = () => {
    if (server.exitCode !== null)
      throw new Error(`PostgreSQL ended at start with code ${server.exitCode}`);
    try {
      execFileSync(join(bin, 'pg_isready'), ['-q', '-h', folder, '-U', 'postgres']);
      return true;
    } catch {
      return false;
    }
  };
  await waitUntil(isUp, 'start');
  const psql = (...args) =>
    execFileSync(join(bin, 'psql'), [
      '-q',
      '-X',
      '-v',
      'ON_ERROR_STOP=1',
      '-h',
      folder,
      '-U',
      'postgres',
      ...args,
    ]);
  psql('-f', ROLES, 'postgres');
  // Only this temporary cluster lets the owner make and clear away databases: each test has one of its own.
  psql(
    '-c',
    'alter role furtka_owner createdb',
    '-c',
    'grant pg_signal_backend to furtka_owner',
    'postgres',
  );
  return { folder, server };
};

/** Child: raises the cluster, tells its addresses on stdout, and ends it when stdin closes (the caller stopped or died). */
const watch = async () => {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL is not installed');
  const { folder, server } = await raise(bin);
  const gone = new Promise((resolve) => server.once('exit', resolve));
  process.stdout.write(`${JSON.stringify(urlsOf(folder))}\n`);
  const end = async () => {
    server.kill('SIGINT');
    await gone;
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.stdin.resume();
  process.stdin.once('end', end);
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, end);
};

/** Answers `{ urls, stop }`, or undefined when PostgreSQL is not installed. */
export const startCluster = async () => {
  if (findPostgres() === undefined) return undefined;
  const watcher = spawn(process.execPath, [SELF, '--watch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C is for the caller; the watcher ends when its stdin closes.
    detached: true,
    env: { PATH: process.env['PATH'] },
  });
  const exited = new Promise((resolve) => watcher.once('exit', resolve));
  const lines = createInterface({ input: watcher.stdout });
  const urls = await new Promise((resolve, reject) => {
    lines.once('line', (line) => resolve(JSON.parse(line)));
    watcher.once('exit', (code) =>
      reject(new Error(`the PostgreSQL cluster did not start (code ${code})`)),
    );
  });
  return {
    urls,
    stop: async () => {
      watcher.stdin.end();
      await exited;
    },
  };
};

if (process.argv[1] === SELF && process.argv.includes('--watch')) await watch();
