import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PERSON_ROLES } from '@furtka/core-contract/roles';
import t from 'tap';
import { root, startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { freePortBase } from '../harness/ports.ts';
import { pidOf } from '../harness/processes.ts';
import { until } from '../harness/until.ts';

const run = promisify(execFile);
const npm = (script: string, ...args: string[]) =>
  run(process.execPath, [join(root, 'scripts', script), ...args], { cwd: root, timeout: 60_000 });

/** Exit code and words of a command that failed; nothing of one that did not. */
const faultOf = (running: Promise<unknown>): Promise<{ code?: number; stderr?: string }> =>
  running.then(
    () => ({}),
    (error) => error,
  );

t.test('a demo school lives: start, tap, fall, end, start again [HUB-12, ACCT-06]', async (t) => {
  const demo = await startDemo({ isToday: true });
  t.teardown(demo.remove);
  t.match(demo.output().trim().split('\n').at(-1), `furtka ready ${demo.coreUrl}`, 'the last line');
  for (const file of ['demo-accounts.json', 'demo-cards.json'])
    t.equal(statSync(join(demo.dataDir, file)).mode & 0o777, 0o600, file);

  const listed = await npm('tap.mjs', '--data', demo.dataDir, '--list', '--json');
  const cards = JSON.parse(listed.stdout.trim().split('\n').at(-1) ?? '');
  t.match(cards[0], { cardId: String, holderRole: String, state: String });
  const { cardId } = demo.facts().shown[0] ?? {};
  const tapped = await npm(
    'tap.mjs',
    '--data',
    demo.dataDir,
    '--door',
    'main',
    '--card',
    String(cardId),
    '--json',
  );
  const result = JSON.parse(tapped.stdout.trim().split('\n').at(-1) ?? '');
  t.match(result, { decision: 'granted', cardId, opened: 'yes' });
  t.same(
    result.hops.map((hop: { name: string }) => hop.name),
    ['reader', 'decision', 'relay', 'opened', 'spool', 'hub', 'bridge', 'core', 'live'],
  );
  const nowhere = await faultOf(
    npm('tap.mjs', '--data', demo.dataDir, '--door', 'nowhere', '--card', String(cardId)),
  );
  t.equal(nowhere.code, 1);
  t.match(nowhere.stderr, /There is no door nowhere/);

  for (const role of PERSON_ROLES) {
    const person = await signIn(demo.coreUrl, demo.account(role));
    t.ok(
      person.session.memberships.some((one) => one.role === role),
      `${role} signs in`,
    );
    t.not(person.session.mustChangePassword, true, `${role}: final password`);
  }

  const types = join(root, 'scripts/openapi/generate.ts');
  const source = `${demo.coreUrl}/api/v1/openapi.json`;
  await run(process.execPath, ['--import=tsx', types, source, '--check'], { cwd: root });

  const before = pidOf(demo.dataDir, 'hub');
  if (before === undefined) throw new Error('the hub is not running');
  process.kill(before, 'SIGKILL');
  await until('the hub is started again', () => {
    const now = pidOf(demo.dataDir, 'hub');
    return now !== undefined && now !== before;
  });
  t.ok(pidOf(demo.dataDir, 'core'), 'the rest goes on');

  t.equal(await demo.stop(), 0, 'Ctrl-C ends it cleanly');
  for (const name of ['core', 'hub', 'main', 'doors', 'bridge'])
    t.equal(pidOf(demo.dataDir, name), undefined, `${name} is gone`);
  await demo.start();
  const guardian = await signIn(demo.coreUrl, demo.account('guardian'));
  const children = await guardian.get<{ items: { studentId: string }[] }>('/api/v1/children');
  const seen = await until('the passage is still there', async () => {
    for (const { studentId } of children.body.items) {
      const { body } = await guardian.get<{ items: { eventId: string }[] }>(
        `/api/v1/children/${studentId}/passages`,
      );
      const found = body.items.find((one) => one.eventId === result.eventId);
      if (found) return found;
    }
    return undefined;
  });
  t.match(seen, { opened: 'yes', direction: 'in' });

  const secrets = [
    ...demo.cards().map((card) => card.uid),
    ...PERSON_ROLES.flatMap((role) => {
      const { password, name, pin, login } = demo.account(role);
      return [password, name, login, ...(pin === undefined ? [] : [pin])];
    }),
  ].filter((secret) => secret.length > 5);
  for (const log of readdirSync(join(demo.dataDir, 'log'))) {
    const text = readFileSync(join(demo.dataDir, 'log', log), 'utf8');
    t.same(
      secrets.filter((secret) => text.includes(secret)),
      [],
      `${log} tells no card, password, PIN or name`,
    );
  }
});

t.test('what cannot start says so in one sentence and ends with 1', async (t) => {
  const portBase = await freePortBase();
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(portBase + 1, '127.0.0.1', resolve));
  t.teardown(() => taken.close());
  const folder = mkdtempSync(join(tmpdir(), 'furtka-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'file'), 'a file, not a folder');
  const cases: string[][] = [
    ['--data', join(folder, 'a'), '--port-base', String(portBase)],
    ['--data', join(folder, 'file', 'below'), '--port-base', String(portBase + 4)],
    ['--port-base', 'many'],
    ['--colour', 'red'],
  ];
  for (const args of cases) {
    const failed = await faultOf(npm('start.mjs', ...args));
    t.equal(failed.code, 1, args.join(' '));
    t.equal(failed.stderr?.trim().split('\n').length, 1, `one sentence: ${failed.stderr}`);
  }
});
