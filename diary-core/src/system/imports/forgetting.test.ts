import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { moves } from '../../people/moves/feature.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { imports } from './feature.ts';
import { KINDS } from './kinds.ts';
import { importDesk } from './test-imports.ts';

const options = { features: [...worldFeatures, moves, imports] };
const HOUR_MS = 60 * 60_000;
const FILE = 'nazwisko,imie,klasa\nKowalski,Jan,4b\nNowa,Ala,4a\n';

/** An import that is written at its second order, two hours after its file came; its question was open at the first. */
const writtenLate = async (kit: TestKit) => {
  await putWorld(kit);
  const desk = importDesk(kit, as(kit, 'a', 'admin', 'admin'));
  const { importId } = await desk.upload('students', FILE);
  await desk.write(await desk.view(importId));
  kit.clock.advance(2 * HOUR_MS);
  const stopped = await desk.view(importId);
  if (stopped.fault?.code !== 'imports.undecided')
    throw new Error('the first order was not stopped');
  const [question] = stopped.dryRun?.questions ?? [];
  await desk.choose(stopped, { answers: { [question?.key ?? '']: 'new' } });
  await desk.write(await desk.view(importId));
  return { desk, importId };
};

const kept = (kit: TestKit, importId: string) =>
  kit.db.forSchool(kit.schoolA).read((read) => read.require('import_run', importId));

const FORGOTTEN = {
  content_sealed: null,
  journal_sealed: null,
  choices_json: { columns: {}, answers: {} },
};

const passHours = async (kit: TestKit, hours: number): Promise<void> => {
  kit.clock.advance(hours * HOUR_MS);
  await kit.settle();
};

/** Makes one act of the kind fail as a fault of the program would. @returns what heals it */
const breaking = (act: 'write' | 'requireUndoable'): (() => void) => {
  const kind = KINDS.students;
  const { write, requireUndoable } = kind;
  kind[act] = () => Promise.reject(new RangeError('a fault of the program'));
  return () => {
    kind.write = write;
    if (requireUndoable === undefined) delete kind.requireUndoable;
    else kind.requireUndoable = requireUndoable;
  };
};

/** A job has three attempts, the last five and a half minutes after the first. */
const attemptAll = async (kit: TestKit): Promise<void> => {
  for (let attempt = 1; attempt < 3; attempt += 1) {
    kit.clock.advance(5 * 60_000);
    await kit.settle();
  }
};

onBothEngines(
  t,
  'an import that was stopped and then written is forgotten a day after it was written',
  options,
  async (t, kit) => {
    const { desk, importId } = await writtenLate(kit);
    t.match(await desk.view(importId), { state: 'written' });
    await passHours(kit, 23);
    t.ok((await kept(kit, importId)).journal_sealed, 'it can be undone for a whole day');
    await passHours(kit, 1);
    t.match(await kept(kit, importId), { state: 'written', ...FORGOTTEN });
  },
);

onBothEngines(
  t,
  'what keeps a way back says in the same transaction when it goes',
  options,
  async (t, kit) => {
    const { importId } = await writtenLate(kit);
    const jobs = await kit.db
      .forSchool(kit.schoolA)
      .read((read) =>
        read.from('job').select(['kind', 'state', 'run_at_utc', 'created_at_utc']).execute(),
      );
    const { written_at_utc: writtenAtUtc } = await kept(kit, importId);
    t.match(
      jobs.find(({ run_at_utc: at }) => at === (writtenAtUtc ?? 0) + 24 * HOUR_MS),
      { kind: 'imports.forget', state: 'waiting', created_at_utc: writtenAtUtc },
    );
  },
);

onBothEngines(
  t,
  'a writing that the program cannot do is given back, and another import may go in',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const desk = importDesk(kit, as(kit, 'a', 'admin', 'admin'));
    const run = await desk.upload('students', 'nazwisko,imie,klasa\nNowa,Ala,4a\n');
    const other = await desk.upload('students', 'nazwisko,imie,klasa\nInna,Ola,4b\n');
    const heal = breaking('write');
    try {
      await desk.write(run);
      t.match(await desk.view(run.importId), { state: 'writing', fault: null });
      t.equal((await desk.write(other)).json().code, 'imports.busy');
      await attemptAll(kit);
    } finally {
      heal();
    }
    const given = await desk.view(run.importId);
    t.match(given, { state: 'ready', fault: { code: 'imports.failed' } });
    t.match(given.counts, { new: 1 }, 'it can be looked at and tried again');
    t.equal((await desk.write(other)).statusCode, 204);
    t.match(await desk.view(other.importId), { state: 'written' });
    await desk.write(given);
    t.match(await desk.view(run.importId), { state: 'written', fault: null });
  },
);

onBothEngines(
  t,
  'an undoing that the program cannot do is given back, and is forgotten though its day ended meanwhile',
  options,
  async (t, kit) => {
    const { desk, importId } = await writtenLate(kit);
    kit.clock.advance(24 * HOUR_MS - 60_000);
    const heal = breaking('requireUndoable');
    try {
      await desk.undo(await desk.view(importId));
      t.match(await desk.view(importId), { state: 'undoing' });
      await attemptAll(kit);
    } finally {
      heal();
    }
    t.match(await desk.view(importId), {
      state: 'written',
      fault: { code: 'imports.failed' },
      undoUntilUtc: null,
    });
    await passHours(kit, 1);
    t.match(await kept(kit, importId), { state: 'written', ...FORGOTTEN });
  },
);

onBothEngines(
  t,
  'a process that dies in its last attempt leaves no import busy for ever',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const desk = importDesk(kit, as(kit, 'a', 'admin', 'admin'));
    const run = await desk.upload('students', 'nazwisko,imie,klasa\nNowa,Ala,4a\n');
    const school = kit.db.forSchool(kit.schoolA);
    const heal = breaking('write');
    await desk.write(run);
    heal();
    // As three processes would leave it that were killed in the middle of the work.
    await school.change(
      { actor: kit.actor, action: 'test.setup', subject: { kind: 'import_run' } },
      async (tx) => {
        await tx
          .updateTable('job')
          .set({ attempt: 3, state: 'running', lease_until_utc: kit.clock.nowMs() + 1_000 })
          .where('kind', '=', 'imports.write')
          .execute();
      },
    );
    t.match(await desk.view(run.importId), { state: 'writing' });
    await passHours(kit, 1);
    t.match(await desk.view(run.importId), { state: 'ready', fault: { code: 'imports.failed' } });
  },
);
