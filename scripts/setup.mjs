// Set-up: npm packages, native builds, Debian packages. Plain Node without dependencies, because nothing is installed yet.
//
// Every step keeps a stamp of what it was done for, so that a second run is instant, an interrupted one goes on where it
// was, and a change of lock file, Node version or header does again only what it touches.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const state = join(root, '.furtka-setup');
const PCSC_HEADER = '/usr/include/PCSC/winscard.h';

/** Debian packages by what needs them. */
export const DEBIAN = {
  build: ['python3', 'make', 'g++'],
  database: ['postgresql'],
  hardware: [
    'pcscd',
    'libpcsclite-dev',
    'vsmartcard-vpcd',
    'gcc-avr',
    'avr-libc',
    'simavr',
    'libsimavr-dev',
    'libelf-dev',
    'socat',
    'systemd',
  ],
  browser: ['chromium', 'fonts-dejavu-core', 'firefox-esr'],
};

/** Where progress is told; a command whose output is read by a program sends it to stderr. */
export const voice = { stream: process.stdout };
const say = (text) => voice.stream.write(`${text}\n`);
const read = (file) => (existsSync(file) ? readFileSync(file) : '');
const digest = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};
const stampOf = (step) => join(state, `${step}.stamp`);
const isDone = (step, key) => String(read(stampOf(step))) === key;
const markDone = (step, key) => {
  mkdirSync(state, { recursive: true });
  writeFileSync(stampOf(step), key);
};

/** Runs a command with its output kept for a failure; a line every ten seconds shows that it is alive. */
export const run = (title, command, args, { env = {}, limitMs = 15 * 60_000 } = {}) =>
  new Promise((resolve, reject) => {
    const began = Date.now();
    say(`  ${title} …`);
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const seconds = () => Math.round((Date.now() - began) / 1000);
    const alive = setInterval(() => say(`  ${title} … ${seconds()} s`), 10_000);
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const end = (failure) => {
      clearInterval(alive);
      clearTimeout(limit);
      if (failure === undefined) {
        say(`  ${title}: done in ${seconds()} s`);
        resolve(output);
      } else reject(new Error(`${title} failed (${failure}).\n${output}`));
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (code, signal) =>
      end(code === 0 ? undefined : (signal ?? `exit code ${code}`)),
    );
  });

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Two set-ups at once wait for each other; a lock of a dead process is taken over. */
const withLock = async (act) => {
  mkdirSync(state, { recursive: true });
  const lock = join(state, 'lock');
  const owner = join(lock, 'pid');
  for (let told = false; ; ) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const pid = Number(read(owner));
      if (pid > 0 && !isAlive(pid)) rmSync(lock, { recursive: true, force: true });
      else if (!told) {
        say('  another set-up is running; waiting for it');
        told = true;
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  writeFileSync(owner, String(process.pid));
  try {
    return await act();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

const isDebian = () => existsSync('/etc/debian_version') && existsSync('/usr/bin/dpkg-query');
const isInstalled = (name) => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholder
  const answer = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], {
    encoding: 'utf8',
  });
  return answer.status === 0 && answer.stdout.trim() === 'installed';
};

/**
 * Installs Debian packages that are missing, as root; elsewhere names them.
 * @returns the packages that are still missing
 */
export const ensureDebian = async (names) => {
  if (!isDebian()) return [];
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return [];
  if (process.getuid?.() !== 0) return missing;
  const apt = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run(
      `Debian packages: ${missing.join(' ')}`,
      'apt-get',
      [...apt, 'install', '-y', '--no-install-recommends', ...missing],
      { env },
    );
  try {
    await install();
  } catch {
    await run('Debian package lists', 'apt-get', [...apt, 'update'], { env });
    await install();
  }
  return [];
};

const hasCompiler = () =>
  ['python3', 'make', 'g++'].filter((name) => spawnSync('which', [name]).status !== 0);

const loads = (name) => {
  const script = `const m = require(${JSON.stringify(name)}); if (${JSON.stringify(name)} === 'better-sqlite3') new m(':memory:').close();`;
  return spawnSync(process.execPath, ['-e', script], { cwd: root }).status === 0;
};

const npm = (title, args) =>
  run(title, 'npm', args, { env: { npm_config_fund: 'false', npm_config_audit: 'false' } });

const npmPackages = async (lock) => {
  const key = digest(lock, process.version);
  if (isDone('npm', key) && existsSync(join(root, 'node_modules', '.package-lock.json'))) return;
  rmSync(stampOf('npm'), { force: true });
  rmSync(stampOf('better-sqlite3'), { force: true });
  rmSync(stampOf('pcsclite'), { force: true });
  rmSync(stampOf('tap'), { force: true });
  rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  // Not `npm ci`: it refuses a lock file that lacks optional packages of other systems (the formatter's and the linter's
  // programs for them), and not every mirror has those. Versions come from the lock file all the same, which stays as it is.
  await npm('npm packages (about a minute)', ['install', '--no-save']);
  markDone('npm', key);
};

const sqlite = async (lock) => {
  const key = digest(lock, process.versions.modules, process.arch);
  if (isDone('better-sqlite3', key) && loads('better-sqlite3')) return;
  if (hasCompiler().length > 0) {
    const missing = await ensureDebian(DEBIAN.build);
    const still = hasCompiler();
    if (still.length > 0 || missing.length > 0)
      throw new Error(
        `better-sqlite3 is compiled here and needs ${still.join(', ')}. Install: apt-get install python3 make g++`,
      );
  }
  await npm('better-sqlite3 is compiled (one to two minutes)', [
    'rebuild',
    '--ignore-scripts=false',
    'better-sqlite3',
  ]);
  if (!loads('better-sqlite3')) throw new Error('better-sqlite3 was compiled but does not load.');
  markDone('better-sqlite3', key);
};

/** Real card readers need libpcsclite; without it everything else works. */
const pcsclite = async (lock) => {
  const key = digest(lock, process.versions.modules, process.arch, String(existsSync(PCSC_HEADER)));
  if (isDone('pcsclite', key)) return;
  if (existsSync(PCSC_HEADER)) {
    try {
      await npm('card reader library is compiled', [
        'rebuild',
        '--ignore-scripts=false',
        '@pokusew/pcsclite',
      ]);
    } catch (error) {
      say(
        `  The card reader library did not compile; real card readers will not work. ${error.message.split('\n')[0]}`,
      );
    }
  }
  markDone('pcsclite', key);
};

const tapClass = async (lock) => {
  const key = digest(lock, read(join(root, '.taprc')), process.version);
  if (isDone('tap', key)) return;
  await run('test tool', process.execPath, [
    join(root, 'node_modules/tap/dist/esm/run.mjs'),
    'build',
  ]);
  markDone('tap', key);
};

/**
 * Does what is not done yet. `need` names groups of `DEBIAN` beside the npm packages; `tests` also builds the test tool.
 * @returns Debian packages that are missing and could not be installed here
 */
export const ensureSetup = async ({ need = [], tests = false } = {}) => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Furtka needs Node 20.19 or later; this is ${process.version}.`);
  return withLock(async () => {
    const lock = read(join(root, 'package-lock.json'));
    const missing = await ensureDebian(need.flatMap((group) => DEBIAN[group]));
    await npmPackages(lock);
    await sqlite(lock);
    await pcsclite(lock);
    if (tests) await tapClass(lock);
    return missing;
  });
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const missing = await ensureSetup({ need: process.argv.slice(2), tests: true });
    if (missing.length > 0) say(`Missing Debian packages: ${missing.join(' ')}`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
