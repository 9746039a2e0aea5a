import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { CommandFault, parseCommand } from './command.ts';

t.test('every command is read with its options', async (t) => {
  for (const [line, command] of [
    ['', { act: 'help' }],
    ['run core --help', { act: 'help' }],
    [
      'init --data /srv/furtka --url https://dziennik.example.pl/',
      { act: 'init', dataDir: '/srv/furtka', url: 'https://dziennik.example.pl' },
    ],
    ['run bridge --config b.json', { act: 'run', process: 'bridge', configFile: 'b.json' }],
    [
      'hub enrol --config h.json --core https://x.example --code ABC',
      { act: 'hubEnrol', configFile: 'h.json', coreUrl: 'https://x.example', code: 'ABC' },
    ],
    [
      'agent add --config h.json --name main --door 1 --door 2',
      { act: 'agentAdd', configFile: 'h.json', name: 'main', doorIds: ['1', '2'] },
    ],
    [
      'hub export --data /srv/furtka --out /mnt/hub.furtka',
      { act: 'hubExport', dataDir: '/srv/furtka', outFile: '/mnt/hub.furtka' },
    ],
    ['hub import --data d --in f', { act: 'hubImport', dataDir: 'd', inFile: 'f' }],
    [
      'hub import --data d --in f --passphrase-file p',
      { act: 'hubImport', dataDir: 'd', inFile: 'f', passphraseFile: 'p' },
    ],
    ['probe', { act: 'probe' }],
    ['slots', { act: 'slots', root: '/opt/furtka' }],
    ['slots settle --root r', { act: 'slotsSettle', root: 'r' }],
    ['update --release f', { act: 'update', root: '/opt/furtka', release: 'f' }],
    ['backup key --out k', { act: 'backupKey', outFile: 'k' }],
    [
      'backup core --config c.json --out f',
      { act: 'backup', process: 'core', configFile: 'c.json', outFile: 'f' },
    ],
    [
      'restore hub --config h.json --in f --key-file k',
      { act: 'restore', process: 'hub', configFile: 'h.json', inFile: 'f', keyFile: 'k' },
    ],
    [
      'agent enrol --config a.json --code C.f',
      { act: 'agentEnrol', configFile: 'a.json', code: 'C.f' },
    ],
    ['agent self-test --config a.json', { act: 'selfTest', configFile: 'a.json', language: 'pl' }],
    [
      'agent self-test --config a.json --door d --name gate --lang en --out s.json',
      {
        act: 'selfTest',
        configFile: 'a.json',
        language: 'en',
        doorId: 'd',
        doorName: 'gate',
        outFile: 's.json',
      },
    ],
    ['agent verify-sheet --in s --ca c', { act: 'verifySheet', inFile: 's', caFile: 'c' }],
  ] as const)
    t.same(parseCommand(line.split(' ').filter((word) => word !== '')), command, line);
});

t.test('what does not fit is said in one sentence', async (t) => {
  for (const [line, sentence] of [
    ['init --data x', 'furtka init needs --url. See furtka --help.'],
    ['init --data x --url http://x.example', /--url takes an address/],
    ['init --data x --url https://x.example/path', /--url takes an address/],
    ['run core', /furtka run core needs --config/],
    ['agent self-test --config a --lang de', /--lang takes pl, uk, en, not "de"/],
    ['agent self-test --config a --door 1 --door 2', /One door at a time/],
    ['agent self-test --config a --code x', /takes no --code/],
    ['agent verify-sheet --in s', /needs --ca/],
    ['run door --config x', /There is no command "furtka run door"/],
    ['run core hub --config x', /There is no command/],
    ['agent enrol --config a --code c --door 1', /takes no --door/],
    ['hub export --data d --in f', /furtka hub export takes no --in/],
    ['hub import --data d', /furtka hub import needs --in/],
    ['hub export --data d --out f --passphrase-file p', /takes no --passphrase-file/],
    ['backup agent --config a --out f', /There is no command "furtka backup agent"/],
    ['restore core --config a --out f', /furtka restore core takes no --out/],
    ['update --root r', /furtka update needs --release/],
    ['--loud', /^Unknown option '--loud'\. See furtka --help\.$/],
    ['start', /There is no command "furtka start"/],
  ] as const)
    t.throws(() => parseCommand(line.split(' ')), { name: CommandFault.name, message: sentence });
});

t.test('production knows nothing of the demo', async (t) => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((file) => /(?<!\.test)\.ts$/.test(file)))
    t.notMatch(readFileSync(join(folder, name), 'utf8'), /from '[^']*demo/, name);
});
