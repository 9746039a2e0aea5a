import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { ConfigError, loadConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-config-'));
t.teardown(() => rmSync(folder, { recursive: true }));

const faultsOf = (env: NodeJS.ProcessEnv, content?: string): readonly string[] => {
  const file = content === undefined ? undefined : join(folder, 'hub.json');
  if (file !== undefined) writeFileSync(file, content ?? '');
  try {
    loadConfig(env, file);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

t.test('a hub starts without any configuration on loopback', async (t) => {
  const config = loadConfig({ FURTKA_DATA: '/srv/furtka' }, undefined);
  t.equal(config.dataDir, '/srv/furtka/hub');
  t.equal(config.socketPath, '/srv/furtka/hub/hub.sock');
  t.match(config, { kind: 'production', kioskHost: '127.0.0.1', kioskPort: 8081, mqttPort: 8883 });
  t.throws(() => Object.assign(config, { kioskPort: 1 }), 'the configuration is frozen');
});

t.test('the environment wins over the file', async (t) => {
  const file = join(folder, 'ports.json');
  writeFileSync(file, JSON.stringify({ mqttPort: 1, kioskPort: 2 }));
  const config = loadConfig({ FURTKA_HUB_MQTT_PORT: '3' }, file);
  t.match(config, { mqttPort: 3, kioskPort: 2 });
});

t.test('every fault is named at once and nothing unknown is taken', async (t) => {
  const faults = faultsOf(
    { FURTKA_HUB_COLOUR: 'red' },
    '{"mqttPort":"x","kioskPort":-1,"shape":1}',
  );
  t.equal(faults.length, 4);
  t.match(faults.join(), /FURTKA_HUB_COLOUR is not known/);
  t.match(faults.join(), /shape is not known/);
  t.match(faults.join(), /mqttPort/);
  t.match(faults.join(), /kioskPort/);
  t.match(faultsOf({}, '{').join(), /cannot be read/);
  t.match(faultsOf({}, '[]').join(), /not a JSON object/);
});

t.test('the kiosk does not listen beyond loopback in clear text', async (t) => {
  t.match(faultsOf({ FURTKA_HUB_KIOSK_HOST: '0.0.0.0' }).join(), /beyond loopback/);
  t.same(
    faultsOf({ FURTKA_HUB_KIOSK_HOST: '0.0.0.0', FURTKA_HUB_TRUSTED_PROXIES: '10.0.0.1' }),
    [],
  );
  t.match(faultsOf({ FURTKA_HUB_KIOSK_CERT_FILE: '/x' }).join(), /belong together/);
  t.match(faultsOf({ FURTKA_HUB_KIOSK_PORT: '8883' }).join(), /differ/);
  t.match(faultsOf({ FURTKA_HUB_SOCKET_PATH: 'x'.repeat(101) }).join(), /socketPath/);
});
