import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { joinBus } from './client.ts';
import type { BusMessage } from './messages.ts';
import { startBus } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-bus-'));
t.teardown(() => rmSync(folder, { recursive: true }));

/** Settles with the first message for which `fits` holds. */
const first = (
  hear: (listener: (message: BusMessage) => void) => () => void,
  fits: (message: BusMessage) => boolean,
): Promise<BusMessage> =>
  new Promise((resolve) => {
    const end = hear((message) => {
      if (!fits(message)) return;
      end();
      resolve(message);
    });
  });

t.test('what one member says, the server and every other member hear', async (t) => {
  const path = join(folder, 'one.sock');
  const heard: BusMessage[] = [];
  const server = await startBus(path, (message) => heard.push(message));
  t.equal(statSync(path).mode & 0o777, 0o600, 'for the owner alone');
  const [one, two] = [joinBus(path), joinBus(path)];
  t.teardown(async () => {
    one.stop();
    two.stop();
    await server.stop();
  });
  await Promise.all([one.connected(), two.connected()]);
  const echoes: BusMessage[] = [];
  one.hear((message) => echoes.push(message));
  const arrived = first(two.hear, () => true);
  one.tell({ type: 'clock', offsetMs: 5 });
  t.same(await arrived, { type: 'clock', offsetMs: 5 });
  t.same(heard, [{ type: 'clock', offsetMs: 5 }]);
  const told = first(one.hear, ({ type }) => type === 'doors');
  server.tell({ type: 'doors' });
  await told;
  t.same(echoes, [{ type: 'clock', offsetMs: 5 }, { type: 'doors' }], 'a member hears itself once');
});

t.test('a member that speaks nonsense disturbs nobody, half lines are put together', async (t) => {
  const path = join(folder, 'two.sock');
  const server = await startBus(path, () => undefined);
  const member = joinBus(path);
  await member.connected();
  const stranger = connect(path);
  t.teardown(async () => {
    stranger.destroy();
    member.stop();
    await server.stop();
  });
  const arrived = first(member.hear, () => true);
  stranger.write('rubbish\n{"type":"other"}\n[1]\n{"type":"clo');
  stranger.write('ck","offsetMs":7}\n');
  t.same(await arrived, { type: 'clock', offsetMs: 7 });
});

t.test(
  'a member joins again when the bus comes back, and a left-over socket is replaced',
  async (t) => {
    const path = join(folder, 'three.sock');
    const before = await startBus(path, () => undefined);
    const member = joinBus(path);
    await member.connected();
    await before.stop();
    const heard: BusMessage[] = [];
    const after = await startBus(path, (message) => heard.push(message));
    t.teardown(async () => {
      member.stop();
      await after.stop();
    });
    const arrived = first(member.hear, () => true);
    const knocking = setInterval(() => after.tell({ type: 'doors' }), 20);
    t.same(await arrived, { type: 'doors' });
    clearInterval(knocking);
  },
);

t.test('who asks to be told hears that there is no bus', async (t) => {
  const error = await new Promise<Error>((resolve) => {
    joinBus(join(folder, 'none.sock'), resolve);
  });
  t.match(error, { code: 'ENOENT' });
});
