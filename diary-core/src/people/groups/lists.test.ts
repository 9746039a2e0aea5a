import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const PATH = '/api/v1/groups';
const id = (name: string) => fixtureId('a', name) as string;

/** A group of 4a and 4b, and what an administrator asks of it. */
const putGroup = async (kit: TestKit) => {
  const admin = as(kit, 'a', 'admin', 'admin');
  const body = {
    name: 'Angielski 1',
    subjectId: id('polish'),
    teacherId: id('lis'),
    classIds: [id('4a'), id('4b')],
  };
  const added = await admin.send('POST', PATH, { ...body, yearId: id('year') });
  const { groupId } = added.json();
  const on = async (date: string) => (await admin.get(`${PATH}/${groupId}?date=${date}`)).json();
  const version = async () => (await on('2026-09-01')).version;
  return {
    on,
    change: async (classes: readonly string[]) =>
      admin.send('PUT', `${PATH}/${groupId}`, {
        ...body,
        classIds: classes.map(id),
        version: await version(),
      }),
    set: async (from: string, names: readonly string[]) =>
      admin.send('PUT', `${PATH}/${groupId}/members`, {
        from,
        studentIds: names.map(id),
        version: await version(),
      }),
    lines: async (date: string) =>
      (await on(date)).members.map(
        (each: { numberInGroup: number; lastName: string; since: string }) => [
          each.numberInGroup,
          each.lastName,
          each.since,
        ],
      ),
  };
};

onBothEngines(
  t,
  'a class leaves a group only when none of its pupils is in it, so that the list can always be saved',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const group = await putGroup(kit);
    t.equal((await group.set('2026-09-01', ['acki', 'lucja'])).statusCode, 200);
    const refused = await group.change(['4a']);
    t.strictSame(refused.json(), { code: 'groups.class_has_members', details: { count: 1 } });
    t.same((await group.on('2026-09-01')).classIds.length, 2, 'nothing half done');
    t.equal((await group.set('2026-09-01', ['lucja'])).statusCode, 200);
    const left = await group.change(['4a']);
    t.equal(left.statusCode, 200, left.body);
    t.equal((await group.change(['4a', '4b'])).statusCode, 200, 'a class may always come');
  },
);

onBothEngines(
  t,
  'a list change with an earlier day leaves later changes and the numbers of past days as they were [GROUP-13]',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const group = await putGroup(kit);
    await group.set('2026-09-01', ['jan', 'lucja']);
    await group.set('2026-10-01', ['lucja', 'acki']);
    t.same((await group.on('2026-09-15')).laterChanges, ['2026-10-01']);
    t.equal((await group.set('2026-09-15', ['lucja', 'jan'])).statusCode, 200);
    t.same(
      await group.lines('2026-09-14'),
      [
        [1, 'Kowalski', '2026-09-01'],
        [2, 'Żak', '2026-09-01'],
      ],
      'numbers of past days',
    );
    t.same(
      await group.lines('2026-09-15'),
      [
        [1, 'Żak', '2026-09-01'],
        [2, 'Kowalski', '2026-09-01'],
      ],
      'a new number is no new membership',
    );
    const later = [
      [1, 'Żak', '2026-09-01'],
      [2, 'Ącki', '2026-10-01'],
    ];
    t.same(await group.lines('2026-10-01'), later, 'the later change stays');
    t.equal((await group.set('2026-09-20', [])).statusCode, 200);
    t.same(await group.lines('2026-09-20'), []);
    t.same((await group.lines('2026-09-19')).length, 2, 'what was held is not deleted');
    t.same(
      (await group.lines('2026-10-01')).map(([, name]: [number, string]) => name),
      ['Żak', 'Ącki'],
      'an empty list of an old day deletes nothing later',
    );
  },
);
