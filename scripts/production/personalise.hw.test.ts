import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePcscd, until, VirtualCard, VirtualDesfire } from '@furtka/hardware/testing-pcscd';
import t from 'tap';
import { main } from './personalise.ts';

const UID = '04a1b2c3d4e5f6';
t.setTimeout(240_000);
const pcscd = await makePcscd({ names: ['Furtka desk'] });
t.teardown(() => pcscd.end());
const dir = t.testdir();
const keys = join(dir, 'office.keys');
const phrase = join(dir, 'phrase');
await writeFile(phrase, 'gdzie wieniec lipowy nad furtką\n', { mode: 0o600 });
const opened = ['--keys', keys, '--passphrase-file', phrase];

/** Runs the command; `said` is what it shows, as it shows it. */
const run = async (args: readonly string[], onOut: (text: string) => void = () => undefined) => {
  const said: string[] = [];
  const out = (text: string): void => {
    said.push(text);
    onOut(text);
  };
  const code = await main(args, { out, err: (text) => said.push(text) });
  return { code, said: said.join('') };
};
const fieldsOf = async (path: string): Promise<readonly string[]> => {
  const [, body = '{}'] = (await readFile(path, 'utf8')).split('\n');
  return Object.values(JSON.parse(body) as Record<string, string>).filter(
    (value) => value.length >= 32,
  );
};

t.test('keys are drawn once, sealed, and doors get their part only', async (t) => {
  t.equal((await run(['new-keys', ...opened])).code, 0);
  t.equal((await stat(keys)).mode & 0o777, 0o600);
  const again = await run(['new-keys', ...opened]);
  t.match(again, { code: 1, said: /EEXIST/ }, 'keys that exist are never replaced');
  const door = join(dir, 'door.keys');
  const made = await run(['door-keys', ...opened, '--out', door]);
  t.equal(made.code, 0);
  t.equal((await stat(door)).mode & 0o777, 0o600);
  for (const key of await fieldsOf(door)) t.notOk(made.said.includes(key), 'no key is shown');
});

t.test('what is missing or open to others is refused with a sentence', async (t) => {
  t.match(await run(['card', ...opened]), { code: 1, said: /never met a real card/ });
  t.match(await run(['card', '--keys', keys]), { code: 1, said: /passphrase-file is missing/ });
  t.match(await run(['card', '--key', 'x']), { code: 1, said: /not known/ });
  t.match(await run(['melt', ...opened]), { code: 1, said: /new-keys, door-keys, card/ });
  t.match(await run(['--help']), { code: 0, said: /personalise/ });
  await chmod(phrase, 0o644);
  t.match(await run(['card', ...opened, '--untried']), { code: 1, said: /open to others/ });
  await chmod(phrase, 0o600);
  await writeFile(join(dir, 'other'), 'zupełnie inne hasło szkoły', { mode: 0o600 });
  const wrong = ['card', '--keys', keys, '--passphrase-file', join(dir, 'other'), '--untried'];
  t.match(await run(wrong), { code: 1, said: /does not open/ });
});

t.test(
  'a card is written, proves itself and goes on the list; never a key or number on the screen',
  async (t) => {
    const list = join(dir, 'cards.csv');
    const lay = async (card: VirtualCard) => {
      let isDone = false;
      let laying: Promise<void> = Promise.resolve();
      const args = [
        'card',
        ...opened,
        '--untried',
        '--reader',
        'furtka desk 00 00',
        '--list',
        list,
      ];
      const result = await run(args, (text) => {
        if (!text.startsWith('Lay a card')) return;
        laying = (async () => {
          // pcscd looks twice a second and can miss a card: it is lifted and laid down again.
          while (!isDone) {
            await card.insert(pcscd.slots[0]?.port ?? 0);
            await until('the command to end', () => isDone, 6_000).catch(() => undefined);
            await card.remove();
          }
        })();
      });
      isDone = true;
      await laying;
      return result;
    };
    const desfire = new VirtualDesfire();
    const done = await lay(new VirtualCard({ uid: UID, kind: 'isoDep', applet: desfire }));
    t.match(done, { code: 0, said: /has proved itself \(desfire\)/ });
    t.notOk(done.said.includes(UID), 'no number on the screen');
    t.equal(await readFile(list, 'utf8'), `${UID};keyed;desfire\n`);
    t.equal((await stat(list)).mode & 0o777, 0o600);
    const classic = await lay(new VirtualCard({ uid: UID, kind: 'storage' }));
    t.match(classic, { code: 1, said: /MIFARE Classic/ }, 'T2');
    await rm(list);
  },
);
