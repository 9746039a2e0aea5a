import fc from 'fast-check';
import t from 'tap';
import { idColumn, idTable, rowOf, rowsOf, uuidAt } from './id-table.ts';

const uuidText = fc.uuid().map((text) => text.toLowerCase());

t.test('a table finds what a list finds, for UUIDs and for hashes', async (t) => {
  fc.assert(
    fc.property(fc.array(uuidText, { maxLength: 60 }), fc.array(uuidText), (ids, others) => {
      const table = idTable(ids);
      return [...ids, ...others].every(
        (id) =>
          rowOf(table, id) === ids.indexOf(id) &&
          rowOf(table, id.replaceAll('-', '')) === ids.indexOf(id),
      );
    }),
  );
  t.pass('equal');
});

t.test('an id that stands twice has both rows', async (t) => {
  const id = '018f3b1c-0000-7000-8000-00000000abcd';
  const other = '018f3b1c-0000-7000-8000-00000001abcd';
  const table = idTable([id, other, id]);
  t.same(rowsOf(table, id), [0, 2]);
  t.same(rowsOf(table, other), [1]);
  t.same(rowsOf(table, 'not an id'), []);
  t.equal(rowOf(table, ''), -1);
  t.equal(rowOf(idTable([]), id), -1);
});

t.test('a column gives back its texts and tells none from an id', async (t) => {
  const id = '018f3b1c-0000-7000-8000-00000000abcd';
  const column = idColumn([id, undefined]);
  t.equal(uuidAt(column, 0), id);
  t.equal(uuidAt(column, 1), undefined);
});
