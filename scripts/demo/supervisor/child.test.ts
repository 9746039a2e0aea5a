import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { CHILD_TIMES, type Child, type ChildEnd, keepRunning } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-child-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const TIMES = { ...CHILD_TIMES, backOffMs: 20, graceMs: 200 };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const until = async (holds: () => boolean): Promise<void> => {
  const deadline = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const start = (t: Test, script: string): { child: Child; ends: ChildEnd[]; logFile: string } => {
  const file = join(folder, `${t.name.replaceAll(/\W/g, '-')}.mjs`);
  const logFile = `${file}.log`;
  writeFileSync(file, script);
  const ends: ChildEnd[] = [];
  const child = keepRunning({ name: 'stand-in', args: [file], logFile }, TIMES, (end) => {
    ends.push(end);
  });
  t.teardown(async () => {
    child.kill();
    await child.stop();
  });
  return { child, ends, logFile };
};
const SERVES = `process.on('SIGTERM', () => process.exit(0)); process.send('ready'); setInterval(() => {}, 1000);`;

t.test('a program that dies is started again, and stop ends it cleanly', async (t) => {
  const { child, ends } = start(t, SERVES);
  await child.ready();
  const first = child.pid() ?? 0;
  process.kill(first, 'SIGKILL');
  await until(() => child.pid() !== undefined && child.pid() !== first);
  t.match(ends, [{ how: 'SIGKILL', wasReady: true, againInMs: 20 }]);
  const second = child.pid() ?? 0;
  await child.stop();
  t.notOk(isAlive(second));
  t.equal(ends.length, 1, 'an ordered end is not a fall');
});

t.test('a program without power stays down, and is started when the power is back', async (t) => {
  const { child, ends } = start(t, SERVES);
  await child.ready();
  const first = child.pid() ?? 0;
  await child.cut();
  t.notOk(isAlive(first));
  t.match(ends, [{ how: 'SIGKILL', wasReady: true, againInMs: undefined }]);
  await new Promise((resolve) => setTimeout(resolve, 5 * TIMES.backOffMs));
  t.equal(child.pid(), undefined, 'nobody starts it');
  await child.cut();
  await child.restore();
  t.ok(isAlive(child.pid() ?? 0));
  t.not(child.pid(), first);
  await child.restore();
  await child.cut();
  await child.stop();
  t.equal(child.pid(), undefined, 'stop while it is down');
});

t.test('who falls again and again is waited for longer and longer', async (t) => {
  const { child, ends, logFile } = start(t, `console.error('no such school'); process.exit(3);`);
  await t.rejects(child.ready(), /before it was ready \(exit code 3\)/);
  await until(() => ends.length >= 3);
  t.same(
    ends.slice(0, 3).map(({ againInMs }) => againInMs),
    [20, 40, 80],
  );
  t.match(readFileSync(logFile, 'utf8'), /no such school/);
});

t.test('who does not go on SIGTERM is killed after the grace', async (t) => {
  const { child } = start(
    t,
    `process.on('SIGTERM', () => {}); process.send('ready'); setInterval(() => {}, 1000);`,
  );
  await child.ready();
  const pid = child.pid() ?? 0;
  await child.stop();
  t.notOk(isAlive(pid));
  await child.stop();
});

t.test('programs end when the supervisor itself is killed', async (t) => {
  const pidFile = join(folder, 'grandchild.pid');
  const grandchild = join(folder, 'grandchild.mjs');
  writeFileSync(
    grandchild,
    `import { writeFileSync } from 'node:fs';
     process.on('disconnect', () => process.exit(0));
     writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
     process.send('ready'); setInterval(() => {}, 1000);`,
  );
  const supervisor = join(folder, 'supervisor.mjs');
  const source = fileURLToPath(new URL('./child.ts', import.meta.url));
  writeFileSync(
    supervisor,
    `import { CHILD_TIMES, keepRunning } from ${JSON.stringify(source)};
     keepRunning({ name: 'x', args: [${JSON.stringify(grandchild)}], logFile: ${JSON.stringify(join(folder, 'x.log'))} }, CHILD_TIMES, () => {});`,
  );
  const parent = spawn(process.execPath, ['--import=tsx', supervisor], { stdio: 'ignore' });
  t.teardown(() => parent.kill('SIGKILL'));
  await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '');
  const pid = Number(readFileSync(pidFile, 'utf8'));
  t.ok(isAlive(pid));
  parent.kill('SIGKILL');
  await until(() => !isAlive(pid));
});

t.test('a program whose supervisor was gone before it was loaded ends at once', async (t) => {
  const script = join(folder, 'late.mjs');
  const entry = fileURLToPath(new URL('../entries/entry.ts', import.meta.url));
  writeFileSync(
    script,
    `process.once('disconnect', async () => {
       const { runEntry } = await import(${JSON.stringify(entry)});
       await runEntry(() => new Promise(() => {}));
     });
     setInterval(() => {}, 1000);
     process.send('here');`,
  );
  const child = spawn(process.execPath, ['--import=tsx', script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  await once(child, 'message');
  child.disconnect();
  t.strictSame(await once(child, 'exit'), [0, null]);
});
