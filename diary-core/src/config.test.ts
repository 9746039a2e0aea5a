import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { ConfigError, loadConfig, redactedConfig } from './config.ts';

const faultsOf = (env: NodeJS.ProcessEnv, file?: string): readonly string[] => {
  try {
    loadConfig(env, file);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};
const folder = mkdtempSync(join(tmpdir(), 'furtka-config-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (name: string, value: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

t.test('defaults listen on this machine only', async (t) => {
  const config = loadConfig({ FURTKA_DATA: '/srv/furtka' });
  t.match(config, {
    host: '127.0.0.1',
    port: 8080,
    publicUrl: 'http://localhost:8080',
    kind: 'production',
    dataDir: '/srv/furtka/core',
    masterKeyFile: '/srv/furtka/core/master.key',
    database: { engine: 'sqlite' },
  });
  t.ok(Object.isFrozen(config));
});

t.test('the environment goes over the file', async (t) => {
  const file = fileOf('a.json', { port: 9000, logLevel: 'warn', trustedProxies: ['10.0.0.1'] });
  const config = loadConfig({ FURTKA_CORE_PORT: '9001', FURTKA_CORE_HOST: '0.0.0.0' }, file);
  t.match(config, { port: 9001, logLevel: 'warn', host: '0.0.0.0', trustedProxies: ['10.0.0.1'] });
});

t.test('all faults are told at once', async (t) => {
  const file = fileOf('b.json', { prot: 1, port: 'x' });
  const faults = faultsOf({ FURTKA_CORE_COLOUR: 'red' }, file).join('\n');
  t.match(faults, /FURTKA_CORE_COLOUR is not a setting/);
  t.match(faults, /unknown setting prot/);
  t.match(faults, /port/);
  t.match(faultsOf({}, fileOf('c.json', '{"port":')).join(), /damaged/);
  t.match(faultsOf({}, join(folder, 'none.json')).join(), /missing/);
});

t.test('beyond this machine only with a certificate or trusted proxies', async (t) => {
  t.match(faultsOf({ FURTKA_CORE_HOST: '0.0.0.0' }).join(), /listens beyond this machine/);
  t.match(faultsOf({ FURTKA_CORE_TLS_CERT_FILE: '/x' }).join(), /belong together/);
});

t.test('addresses of the database come by file and are not printed', async (t) => {
  const env = { FURTKA_CORE_DATABASE: 'postgres' };
  t.equal(faultsOf(env).length, 2);
  const url = fileOf('url', 'postgres://furtka_app:geheim@db/furtka\n');
  const config = loadConfig({
    ...env,
    FURTKA_CORE_DATABASE_APP_URL_FILE: url,
    FURTKA_CORE_DATABASE_PLATFORM_URL_FILE: url,
  });
  t.match(config.database, {
    engine: 'postgres',
    appUrl: 'postgres://furtka_app:geheim@db/furtka',
  });
  t.notMatch(JSON.stringify(redactedConfig(config)), /geheim/);
});

t.test('a mail server is named whole; letters leave this machine only over TLS', async (t) => {
  t.match(faultsOf({ FURTKA_CORE_MAIL_HOST: 'smtp.example' }).join(), /belong together/);
  const named = {
    FURTKA_CORE_MAIL_HOST: 'smtp.example',
    FURTKA_CORE_MAIL_FROM: 'dziennik@szkola.example',
  };
  t.match(loadConfig(named).mail, { port: 587, security: 'starttls' });
  t.match(faultsOf({ ...named, FURTKA_CORE_MAIL_SECURITY: 'none' }).join(), /in the clear/);
  t.match(faultsOf({ ...named, FURTKA_CORE_MAIL_USER: 'x' }).join(), /belong together/);
  const file = fileOf('mail-password', 'tajne-haslo-poczty\n');
  const login = { FURTKA_CORE_MAIL_USER: 'x', FURTKA_CORE_MAIL_PASSWORD_FILE: file };
  const config = loadConfig({ ...named, ...login });
  t.equal(config.mail?.login?.password, 'tajne-haslo-poczty');
  t.notMatch(JSON.stringify(redactedConfig(config)), /tajne/);
});

t.test(
  'an issuer in a private network is named by the server, without TLS on this machine only',
  async (t) => {
    const of = (text: string) => ({ FURTKA_CORE_PRIVATE_ISSUERS: text });
    t.same(loadConfig({}).privateIssuers, []);
    t.same(
      loadConfig(of('https://login.szkola.local:8443, http://localhost:9000')).privateIssuers,
      ['https://login.szkola.local:8443', 'http://localhost:9000'],
    );
    t.match(faultsOf(of('http://10.0.0.5')), [/10\.0\.0\.5 is not this machine/]);
    t.ok(faultsOf(of('login.szkola.local')).length > 0);
  },
);
