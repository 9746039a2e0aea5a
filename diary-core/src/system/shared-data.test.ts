import t from 'tap';
import { onBothEngines } from '../kernel/testing/engines.ts';
import { groups } from '../people/groups/feature.ts';
import { moves } from '../people/moves/feature.ts';
import { options } from '../school/options/feature.ts';
import { makeSite, systemFeatures } from './test-site.ts';

const features = [...systemFeatures, options, groups, moves];
const AGREEMENT = { on: '2026-09-04', by: 'Adam Dyrektor', reference: 'D.12/2026' };
const DAY = '2026-09-09';

onBothEngines(
  t,
  'what the office writes once the diary, the timetable, the cards and the gatehouse have at once [STRUCT-04]',
  { features },
  async (t, kit) => {
    const site = await makeSite(kit);
    const { schoolId, classId } = site;
    const api = '/api/v1/timetable';
    const { versionId, version } = (
      await site.admin.send('POST', `${api}/classes/${classId}/versions`, {
        from: '2026-09-07',
        to: null,
      })
    ).json();
    const { subjectId } = (
      await site.admin.send('POST', '/api/v1/subjects', { name: 'Muzyka', shortName: 'muz' })
    ).json();
    const lesson = {
      groupName: '',
      subjectId,
      teacherId: site.teacherId,
      roomId: null,
      classId: null,
    };
    const cells = [{ weekday: 3, period: 1, known: [], lessons: [lesson] }];
    const typed = await site.admin.send('POST', `${api}/versions/${versionId}/cells`, { cells });
    t.equal(typed.statusCode, 200, typed.body);
    const published = { version: typed.json().version ?? version };
    await site.admin.send('POST', `${api}/versions/${versionId}/publish`, published);

    const enrolled = await site.admin.send('POST', '/api/v1/students', {
      firstName: 'Zofia',
      lastName: 'Nowacka',
      classId,
      numberInClass: 17,
      joinedOn: '2026-09-07',
      agreement: AGREEMENT,
    });
    t.equal(enrolled.statusCode, 200, enrolled.body);
    const { studentId } = enrolled.json();
    await kit.settle();

    const has = async (path: string, who = site.office) => {
      const reply = await who.get(path);
      return reply.statusCode === 200 && reply.body.includes(studentId);
    };
    t.ok(await has(`/api/v1/students?classId=${classId}`), 'the list of the class');
    t.ok(await has('/api/v1/card-holders/missing'), 'who waits for a card');
    t.ok(await has('/api/v1/hub/directory', site.bridge), 'the gatehouse');
    const pupil = kit.signIn([{ schoolId, role: 'student', personId: studentId }]);
    const plan = (await pupil.get(`${api}/plan?date=${DAY}`)).json().lessons;
    t.match(
      plan.filter(({ date }: { date: string }) => date === DAY),
      [{ subjectShort: 'muz' }],
      'the timetable of the pupil',
    );
    const renamed = await site.office.send('PATCH', `/api/v1/students/${studentId}`, {
      lastName: 'Nowacka-Lis',
      version: enrolled.json().version,
    });
    t.equal(renamed.statusCode, 200, renamed.body);
    await kit.settle();
    for (const [path, who] of [
      [`/api/v1/students?classId=${classId}`, site.office],
      ['/api/v1/card-holders/missing', site.office],
      ['/api/v1/hub/directory', site.bridge],
    ] as const)
      t.ok((await who.get(path)).body.includes('Nowacka-Lis'), path);
  },
);
