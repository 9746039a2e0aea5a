import t from 'tap';
import { csvOf } from './csv.ts';
import { recordDiff, shapeOf } from './diff-rows.ts';
import { codesMeant, searchOf } from './history-address.ts';

const KNOWN = [
  { code: 'card.block', word: 'zablokowanie karty' },
  { code: 'card.unblock', word: 'odblokowanie karty' },
  { code: 'door.change', word: 'zmiana drzwi' },
  { code: 'student.move', word: 'przeniesienie ucznia' },
];

t.test('words mean the acts that hold them, in any order, without Polish marks', async (t) => {
  t.same(codesMeant('blokowanie', KNOWN), ['card.block', 'card.unblock']);
  t.same(codesMeant('KARTY zablok', KNOWN), ['card.block']);
  t.same(codesMeant('przeniesienié', KNOWN), ['student.move']);
  t.same(codesMeant('door', KNOWN), ['door.change'], 'a part of a code');
  t.same(codesMeant('  ', KNOWN), []);
  t.same(codesMeant('pogoda', KNOWN), []);
  t.same(codesMeant('exam.added', KNOWN), ['exam.added'], 'a code of a newer server');
  const many = Array.from({ length: 60 }, (_, n) => ({ code: `a.b${n}`, word: 'x' }));
  t.equal(codesMeant('x', many).length, 40);
});

t.test('an address becomes a question, or says why not', async (t) => {
  t.same(searchOf({ about: ' Żak ', what: 'zablok', from: '2026-11-01', school: 's' }, KNOWN), {
    ok: true,
    search: { search: 'Żak', action: 'card.block', from: '2026-11-01' },
  });
  t.same(searchOf({}, KNOWN), { ok: true, search: {} });
  t.same(searchOf({ what: 'pogoda' }, KNOWN), { ok: false, why: 'noSuchAct' });
  t.same(searchOf({ from: '2026-11-02', to: '2026-11-01' }, KNOWN), {
    ok: false,
    why: 'datesTurned',
  });
});

t.test('a change is told field by field, without what only machines use', async (t) => {
  const diff = recordDiff({
    operation: 'update',
    record: 'person',
    recordId: 'p',
    old: { last_name: 'Ącka', sort_key: 'x', version: 1 },
    new: { last_name: 'Żak', sort_key: 'y', version: 2 },
  });
  t.same(diff.rows, [{ field: 'last_name', before: 'Ącka', after: 'Żak' }]);
  t.same(recordDiff({ operation: 'insert', new: { name: 'a', note: null } }).rows, [
    { field: 'name', after: 'a' },
    { field: 'note', after: null },
  ]);
});

t.test('a value is told by its shape', async (t) => {
  t.same(shapeOf('note', null), { kind: 'empty' });
  t.same(shapeOf('pin_hash', { secret: 'changed' }), { kind: 'secret' });
  t.same(shapeOf('content', { bytes: 5, sha256: 'a' }), { kind: 'bytes', count: 5 });
  t.same(shapeOf('is_keyholder', true), { kind: 'truth', isTrue: true });
  t.same(shapeOf('at_utc', 5), { kind: 'instant', utcMs: 5 });
  t.same(shapeOf('pulse_ms', 5), { kind: 'text', text: '5' });
  t.same(shapeOf('born_on', '2016-02-03'), { kind: 'date', date: '2016-02-03' });
  t.same(shapeOf('holder_id', '0198d000-0000-7000-8000-000000000001').kind, 'id');
  t.same(shapeOf('staff_hours_json', [1]), { kind: 'text', text: '[1]' });
});

t.test('a file for a spreadsheet runs nothing', async (t) => {
  t.equal(
    csvOf([['a;b', 'c"d', '=1+1', '-5', 'zwykły']]),
    '\uFEFF"a;b";"c""d";\'=1+1;\'-5;zwykły\r\n',
  );
  t.equal(csvOf([['a\nb']]), '\uFEFF"a\nb"\r\n');
});
