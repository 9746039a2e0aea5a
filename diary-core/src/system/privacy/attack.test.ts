import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { as } from '../../seed/fixture-world.ts';
import { id, options, type Part, world } from './test-world.ts';

onBothEngines(
  t,
  'data of students and families are confidential: nobody reaches beyond the own family [PRIV-08]',
  options,
  async (t, kit) => {
    const { parent, pupil, office } = await world(kit);
    const teacher = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const attempts = [
      [parent, `/child-data/${id('jan')}`, 404],
      [parent, `/child-data/${id('katarzyna')}`, 404],
      [parent, `/own-data/${id('lucja')}`, 404],
      [parent, `/own-data/${id('tomasz')}`, 404],
      [parent, `/subject-data/${id('lucja')}`, 403],
      [pupil, `/own-data/${id('jan')}`, 404],
      [pupil, `/child-data/${id('lucja')}`, 403],
      [teacher, `/subject-data/${id('lucja')}`, 403],
      [teacher, `/own-data/${id('lucja')}`, 404],
      [office, `/subject-data/${id('lucja', 'b')}`, 404],
      [parent, `/child-data/${id('lucja', 'b')}`, 404],
      [kit.anonymous, `/own-data/${id('lucja')}`, 401],
    ] as const;
    for (const [who, path, status] of attempts) {
      t.equal((await who.get(`/api/v1${path}`)).statusCode, status, `GET ${path}`);
      for (const way of ['export', 'print'])
        t.equal(
          (await who.send('POST', `/api/v1${path}/${way}`)).statusCode,
          status,
          `${way} ${path}`,
        );
    }
    // The bond ends: so does the right.
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test.end', subject: { kind: 'test' } }, (tx) =>
        tx.updateWhere(
          'guardianship',
          { guardian_id: id('katarzyna') },
          { last_day: '2026-10-04' },
        ),
      );
    t.equal((await parent.get(`/api/v1/child-data/${id('lucja')}`)).statusCode, 404);
  },
);

onBothEngines(
  t,
  'paper and file are made from the same data, and that they were made is kept [PRIV-12]',
  options,
  async (t, kit) => {
    const { parent } = await world(kit);
    const path = `/api/v1/child-data/${id('lucja')}`;
    const paper = await parent.send('POST', `${path}/print`);
    t.equal(paper.headers['content-type'], 'application/pdf');
    t.ok(paper.rawPayload.subarray(0, 5).equals(Buffer.from('%PDF-')));
    const file = (await parent.send('POST', `${path}/export`)).json();
    t.ok(
      file.parts.every((part: Part) => part.rows.length === part.count),
      'all rows',
    );
    const acts = await kit.db
      .forSchool(kit.schoolA)
      .read((r) =>
        r
          .from('audit')
          .select(['action', 'actor_role', 'subject_id'])
          .where('action', 'in', ['print.data-report', 'export.dataReport'])
          .orderBy('version')
          .execute(),
      );
    t.match(acts, [
      { action: 'print.data-report', actor_role: 'guardian', subject_id: id('lucja') },
      { action: 'export.dataReport', actor_role: 'guardian', subject_id: id('lucja') },
    ]);
  },
);
