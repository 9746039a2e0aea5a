import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { onBothEngines } from '../testing/engines.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { claimDataFolder } from './installation-kind.ts';
import { makeMasterKey, readMasterKey } from './master-key.ts';
import { openKeyStore } from './open-key-store.ts';

const folder = (t: { teardown(fn: () => void): void }): string => {
  const path = mkdtempSync(join(tmpdir(), 'furtka-keys-'));
  t.teardown(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

t.test('the master key is refused unless it is whole and private', async (t) => {
  const file = join(folder(t), 'master.key');
  t.throws(() => readMasterKey(file), { code: 'kernel.master_key' }, 'absent');
  makeMasterKey(file);
  t.equal(readMasterKey(file).length, 32);
  t.throws(() => makeMasterKey(file), { code: 'EEXIST' }, 'never written over');
  chmodSync(file, 0o640);
  t.throws(() => readMasterKey(file), { details: { sentence: /0600/ } } as never, 'read by others');
  chmodSync(file, 0o600);
  writeFileSync(file, 'short');
  t.throws(() => readMasterKey(file), { details: { sentence: /32 bytes/ } } as never);
});

t.test('a data folder keeps its kind', async (t) => {
  const dataDir = join(folder(t), 'core');
  t.equal(claimDataFolder(dataDir, 'production'), 'production');
  t.equal(claimDataFolder(dataDir, 'production'), 'production');
  t.throws(() => claimDataFolder(dataDir, 'demo'), { code: 'kernel.installation_kind' });
  writeFileSync(join(dataDir, 'kind.json'), '{"kind":');
  t.throws(() => claimDataFolder(dataDir, 'production'), {
    details: { sentence: /damaged/ },
  } as never);
});

onBothEngines(
  t,
  'keys are sealed, per school and kind',
  { features: [sampleFeature] },
  async (t, kit) => {
    const { keys, config } = kit.services;
    const act = { actor: kit.actor, action: 'test.act', subject: { kind: 'key' } };
    const made = await kit.db
      .forSchool(kit.schoolA)
      .change(act, (tx) => keys.ensure(tx, 'card.current'));
    t.equal(made.length, 32);
    const inA = kit.db.forSchool(kit.schoolA);
    t.same(await inA.read((read) => keys.get(read, 'card.current')), made);
    t.same(await inA.change(act, (tx) => keys.ensure(tx, 'card.current')), made, 'made once');
    t.equal(
      await kit.db.forSchool(kit.schoolB).read((read) => keys.get(read, 'card.current')),
      undefined,
    );
    const text = await inA.read((read) =>
      read.from('sealed_key').select(['name', 'sealed']).execute(),
    );
    t.equal(text[0]?.name, 'demo.card.current');
    t.notOk(Buffer.from(text[0]?.sealed ?? '', 'base64').includes(made));
    const audit = await inA.read((read) => read.from('audit_content').select('new_text').execute());
    t.notMatch(JSON.stringify(audit), text[0]?.sealed ?? '');
    const sealed = keys.seal(kit.schoolA, 'card.number', Buffer.from('04a1'));
    t.same(keys.open(kit.schoolA, 'card.number', sealed), Buffer.from('04a1'));
    t.throws(() => keys.open(kit.schoolB, 'card.number', sealed), { code: 'kernel.bug' });
    t.throws(() => keys.open(kit.schoolA, 'card.other', sealed), { code: 'kernel.bug' });
    const production = openKeyStore({
      master: readMasterKey(config.masterKeyFile),
      kind: 'production',
      nowMs: () => 0,
    });
    t.throws(() => production.open(kit.schoolA, 'card.number', sealed), { code: 'kernel.bug' });
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    t.throws(() => keys.open(kit.schoolA, 'card.number', sealed), { code: 'kernel.bug' });
  },
);
