import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BusMessage, DoorMessage } from '@furtka/scripts/demo/bus/messages';
import t from 'tap';
import { root, startDemo } from '../harness/demo.ts';
import { hearOne } from '../harness/taps.ts';

t.setTimeout(170_000);
const run = promisify(execFile);

t.test(
  'npm start -- --board simulated: cards, leaf and exit button at the real firmware',
  async (t) => {
    const demo = await startDemo({ args: ['--board', 'simulated'] });
    t.teardown(demo.remove);
    const tap = async (place: number, more: readonly string[] = []) => {
      const { cardId } = demo.facts().shown[place] ?? {};
      const args = ['--data', demo.dataDir, '--door', 'main', '--card', String(cardId), '--json'];
      const { stdout } = await run(
        process.execPath,
        [join(root, 'scripts/tap.mjs'), ...args, ...more],
        {
          ...{ cwd: root, timeout: 60_000 },
        },
      );
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    };
    const granted = await tap(0);
    t.match(granted, { decision: 'granted', opened: 'yes' });
    t.same(
      granted.hops.map((hop: { name: string }) => hop.name),
      ['reader', 'decision', 'relay', 'opened', 'spool', 'hub', 'bridge', 'core', 'live'],
    );
    const bus = demo.bus();
    await bus.connected();
    const moved = hearOne(
      bus,
      (message: BusMessage): message is DoorMessage =>
        message.type === 'door' && message.door.key === 'main' && message.door.isOpen,
      20_000,
    );
    bus.tell({ type: 'hand', requestId: 'button', doorKey: 'main', hand: 'exit' });
    t.match(
      await moved,
      { door: { isEnergised: true } },
      'the button frees the door, the leaf opens',
    );
    const log = readFileSync(join(demo.dataDir, 'log', 'main.log'), 'utf8');
    t.match(log, /door_board\.found/);
    t.notMatch(log, /wiegand\.dropped/);
    t.equal(await demo.stop(), 0);
  },
);
