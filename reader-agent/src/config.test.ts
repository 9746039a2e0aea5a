import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { uuid } from '../fixtures/roster.ts';
import { ConfigError, checkConfig, loadConfig } from './config.ts';

const door = {
  doorId: uuid('DoorId'),
  relay: 'lock',
  contact: 'leaf',
  readers: [{ id: 'outside', side: 'in' }],
};
const good = {
  dataDir: 'data',
  hub: { host: 'hub.local' },
  driver: { name: 'simulated', readers: [{ id: 'outside' }] },
  doors: [door],
  healthPort: 9101,
};
const faultsOf = (raw: unknown): readonly string[] => {
  try {
    checkConfig(raw);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

t.test("a good config is frozen and keeps the driver's own part", async (t) => {
  const config = checkConfig(good);
  t.ok(Object.isFrozen(config.doors[0]));
  t.same(config.driver, good.driver);
});

t.test('all faults are told at once, an unknown key by its name', async (t) => {
  const faults = faultsOf({
    ...good,
    dataDir: 1,
    evil: 2,
    healthPort: 70000,
    doors: [{ ...door, open: true }],
  });
  for (const part of [
    '/evil is not known',
    '/dataDir',
    '/healthPort',
    '/doors/0/open is not known',
  ])
    t.ok(
      faults.some((fault) => fault.includes(part)),
      part,
    );
});

t.test('nothing is used twice', async (t) => {
  const faults = faultsOf({ ...good, doors: [door, { ...door, exitButton: 'leaf' }] });
  t.same(faults, [
    `door ${door.doorId} stands twice`,
    'relay lock stands twice',
    'reader outside stands twice',
    'contact leaf stands twice',
  ]);
  const shared = { ...door, fireInput: 'alarm' };
  const second = {
    ...shared,
    doorId: uuid('DoorId', 2),
    relay: 'b',
    contact: 'c',
    readers: [{ id: 'r', side: 'in' }],
  };
  t.same(faultsOf({ ...good, doors: [shared, second] }), [], 'one fire input may serve two doors');
});

t.test(
  'the environment replaces single values; the data folder lies beside the file',
  async (t) => {
    const file = join(t.testdir(), 'agent.json');
    writeFileSync(file, JSON.stringify(good));
    t.equal(loadConfig({}, file).dataDir, join(file, '..', 'data'));
    const config = loadConfig(
      {
        FURTKA_AGENT_DATA: '/srv/agent',
        FURTKA_AGENT_HUB_HOST: 'h',
        FURTKA_AGENT_HEALTH_PORT: '0',
      },
      file,
    );
    t.match(config, { dataDir: '/srv/agent', hub: { host: 'h' }, healthPort: 0 });
    t.throws(() => loadConfig({ FURTKA_AGENT_HEALTH_PORT: 'x' }, file), { name: 'ConfigError' });
    t.throws(() => loadConfig({}, `${file}.missing`), /cannot be read/);
    writeFileSync(file, 'null');
    t.throws(() => loadConfig({}, file), /holds no object/);
  },
);
