import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { newPassphrase } from '@furtka/core-contract/passphrase';
import pino from 'pino';
import t, { type Test } from 'tap';
import type { Config } from '../../config.ts';
import { buildKernel } from '../../kernel/build-kernel.ts';
import { type RestoreOptions, restoreCopy } from '../../kernel/copies/restore-copy.ts';
import { writeCopy } from '../../kernel/copies/write-copy.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { KitOptions, TestKit } from '../../kernel/testing/kit.ts';
import { makeEmptyDatabase } from '../../kernel/testing/postgres-database.ts';
import { makeCard } from '../../presence/test-world.ts';
import { verifyTrail } from '../audit-trail/verify.ts';
import { makeSite, systemFeatures, type TestSite } from '../test-site.ts';
import { keeping } from './feature.ts';

t.setTimeout(900_000);
const DAY_MS = 86_400_000;
const features = [...systemFeatures, keeping];
const passphrase = newPassphrase();

/** A folder for copies with its key file, away from the data. */
const folder = mkdtempSync(join(tmpdir(), 'furtka-keeping-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const keyFile = join(folder, 'copies.key');
writeFileSync(keyFile, `${passphrase}\n`, { mode: 0o600 });

/** What a person reads when it cannot be done; empty when it was done. */
const sentenceOf = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
    return '';
  } catch (error) {
    if (error instanceof AppError) return String(error.details['sentence']);
    throw error;
  }
};

let dirs = 0;
const withCopies = (): KitOptions & { readonly dir: string } => {
  dirs += 1;
  const dir = mkdtempSync(join(folder, `copies-${dirs}-`));
  return { dir, features, config: { copies: { dir, keyFile, keepDays: 30 } } };
};

const view = async (site: TestSite) => (await site.admin.get('/api/v1/keeping')).json();
const copyNow = async (kit: TestKit, site: TestSite) => {
  const asked = await site.admin.send('POST', '/api/v1/keeping/copies');
  await kit.settle();
  return asked;
};

/** Where a copy goes: an empty folder, and on PostgreSQL an empty database. */
const emptyTarget = async (t: Test, kit: TestKit): Promise<Config> => {
  const { config } = kit.services;
  const dataDir = join(mkdtempSync(join(folder, 'target-')), 'core');
  const own = { ...config, dataDir, masterKeyFile: join(dataDir, 'master.key') };
  if (config.database.engine === 'sqlite') return own;
  const database = await makeEmptyDatabase(config.database);
  t.teardown(() => database.drop());
  return { ...own, database: { engine: 'postgres', ...database.urls } };
};

const onlyFileIn = (dir: string): string => {
  const [name = '', ...more] = readdirSync(dir);
  t.same(more, [], 'one file and nothing half written');
  return join(dir, name);
};

for (const options of [withCopies()])
  onBothEngines(
    t,
    'a copy made while people work is the school again in an empty folder [ARCHIVE-05]',
    options,
    async (t, kit) => {
      for (const name of readdirSync(options.dir)) rmSync(join(options.dir, name));
      const site = await makeSite(kit);
      await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
      t.match(await view(site), { state: 'none', copies: [], keepDays: 30 });
      const asked = await site.admin.send('POST', '/api/v1/keeping/copies');
      t.equal(asked.statusCode, 200);
      let isWorking = true;
      const work = async () => {
        for (let at = 0; isWorking; at += 1) {
          await kit.db
            .forSchool(kit.schoolA)
            .change(
              { actor: kit.actor, action: 'test.work', subject: { kind: 'test' } },
              async (tx) => tx.record({ after: { at } }),
            );
          await pause();
        }
      };
      const working = work();
      await kit.settle();
      isWorking = false;
      await working;

      const file = onlyFileIn(options.dir);
      t.equal(statSync(file).mode & 0o777, 0o600);
      const told = await view(site);
      t.match(told, {
        state: 'fine',
        isCopying: false,
        lastGood: { outcome: 'good', cause: 'person', bytes: statSync(file).size, isThere: true },
      });
      t.ok(told.stores.some((one: { store: string; usedBytes: number }) => one.usedBytes > 0));
      t.notOk(readFileSync(file).includes('04a1b2c3'), 'nothing of it can be read from outside');

      const config = await emptyTarget(t, kit);
      await restoreCopy({ config, features, inFile: file, passphrase });
      const log = pino({ level: 'silent' });
      const restored = await buildKernel({ config, features, clocks: kit.services.clocks, log });
      t.teardown(() => restored.app.close());
      const people = (db: TestKit['db']) =>
        db
          .forSchool(kit.schoolA)
          .read((read) => read.from('person').selectAll().orderBy('id').execute());
      const before = await people(kit.db);
      t.ok(before.length > 0);
      t.same(await people(restored.services.db), before);
      const trail = await restored.services.db.forSchool(kit.schoolA).read(verifyTrail);
      t.equal(trail.result, 'intact', 'one moment: the last act is there whole');
      const key = (services: TestKit['services']) =>
        services.db.forSchool(kit.schoolA).read((read) => services.keys.get(read, 'card'));
      const cardKey = await key(kit.services);
      t.same(
        await key(restored.services),
        cardKey,
        'keys open under the master key that came along',
      );
    },
  );

onBothEngines(t, 'what is no good copy for here is one sentence', { features }, async (t, kit) => {
  await makeSite(kit);
  const dir = mkdtempSync(join(folder, 'bad-'));
  const { config } = kit.services;
  const outFile = join(dir, 'good.furtka');
  const write = (more: object) =>
    writeCopy({ config, outFile, passphrase, nowMs: () => kit.clock.nowMs(), ...more });
  await write({});
  const whole = readFileSync(outFile);
  const changed = (name: string, bytes: Buffer): string => {
    writeFileSync(join(dir, name), bytes);
    return join(dir, name);
  };
  const target = await emptyTarget(t, kit);
  const refused = async (more: Partial<RestoreOptions>, sentence: RegExp) => {
    const given = { config: target, features, inFile: outFile, passphrase, ...more };
    t.match(await sentenceOf(restoreCopy(given)), sentence);
    t.notOk(existsSync(target.dataDir), `${sentence}: nothing is left`);
  };
  const flipped = Buffer.from(whole);
  flipped[whole.length - 100] = (flipped[whole.length - 100] ?? 0) ^ 1;
  await refused({ passphrase: newPassphrase() }, /passphrase is not the one of this copy/);
  await refused({ inFile: changed('cut', whole.subarray(0, -1)) }, /damaged or cut short/);
  if (kit.engine === 'sqlite') {
    await refused({ inFile: changed('bit', flipped) }, /damaged or cut short/);
    await refused({ inFile: changed('text', Buffer.from('Dobry')) }, /not a copy of a core/);
    await refused({ inFile: join(dir, 'none') }, /cannot be read \(ENOENT\)/);
  }
  await refused({ features: features.slice(0, -1) }, /made by a newer program \(system\/keeping/);
  await refused({ config: { ...target, kind: 'production' } }, /of a demo installation/);
  await refused({ config: { ...target, dataDir: join(dir, 'no', 'such') } }, /There is no folder/);
  const onto = restoreCopy({ config, features, inFile: outFile, passphrase });
  t.match(await sentenceOf(onto), /is not empty/);
  t.match(await sentenceOf(write({})), /is there already/);
  t.match(await sentenceOf(write({ outFile: join(dir, 'no', 'x') })), /cannot be used \(ENOENT\)/);
  const given = new AbortController();
  given.abort();
  const givenUp = write({ outFile: join(dir, 'y'), signal: given.signal });
  t.match(await sentenceOf(givenUp), /was given up/);
  t.notOk(existsSync(join(dir, 'y.part')));
  t.notOk(readdirSync(config.dataDir).some((name) => name.endsWith('.copy')));
  await restoreCopy({ config: target, features, inFile: outFile, passphrase });
  t.ok(existsSync(join(target.dataDir, 'master.key')), 'after all that the place is still free');
});

for (const options of [withCopies()])
  onBothEngines(t, 'three days without a copy are told', options, async (t, kit) => {
    const away = `${options.dir}-away`;
    for (const name of readdirSync(options.dir)) rmSync(join(options.dir, name));
    const site = await makeSite(kit);
    kit.clock.advance(2 * 60_000);
    await kit.settle();
    t.match(await view(site), { state: 'fine', copies: [{ cause: 'night', outcome: 'good' }] });
    kit.clock.advance(3_600_000);
    await kit.settle();
    t.equal((await view(site)).copies.length, 1, 'not every hour');
    renameSync(options.dir, away);
    t.teardown(() => existsSync(away) && renameSync(away, options.dir));
    kit.clock.advance(DAY_MS + 3_600_000);
    await kit.settle();
    t.match(await view(site), {
      state: 'missing',
      lastGood: { isThere: false },
      copies: [
        { outcome: 'failed', fault: 'folder', bytes: 0 },
        { outcome: 'good', isThere: false },
      ],
    });
    const gone = (await kit.anonymous.get('/metrics')).body;
    t.match(gone, /furtka_core_backup_folder_there 0/);
    t.notMatch(gone, /store="copies"/, 'no figure of a disk that is not there');
    kit.clock.advance(2 * DAY_MS);
    // Tried while the folder is away: else the runner, which looks every second by the wall, may find it back before the page does.
    await kit.settle();
    t.equal((await view(site)).state, 'missing', 'graver than old');
    t.match((await kit.anonymous.get('/metrics')).body, /furtka_core_backup_age_seconds 2\d{5}/);
    renameSync(away, options.dir);
    t.equal((await view(site)).state, 'old', 'the folder is back, its copy is three days old');
    t.match((await kit.anonymous.get('/metrics')).body, /furtka_core_backup_folder_there 1/);
    // The hour after the last try.
    kit.clock.advance(3_600_000);
    await kit.settle();
    t.equal((await view(site)).state, 'fine', 'healed by itself');
    chmodSync(keyFile, 0o644);
    await copyNow(kit, site);
    chmodSync(keyFile, 0o600);
    t.match((await view(site)).copies[0], { fault: 'key', cause: 'person' });
    kit.clock.advance(31 * DAY_MS);
    for (let night = 0; night < 4; night += 1) {
      kit.clock.advance(DAY_MS + 3_600_000);
      await kit.settle();
    }
    const { copies } = await view(site);
    t.equal(copies.filter((one: object) => 'erasedAtUtc' in one).length, 2, 'thirty days over');
    const there = copies.filter(({ isThere }: { isThere: boolean }) => isThere).length;
    t.equal(readdirSync(options.dir).length, there);
  });

onBothEngines(t, 'copies are the administrator’s', withCopies(), async (t, kit) => {
  const site = await makeSite(kit);
  t.equal((await site.office.get('/api/v1/keeping')).statusCode, 403);
  t.equal((await site.office.send('POST', '/api/v1/keeping/copies')).statusCode, 403);
  t.equal((await site.admin.send('POST', '/api/v1/keeping/copies')).statusCode, 200);
  const twice = await site.admin.send('POST', '/api/v1/keeping/copies');
  t.equal(twice.json().code, 'keeping.already_copying');
  t.match(await view(site), { isCopying: true });
});

onBothEngines(t, 'where none are made the page says so', { features }, async (t, kit) => {
  const site = await makeSite(kit);
  t.match(await view(site), { state: 'off', copies: [], stores: [{ store: 'database' }] });
  t.equal((await copyNow(kit, site)).json().code, 'keeping.off');
});

onBothEngines(
  t,
  'a mail server that refuses the login of the diary stands on the administrator’s page',
  { features },
  async (t, kit) => {
    const site = await makeSite(kit);
    t.equal((await view(site)).isMailLoginRefused, false);
    Object.defineProperty(kit.services.mailer, 'isLoginRefused', { value: true });
    t.equal((await view(site)).isMailLoginRefused, true);
    const metrics = await kit.services.metrics.metrics();
    t.match(metrics, /^furtka_core_mail_login_refused 1$/m);
  },
);
