import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDeviceLine } from '@furtka/hardware/osdp-devices';
import { layPtyPair } from '@furtka/hardware/testing-pty';
import pino from 'pino';
import t, { type Test } from 'tap';
import { agentConfig, kindsOf, spooledEvents, testClocks } from '../fixtures/agent.ts';
import { door, uuid } from '../fixtures/roster.ts';
import { makeSchool, uidCard, uidOf } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';
import { startAgent } from './start.ts';

t.setTimeout(120_000);

const school = await makeSchool();
const roster = school.signRoster({
  doors: [door({ pulseMs: 500 })],
  cards: [uidCard(1), uidCard(2, { state: 'blocked' })],
});
const LEAF = 0;
const BUTTON = 1;
const LED = 0x69;
const BUZZER = 0x6a;

/** An agent whose config names the osdp driver, a reader outside and a door module inside, on one line. */
const startDoor = async (t: Test) => {
  const dir = mkdtempSync(join(tmpdir(), 'osdp-door-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  school.layFolder(dir, roster);
  const pair = await layPtyPair();
  const keys = { reader: randomBytes(16), module: randomBytes(16) };
  const keyFile = join(dir, 'osdp-keys.json');
  const told = Object.entries(keys).map(([id, key]) => [id, key.toString('hex')]);
  writeFileSync(keyFile, JSON.stringify(Object.fromEntries(told)), { mode: 0o600 });
  const shown: { code: number; data: Uint8Array }[] = [];
  const basics = { installMode: false, random: randomBytes };
  const line = await openDeviceLine({
    path: pair.device,
    devices: [
      {
        ...basics,
        address: 0,
        baseKey: keys.reader,
        obey: (code, data) => shown.push({ code, data: data.slice() }),
      },
      { ...basics, address: 1, baseKey: keys.module },
    ],
  });
  const { clocks } = testClocks();
  const driver = {
    name: 'osdp',
    path: pair.panel,
    keyFile,
    startWaitMs: 20_000,
    devices: [
      { id: 'reader', address: 0 },
      { id: 'module', address: 1 },
    ],
    readers: [
      { id: 'outside', device: 'reader', cards: 'uid' },
      { id: 'inside', device: 'module', cards: 'uid' },
    ],
    relays: [{ id: 'lock', device: 'module' }],
    contacts: [
      { id: 'leaf', device: 'module', input: LEAF },
      { id: 'button', device: 'module', input: BUTTON },
      { id: 'alarm', device: 'module', input: 2 },
    ],
    indicators: [{ id: 'lamp', device: 'reader' }],
  };
  const agent = await startAgent({
    config: agentConfig(dir, {
      driver,
    }),
    clocks,
    synchronisedPath: '/nowhere',
    log: pino({ level: 'silent' }),
  });
  t.teardown(async () => {
    await agent.stop();
    await line.close();
    await pair.end();
  });
  const [reader, module] = line.devices.map(({ peripheral }) => peripheral);
  if (reader === undefined || module === undefined) throw new RangeError('two devices');
  return {
    reader,
    module,
    shown,
    lock: () => line.outputs(1)[0] === true,
    events: () => spooledEvents(school.spoolPath(dir)),
    present: (number: number) => reader.present(56, Buffer.from(uidOf(number), 'hex')),
    /** Beeps of each sound since the start. */
    beeps: () => shown.flatMap(({ code, data }) => (code === BUZZER ? [data[4] ?? 0] : [])),
  };
};

t.test(
  'a card on an OSDP reader opens the door through the module inside, and the entry is written [HUB-04] [DOOR-02] [DOOR-11]',
  async (t) => {
    const { module, shown, lock, events, present, beeps } = await startDoor(t);
    present(1);
    await until('the lock is released', lock);
    await until(
      'the reader says it',
      () => beeps().length === 1 && shown.some(({ code }) => code === LED),
    );
    t.same(beeps(), [1], 'one single sound');
    module.input(LEAF, true);
    await until('the entry is written', () => events().length >= 3);
    t.same(kindsOf(events()), ['agent.started', 'tap', 'passage=yes']);
    t.match(events()[1], { reason: 'granted.window', direction: 'in', assurance: 'uid' });
    await until('the lock is at rest again', () => !lock());
  },
);

t.test(
  'a blocked and an unknown card move nothing and sound otherwise [DOOR-10] [DOOR-03]',
  async (t) => {
    const { lock, events, present, beeps } = await startDoor(t);
    let moved = false;
    const watch = setInterval(() => {
      moved ||= lock();
    }, 5);
    t.teardown(() => clearInterval(watch));
    present(2);
    present(99);
    await until('both are written', () => events().length >= 3);
    await until('both are told', () => beeps().length === 2);
    t.same(
      events()
        .slice(1)
        .map(({ reason }) => reason),
      ['denied.blocked', 'denied.unknown'],
    );
    t.ok(beeps().every((count) => count > 1));
    t.equal(moved, false);
  },
);

t.test(
  'T6: an OSDP reader that tells tamper is written and off; the button inside frees the way out',
  async (t) => {
    const { reader, module, lock, events, present, beeps } = await startDoor(t);
    reader.tamper(true);
    await until('tamper is written', () => events().some(({ kind }) => kind === 'reader.tamper'));
    present(1);
    await until('the refusal is written', () =>
      events().some(({ reason }) => reason === 'denied.tamper'),
    );
    await until('and told', () => beeps().length === 1);
    t.ok((beeps()[0] ?? 0) > 1, 'by the other sound');
    t.equal(lock(), false);
    reader.tamper(false);
    await until('shut again', () =>
      events().some(({ kind, detail }) => kind === 'alarm.raised' && detail?.code === 'reader.off'),
    );
    present(2);
    await until('off until somebody answers', () =>
      events().some(
        ({ reason, cardId }) => reason === 'denied.tamper' && cardId === uuid('CardId', 2),
      ),
    );
    t.equal(lock(), false);
    module.input(BUTTON, true);
    await until('the lock is released', lock);
    module.input(BUTTON, false);
    t.ok(events().every(({ kind }) => kind !== 'door.forced'));
  },
);
