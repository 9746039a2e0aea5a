import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { BusMessage } from '../bus/messages.ts';
import { type BusServer, startBus } from '../bus/server.ts';
import { demoPaths } from '../paths.ts';
import { main } from './tap.ts';
import { parseTapCommand } from './tap-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-tap-'));
t.teardown(() => rmSync(folder, { recursive: true }));

/** What the command prints, and its exit code. */
const run = async (...args: string[]) => {
  const written = { stdout: '', stderr: '' };
  const code = await main(args, {
    env: {},
    out: (text) => {
      written.stdout += text;
    },
    err: (text) => {
      written.stderr += text;
    },
  });
  return { code, ...written };
};

/** A demo whose door grants every card and whose way takes 40 ms. */
const standIn = async (t: Test, name: string): Promise<string> => {
  const paths = demoPaths(join(folder, name));
  mkdirSync(paths.demo, { recursive: true });
  writeFileSync(paths.cards, '[{"cardId":"card-1","uid":"04a1b2c3d4e5f6","holderId":"h"}]');
  const roles = { v: 1, doors: [], shown: [], roleByHolder: { h: 'student' } };
  writeFileSync(paths.facts, JSON.stringify(roles));
  let server: BusServer | undefined;
  const answer = (message: BusMessage) => {
    if (message.type === 'list')
      server?.tell({
        type: 'listed',
        requestId: message.requestId,
        cards: [{ cardId: 'card-1', holderId: 'h', holderRole: 'student', state: 'active' }],
      });
    if (message.type !== 'tap') return;
    const { requestId, doorKey, uid } = message;
    if (doorKey !== 'main') {
      server?.tell({ type: 'fault', requestId, text: `There is no door ${doorKey}.` });
      return;
    }
    for (const [index, hop] of (['reader', 'decision', 'relay', 'spool'] as const).entries())
      server?.tell({ type: 'hop', eventId: uid, name: hop, monotonicMs: 1000 + index });
    server?.tell({
      ...{ type: 'tapped', requestId, eventId: uid, decision: 'granted', doorKey },
      ...{ reason: 'granted.window', cardId: 'card-1', doorId: 'd', isRepeated: false },
    });
    for (const hop of ['hub', 'bridge', 'core', 'live', 'opened'] as const)
      server?.tell({ type: 'hop', eventId: uid, name: hop, monotonicMs: 1040 });
    server?.tell({ type: 'opened', eventId: uid, opened: 'yes' });
  };
  server = await startBus(paths.bus, answer);
  t.teardown(() => server?.stop());
  return paths.dataDir;
};

t.test('a tap is printed as one line of JSON', async (t) => {
  const data = await standIn(t, 'one');
  const { code, stdout } = await run('--data', data, '--card', 'card-1', '--json');
  t.equal(code, 0);
  t.equal(stdout.indexOf('\n'), stdout.length - 1, 'one line');
  const tap = JSON.parse(stdout);
  t.match(tap, { decision: 'granted', eventId: '04a1b2c3d4e5f6', opened: 'yes' });
  t.same(
    tap.hops.map((hop: { name: string }) => hop.name),
    ['reader', 'decision', 'relay', 'opened', 'spool', 'hub', 'bridge', 'core', 'live'],
  );
});

t.test('cards are listed, and words are for people', async (t) => {
  const data = await standIn(t, 'two');
  const listed = await run('--data', data, '--list', '--json');
  t.same(JSON.parse(listed.stdout), [
    { cardId: 'card-1', holderId: 'h', holderRole: 'student', state: 'active' },
  ]);
});

t.test('faults are one sentence and exit code 1', async (t) => {
  const data = await standIn(t, 'three');
  for (const [args, sentence] of [
    [
      ['--data', join(folder, 'none'), '--uid', '04a1b2c3'],
      /^No demo is running in .*npm start\.\n$/,
    ],
    [['--data', join(folder, 'none'), '--card', 'x'], /^No demo is running in /],
    [['--data', data, '--card', 'card-2'], /^No card of the demo has the id card-2/],
    [['--data', data, '--uid', '04a1b2c3', '--door', 'roof'], /^There is no door roof\.\n$/],
    [['--data', data], /^Say which card/],
    [['--uid', 'xyz'], /^--uid takes 4, 7 or 10 bytes/],
    [['--uid', '04a1b2c3', '--direction', 'up'], /^--direction takes in or out/],
    [['--loud'], /^Unknown option '--loud'\. See/],
  ] as const)
    await t.test(args.join(' '), async (t) => {
      const { code, stdout, stderr } = await run(...args);
      t.equal(code, 1);
      t.equal(stdout, '');
      t.match(stderr, sentence);
    });
});

t.test('a card number is read whatever its letters', async (t) => {
  t.match(parseTapCommand(['--uid', '04A1B2C3', '--no-push'], { FURTKA_DATA: '/d' }), {
    act: 'tap',
    dataDir: '/d',
    card: { uid: '04a1b2c3' },
    push: false,
    door: 'main',
    direction: 'in',
  });
});
