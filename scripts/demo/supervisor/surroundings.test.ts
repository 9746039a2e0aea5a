import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { startBus } from '../bus/server.ts';
import { parseOptions } from '../options.mjs';
import { openFolder } from './folder.ts';
import { checkPorts } from './free-ports.ts';
import { newPin, readablePassword } from './passwords.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-demo-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const made = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
};

t.test('options: defaults, the folder of the environment, ports in a row', async (t) => {
  t.match(parseOptions([], {}), {
    dataDir: join(process.cwd(), 'data'),
    ports: { core: 8080, kiosk: 8081, mqtt: 8883, enrolment: 8884 },
    reset: false,
    reader: 'simulated',
    board: 'none',
  });
  t.equal(parseOptions(['--board', 'simulated'], {}).board, 'simulated');
  t.equal(parseOptions([], { FURTKA_DATA: '/x' }).dataDir, '/x');
  t.equal(parseOptions(['--data', '/y'], { FURTKA_DATA: '/x' }).dataDir, '/y');
  t.match(parseOptions(['--port-base', '9000', '--reset', '--reader', 'pcsc'], {}), {
    ports: { core: 9000, kiosk: 9001, mqtt: 9002, enrolment: 9003 },
    reset: true,
    reader: 'pcsc',
  });
});

t.test('options: what does not fit is named in one sentence', async (t) => {
  for (const [args, sentence] of [
    [['--colour'], /^Unknown option '--colour'\. See npm start -- --help\.$/],
    [['--port-base', '0'], /^--port-base takes a number from 1 to 65532, not "0"\.$/],
    [['--port-base', '65533'], /--port-base/],
    [['--after', '2027-02-30'], /^--after takes a day such as 2027-09-01, not "2027-02-30"\.$/],
    [['--after', 'Monday'], /--after/],
    [['--reader', 'magic'], /^--reader takes pcsc, not "magic"\.$/],
    [['--board', 'real'], /^--board takes simulated, not "real"\.$/],
    [['--board', 'simulated', '--reader', 'pcsc'], /both want the main door/],
    [['school'], /^Unexpected argument 'school'.*--help\.$/],
    [['--data'], /--data/],
  ] as const)
    t.throws(() => parseOptions(args, {}), { message: sentence }, args.join(' '));
});

t.test('a production folder and a stranger’s folder are refused and left alone', async (t) => {
  const production = made('production');
  writeFileSync(join(production, 'furtka.json'), '{"v":1,"kind":"production"}');
  await t.rejects(openFolder(production, true), /production school/);
  const other = made('other');
  writeFileSync(join(other, 'letter.txt'), 'x');
  await t.rejects(openFolder(other, true), /neither empty nor a demo/);
  t.ok(existsSync(join(other, 'letter.txt')));
  const damaged = made('damaged');
  writeFileSync(join(damaged, 'furtka.json'), '{"v":1,"ki');
  await t.rejects(openFolder(damaged, false), /furtka\.json is damaged/);
});

t.test('a folder that cannot be written, or whose path is too long, is named', async (t) => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await t.rejects(openFolder(join(file, 'data'), false), /cannot be opened \(ENOTDIR\)/);
  await t.rejects(openFolder('/proc/furtka/data', false), /cannot be opened/);
  await t.rejects(openFolder(join(folder, 'x'.repeat(120)), false), /too long for the sockets/);
  if (process.getuid?.() === 0) return t.comment('root writes everywhere');
  const closed = made('closed');
  chmodSync(closed, 0o500);
  return t.rejects(openFolder(closed, false), /cannot be written \(EACCES\)/);
});

t.test('a demo’s folder opens again; reset empties it; two demos do not share it', async (t) => {
  const data = join(folder, 'demo');
  const paths = await openFolder(data, false);
  writeFileSync(paths.accounts, '[]');
  await openFolder(data, false);
  t.ok(existsSync(paths.accounts));
  await openFolder(data, true);
  t.notOk(existsSync(paths.accounts));
  const bus = await startBus(paths.bus, () => undefined);
  t.teardown(() => bus.stop());
  await t.rejects(openFolder(data, true), /already running/);
});

t.test('a port in use is named with what it is for', async (t) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  await t.rejects(
    checkPorts({ core: 0, kiosk: port, mqtt: 0, enrolment: 0 }),
    new RegExp(`^Error: Port ${port} \\(the kiosk\\) is in use`.replace('Error: ', '')),
  );
  await checkPorts({ core: 0, kiosk: 0, mqtt: 0, enrolment: 0 });
});

t.test('passwords keep the rules and PINs are not plain', async (t) => {
  let next = 7;
  const draw = (end: number) => {
    next = (next * 48_271) % 2_147_483_647;
    return next % end;
  };
  const pins = new Set<string>();
  for (let round = 0; round < 50; round += 1) {
    const password = readablePassword(draw);
    t.ok(/[a-z]/.test(password) && /[A-Z]/.test(password) && /[0-9]/.test(password));
    t.ok(password.length >= 12);
    pins.add(newPin(draw, pins));
  }
  t.equal(pins.size, 50);
  let row = [123_456, 111_111, 212_121, 987_654, 402_871];
  t.equal(
    newPin(() => row.shift() ?? 0, new Set()),
    '402871',
  );
  row = [402_871, 402_872];
  t.equal(
    newPin(() => row.shift() ?? 0, new Set(['402871'])),
    '402872',
  );
});
