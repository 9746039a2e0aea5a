import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CardProof } from '@furtka/hardware/port';
import t, { type Test } from 'tap';
import { foldOf, startTestAgent, type TestAgent } from '../fixtures/agent.ts';
import { door } from '../fixtures/roster.ts';
import { makeSchool, uidCard, uidOf } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';

t.setTimeout(120_000);
const school = await makeSchool();
const cards = [uidCard(1, { assurance: 'keyed' }), uidCard(2), uidCard(3, { assurance: 'keyed' })];
const signed = (needs: 'uid' | 'keyed'): string =>
  school.signRoster({ cards, settings: foldOf(0), doors: [door({ pulseMs: 100, needs })] });
const lay = (t: Test, needs: 'uid' | 'keyed'): string => {
  const dir = t.testdir();
  school.layFolder(dir, signed(needs));
  return dir;
};

/** A card as a reader with keys tells it; what the door said. */
const show = (
  agent: TestAgent,
  number: number,
  proof: CardProof,
  readerId = 'outside',
): string | undefined => {
  const assurance = proof.outcome === 'proved' ? 'keyed' : 'uid';
  const credential = { technology: 'iso14443', uid: uidOf(number), assurance } as const;
  agent.control.presentCard(readerId, credential, proof);
  return agent.decided.at(-1)?.reason;
};
/** On a busy machine the doors are served before the disk has been read: until then nobody enters and nothing is proved. */
const startRead = async (dir: string): Promise<TestAgent> => {
  const agent = await startTestAgent(school, dir);
  await until('the disk was read', () => agent.agent.snapshot().rosterVersion > 0, 60_000);
  return agent;
};
const taps = (agent: TestAgent) => agent.events().filter(({ kind }) => kind === 'tap');
const notesOf = async (agent: TestAgent, count: number): Promise<readonly unknown[]> => {
  await until(`${count} taps are on disk`, () => taps(agent).length >= count);
  return taps(agent).map(({ detail, assurance }) => [assurance, detail?.note]);
};

t.test(
  'T1: at a door that demands a key, a copied number stays outside and is hinted at',
  async (t) => {
    const agent = await startRead(lay(t, 'keyed'));
    t.teardown(() => agent.agent.stop());
    t.equal(show(agent, 1, { outcome: 'proved' }), 'granted.window');
    for (const outcome of ['absent', 'failed', 'late'] as const)
      t.equal(show(agent, 1, { outcome }), 'denied.assurance', outcome);
    t.equal(show(agent, 1, { outcome: 'absent' }, 'inside'), 'exit.known', 'nobody is kept in');
    t.same(await notesOf(agent, 5), [
      ['keyed', undefined],
      ['uid', 'clone.uid_alone'],
      ['uid', 'clone.uid_alone'],
      ['uid', 'keyed.late'],
      ['uid', 'clone.uid_alone'],
    ]);
  },
);

t.test(
  'T2: a card that is not enrolled with a key opens no such door, whatever it proves',
  async (t) => {
    const agent = await startRead(lay(t, 'keyed'));
    t.teardown(() => agent.agent.stop());
    t.equal(show(agent, 2, { outcome: 'proved' }), 'denied.assurance');
  },
);

t.test(
  'at a door that takes numbers both kinds pass; only the keyed card is hinted at',
  async (t) => {
    const agent = await startRead(lay(t, 'uid'));
    t.teardown(() => agent.agent.stop());
    t.equal(show(agent, 2, { outcome: 'absent' }), 'granted.window');
    t.equal(
      show(agent, 1, { outcome: 'late' }),
      'granted.window',
      'it was slow, the door allows it',
    );
    t.equal(show(agent, 3, { outcome: 'failed' }), 'granted.window');
    t.same(await notesOf(agent, 3), [
      ['uid', undefined],
      ['uid', 'keyed.late'],
      ['uid', 'clone.uid_alone'],
    ]);
  },
);

t.test('T4: a recorded message is refused, also by an agent whose power was cut', async (t) => {
  const dir = lay(t, 'keyed');
  const counted = (agent: TestAgent, counter: number, number = 1) =>
    show(agent, number, { outcome: 'proved', counter });
  const first = await startRead(dir);
  t.teardown(() => first.agent.stop());
  t.equal(counted(first, 7), 'granted.window');
  t.equal(counted(first, 7), 'denied.assurance', 'the same message twice');
  t.equal(counted(first, 3), 'denied.assurance', 'an older one');
  t.equal(counted(first, 3, 3), 'granted.window', 'each card counts for itself');
  t.equal(counted(first, 9), 'granted.window', 'the card itself goes on');
  t.same((await notesOf(first, 5)).slice(1, 3), [
    ['uid', 'clone.counter_back'],
    ['uid', 'clone.counter_back'],
  ]);
  const files = (): readonly string[] =>
    readdirSync(dir).filter((name) => /^counters\.[ab]$/.test(name));
  const kept = (): string =>
    files()
      .map((name) => readFileSync(join(dir, name), 'utf8'))
      .join('');
  await until('the last count is on disk', () => kept().includes(',9]'));
  t.notOk(kept().includes(uidOf(1)), 'no number on disk');
  // A copy of the folder as a power cut would leave it: the first agent has not ended.
  const copy = join(dir, 'copy');
  mkdirSync(copy);
  for (const name of ['identity.json', 'roster.a', ...files()])
    cpSync(join(dir, name), join(copy, name));
  await first.agent.stop();
  const second = await startRead(copy);
  t.teardown(() => second.agent.stop());
  t.equal(counted(second, 9), 'denied.assurance', 'the last message of before');
  t.equal(counted(second, 3, 3), 'denied.assurance');
  t.equal(counted(second, 10), 'granted.window');
});
