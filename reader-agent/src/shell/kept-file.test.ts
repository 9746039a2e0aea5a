import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { readKept, writeKept } from './kept-file.ts';

const texts = (dir: string): string[] => readKept(dir, 'roster').texts.map(({ text }) => text);

t.test('the newest whole text counts; the other slot keeps the one before', async (t) => {
  const dir = t.testdir();
  t.match(readKept(dir, 'roster'), { texts: [], isDamaged: false });
  for (const text of ['one', 'two', 'three\nwith a line'])
    writeKept(readKept(dir, 'roster').file, text);
  t.same(texts(dir), ['three\nwith a line', 'two']);
  t.equal(statSync(join(dir, 'roster.a')).mode & 0o777, 0o600);
});

t.test('a slot cut off at any byte, or with a flipped bit, leaves the other one', async (t) => {
  const dir = t.testdir();
  writeKept(readKept(dir, 'roster').file, 'one');
  writeKept(readKept(dir, 'roster').file, 'two');
  const newest = join(dir, `roster.${readKept(dir, 'roster').file.slot}`);
  const whole = readFileSync(newest);
  for (let length = 0; length < whole.length; length += 1) {
    writeFileSync(newest, whole);
    truncateSync(newest, length);
    t.same(texts(dir), ['one']);
  }
  for (let at = 0; at < whole.length; at += 1) {
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    writeFileSync(newest, flipped);
    t.same(texts(dir), ['one']);
  }
  t.equal(readKept(dir, 'roster').isDamaged, true);
  writeKept(readKept(dir, 'roster').file, 'three');
  t.same(texts(dir), ['three', 'one'], 'the damaged slot is the one that is written over');
});

t.test('half a temporary file of a power cut changes nothing', async (t) => {
  const dir = t.testdir();
  writeKept(readKept(dir, 'roster').file, 'one');
  writeFileSync(join(dir, 'roster.b.new'), 'half a');
  t.same(texts(dir), ['one']);
});
