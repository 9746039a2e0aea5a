import t from 'tap';
import { type CellChoices, emptyRow, faultsOfRows, findOne, lessonsOfRows } from './cell-rows.ts';

const choices: CellChoices = {
  subjects: [
    { id: 'm', name: 'Matematyka', short: 'mat' },
    { id: 'p', name: 'Język polski', short: 'pol' },
    { id: 'a', name: 'Język angielski', short: 'ang' },
  ],
  who: [
    { id: 's', name: 'Bożena Ścibor' },
    { id: 'l', name: 'Łukasz Lis' },
    { id: 'k', name: 'Anna Lis-Kowalska' },
  ],
  rooms: [
    { id: '12', name: '12' },
    { id: '120', name: '120' },
  ],
  isOwn: false,
};

t.test('a few letters find the one that is meant, and nothing when two could be', async (t) => {
  const found = (typed: string) => findOne(choices.who, typed)?.id;
  t.equal(found('sci'), 's');
  t.equal(found('lis luk'), 'l');
  t.equal(found('lis'), undefined, 'two of them');
  t.equal(found('kowal'), 'k');
  t.equal(found(''), undefined);
  t.equal(findOne(choices.subjects, 'MAT')?.id, 'm');
  t.equal(findOne(choices.subjects, 'jez')?.id, undefined);
  t.equal(findOne(choices.rooms, '12')?.id, '12', 'the whole name goes before a beginning');
});

t.test('rows become lessons; an unknown word is named, an empty row is left out', async (t) => {
  const row = { key: 1, subject: 'mat', who: 'sci', room: '', group: ' 1 ' };
  t.strictSame(lessonsOfRows([row, emptyRow(2)], choices), [
    { subjectId: 'm', groupName: '1', roomId: null, teacherId: 's', classId: null },
  ]);
  t.equal(faultsOfRows([row, emptyRow(2)], choices).size, 0);
  const faults = faultsOfRows(
    [
      { ...row, subject: 'chemia' },
      { ...row, key: 2, who: '' },
      { ...row, key: 3, room: '13' },
    ],
    choices,
  );
  t.strictSame([...faults.values()], ['subject', 'who', 'room']);
});

t.test('an own hour names a class or none', async (t) => {
  const own = { ...choices, who: [{ id: '4a', name: '4a' }], isOwn: true };
  const row = { key: 1, subject: 'mat', who: '', room: '12', group: '' };
  t.equal(faultsOfRows([row], own).size, 0);
  t.strictSame(lessonsOfRows([{ ...row, who: '4A' }], own), [
    { subjectId: 'm', groupName: '', roomId: '12', teacherId: null, classId: '4a' },
  ]);
});
