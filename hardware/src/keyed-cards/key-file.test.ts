import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { readDoorKeys, readOfficeKeys, writeKeyFile } from './key-file.ts';
import { doorKeysText, newOfficeKeysText, parseDoorKeys, parseOfficeKeys } from './key-text.ts';

const PASSPHRASE = 'furtka stoi otworem dla zbadanych';

const folder = async (t: { teardown(end: () => Promise<void>): void }): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'furtka-keys-'));
  t.teardown(() => rm(dir, { recursive: true }));
  return dir;
};

t.test('a sealed file shows nothing of its keys and opens by its passphrase only', async (t) => {
  const path = join(await folder(t), 'office.keys');
  const text = newOfficeKeysText();
  await writeKeyFile(path, text, PASSPHRASE);
  const raw = await readFile(path, 'utf8');
  for (const value of Object.values(JSON.parse(text) as Record<string, string>))
    t.notOk(raw.includes(value), 'no value in the clear');
  t.same(await readOfficeKeys(path, PASSPHRASE), parseOfficeKeys(text));
  await t.rejects(readOfficeKeys(path, `${PASSPHRASE}!`), { code: 'config' });
  const changed = raw.slice(0, -6) + (raw.at(-6) === 'A' ? 'B' : 'A') + raw.slice(-5);
  await writeFile(path, changed);
  await t.rejects(readOfficeKeys(path, PASSPHRASE), { code: 'config' });
});

t.test('a file that others may read, a link and a foreign text are refused', async (t) => {
  const dir = await folder(t);
  const office = parseOfficeKeys(newOfficeKeysText());
  if (office === undefined) throw new Error('new keys are whole');
  const path = join(dir, 'door.keys');
  await writeKeyFile(path, doorKeysText(office), undefined);
  t.match(await readDoorKeys(path, ''), { system: office.system });
  for (const mode of [0o640, 0o604, 0o660]) {
    await chmod(path, mode);
    await t.rejects(readDoorKeys(path, ''), /open to others/);
  }
  await chmod(path, 0o600);
  await symlink(path, join(dir, 'link'));
  await t.rejects(readDoorKeys(join(dir, 'link'), ''), { code: 'config' });
  await t.rejects(writeKeyFile(path, 'other', undefined), /EEXIST/);
  await t.rejects(writeKeyFile(join(dir, 'short'), 'text', 'za krótkie'), /12 characters/);
  await writeFile(join(dir, 'foreign'), '{"keys":[]}', { mode: 0o600 });
  await t.rejects(readDoorKeys(join(dir, 'foreign'), ''), { code: 'config' });
});

t.test(
  'a door file holds nothing that writes cards; the office file is not taken for one',
  async (t) => {
    const text = newOfficeKeysText();
    const office = parseOfficeKeys(text);
    if (office === undefined) throw new Error('new keys are whole');
    const door = doorKeysText(office);
    const secret = [
      office.desfire.application,
      office.desfire.credentialSeed,
      office.ntag424.application,
    ];
    for (const key of secret) t.notOk(door.includes(Buffer.from(key).toString('hex')));
    t.equal(parseOfficeKeys(door), undefined);
    t.equal(parseDoorKeys(text), undefined);
  },
);

t.test('keys that nobody drew at random are refused', async (t) => {
  const office = parseOfficeKeys(newOfficeKeysText());
  if (office === undefined) throw new Error('new keys are whole');
  const door = JSON.parse(doorKeysText(office)) as Record<string, string>;
  for (const weak of ['00'.repeat(16), 'a5'.repeat(16), '000102030405060708090a0b0c0d0e0f'])
    t.equal(parseDoorKeys(JSON.stringify({ ...door, desfireDoor: weak })), undefined, weak);
  t.ok(parseDoorKeys(JSON.stringify(door)));
  t.equal(parseDoorKeys(JSON.stringify({ ...door, more: '00' })), undefined);
  t.equal(parseDoorKeys('{'), undefined);
});
