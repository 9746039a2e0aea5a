import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { loadConfig } from './config.ts';
import { initCore } from './init.ts';
import { claimDataFolder } from './kernel/keys/installation-kind.ts';
import { makeMasterKey } from './kernel/keys/master-key.ts';
import { type RunningCore, startCore } from './start.ts';

const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'furtka-init-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, 'core');
};
const configIn = (dataDir: string, kind = 'production') =>
  loadConfig({
    FURTKA_CORE_DATA_DIR: dataDir,
    FURTKA_CORE_KIND: kind,
    FURTKA_CORE_PORT: '0',
    FURTKA_CORE_LOG_LEVEL: 'silent',
  });

const call = async (core: RunningCore, method: string, path: string, body?: object, cookie = '') =>
  fetch(`${core.url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

t.test('the first administrator signs in with the password that was shown once', async (t) => {
  const dataDir = folder();
  const config = configIn(dataDir);
  const made = await initCore({ config, school: { name: 'Szkoła nr 5', siteName: 'Główny' } });
  t.match(made.oneTimePassword, /^[a-zA-Z2-9]{16}$/);
  t.equal(statSync(dataDir).mode & 0o777, 0o700);
  t.equal(statSync(join(dataDir, 'master.key')).mode & 0o777, 0o600);
  for (const file of readdirSync(dataDir)) {
    const bytes = readFileSync(join(dataDir, file), { encoding: 'latin1' });
    t.notMatch(bytes, made.oneTimePassword, `${file} does not hold it`);
  }
  const core = await startCore({ config });
  try {
    const { login, oneTimePassword: password } = made;
    const reply = await call(core, 'POST', '/session', { login, password });
    t.equal(reply.status, 200);
    t.match(await reply.json(), {
      mustChangePassword: true,
      memberships: [{ role: 'admin', schoolName: 'Szkoła nr 5' }],
    });
    const cookie = reply.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const refused = await call(core, 'GET', '/school', undefined, cookie);
    t.equal(refused.status, 403);
  } finally {
    await core.stop();
  }
});

t.test('an installation is made once; a run that was cut short goes on', async (t) => {
  const dataDir = folder();
  const config = configIn(dataDir);
  await initCore({ config });
  await t.rejects(initCore({ config }), {
    code: 'schools.already_initialised',
    details: { sentence: /holds an installation already; nothing was changed/ },
  });
  const cut = folder();
  claimDataFolder(cut, 'production');
  makeMasterKey(join(cut, 'master.key'));
  const made = await initCore({ config: configIn(cut) });
  t.equal(made.login, 'administrator');
});

t.test('a folder of the demo does not become production', async (t) => {
  const dataDir = folder();
  await t.rejects(initCore({ config: configIn(dataDir, 'demo') }), {
    code: 'schools.already_initialised',
  });
  const core = folder();
  await initCore({ config: configIn(core) });
  writeFileSync(join(core, 'kind.json'), '{"kind":"demo"}\n');
  await t.rejects(initCore({ config: configIn(core) }), { code: 'kernel.installation_kind' });
});
