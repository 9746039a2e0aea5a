import type { PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import Type from 'typebox';
import { features } from '../../features.ts';
import { personsWithin, reaches } from '../../kernel/access/scope.ts';
import { defineFeature } from '../../kernel/feature.ts';
import { route } from '../../kernel/http/route.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, type TestBrowser } from '../accounts/test-browser.ts';
import { PASSWORD, signedIn, signedInAs } from '../accounts/test-person.ts';

const REGISTER = ['grade.read', 'grade.write', 'attendance.read', 'attendance.write'] as const;
const PUPILS = ['acki', 'jan', 'lucja'] as const;
const pupilId = (name: string): PersonId => fixtureId<'PersonId'>('a', name);

/**
 * The register as a later feature will be: its routes ask for the rights that are declared here, and answer whose marks they would
 * show or let change. The rights, whom they reach and who may be given more are of today.
 */
const register = defineFeature({
  name: 'testing/register',
  nouns: [],
  routes: [
    ...REGISTER.map((permission) =>
      route({
        method: 'GET',
        path: `/register/${permission}`,
        access: { permission },
        schemas: { reply: Type.Object({ pupils: Type.Array(Type.String()) }) },
        handler: async ({ read, scope }) => ({
          pupils: await read(async (r) => {
            const within = await personsWithin(r, scope);
            return PUPILS.filter((name) => reaches(within, pupilId(name)));
          }),
        }),
      }),
    ),
  ],
});
const options = { features: [...features, register] };

/** Whose marks somebody reads or writes; undefined: the right is missing. */
const seenBy =
  (browser: TestBrowser) =>
  async (permission: (typeof REGISTER)[number]): Promise<string[] | undefined> => {
    const reply = await browser.send('GET', `/register/${permission}`);
    return reply.statusCode === 200 ? reply.json().pupils : undefined;
  };

onBothEngines(
  t,
  'the grade book and attendance open by right: parents and pupils',
  options,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD, lucja: PASSWORD });
    await t.test('a parent reads of the own children only [PERM-38]', async (t) => {
      const seen = seenBy(await signedIn(kit, 'anna.a'));
      t.same(await seen('grade.read'), ['jan']);
      t.same(await seen('attendance.read'), ['jan']);
      t.equal(await seen('grade.write'), undefined);
      t.equal(await seen('attendance.write'), undefined);
    });
    await t.test('a pupil reads the own ones [PERM-42]', async (t) => {
      const seen = seenBy(await signedIn(kit, 'lucja.a'));
      t.same(await seen('grade.read'), ['lucja']);
      t.same(await seen('attendance.read'), ['lucja']);
      t.equal(await seen('grade.write'), undefined);
    });
  },
);

onBothEngines(
  t,
  'the grade book and attendance open by right: those who work at the school',
  options,
  async (t, kit) => {
    const names = ['admin', 'scibor', 'director', 'secretary'];
    await putSchool(kit, 'a', Object.fromEntries(names.map((name) => [name, PASSWORD])));
    await t.test(
      'whoever teaches reads all and writes the own courses [PERM-23, PERM-25]',
      async (t) => {
        const seen = seenBy(await signedInAs(kit, 'teacher', 'lis'));
        for (const permission of ['grade.read', 'attendance.read'] as const)
          t.same(await seen(permission), PUPILS, permission);
        for (const permission of ['grade.write', 'attendance.write'] as const)
          t.same(await seen(permission), ['acki'], permission);
      },
    );
    await t.test('a homeroom teacher reads all, not of the own class only [PERM-18]', async (t) => {
      const seen = seenBy(await signedIn(kit, 'scibor.a'));
      t.same(await seen('grade.read'), PUPILS);
      t.same(await seen('attendance.read'), PUPILS);
    });
    await t.test(
      'the counsellor reads grades and absences of all [PERM-30, PERM-31]',
      async (t) => {
        const seen = seenBy(await signedInAs(kit, 'counsellor', 'lis'));
        t.same(await seen('grade.read'), PUPILS);
        t.same(await seen('attendance.read'), PUPILS);
        t.equal(await seen('grade.write'), undefined);
        t.equal(await seen('attendance.write'), undefined);
      },
    );
    await t.test(
      'a homeroom teacher writes all grades of the class once the administrator switched it on [PERM-15]',
      async (t) => {
        const admin = await signedIn(kit, 'admin.a');
        const teacher = await signedIn(kit, 'scibor.a');
        const seen = seenBy(teacher);
        const [course] = (await admin.send('GET', `/courses?teacherId=${pupilId('scibor')}`)).json()
          .items;
        const others = {
          teacherIds: [pupilId('lis')],
          from: '2026-09-01',
          version: course.version,
        };
        const moved = await admin.send('PUT', `/courses/${course.courseId}/teachers`, others);
        t.equal(moved.statusCode, 200, moved.body);
        t.same(await seen('grade.write'), [], 'the class is taught by somebody else');
        t.same(await seen('attendance.write'), ['jan', 'lucja'], 'attendance is the homeroom’s');
        const rights = `/accounts/${fixtureId('a', 'account/scibor')}/rights`;
        const body = { key: 'grade.wholeClass', reason: 'decyzja administratora' };
        t.equal((await admin.send('POST', rights, body)).statusCode, 200);
        t.same(await seen('grade.write'), ['jan', 'lucja'], 'the next request');
        const ended = { reason: 'koniec półrocza' };
        await admin.send('POST', `${rights}/grade.wholeClass/take`, ended);
        t.same(await seen('grade.write'), []);
      },
    );
    await t.test(
      'grade categories and the control of attendance are the administrator’s [PERM-03]',
      async (t) => {
        const category = {
          ...{ name: 'Sprawdzian próbny', shortName: 'spp', weightHundredths: 300 },
          ...{ isCounted: true, colour: 'grey' },
        };
        const option = '/school/options/excuse.ahead';
        const change = { value: false, version: 0, minutes: 'Protokół 1/2026' };
        for (const name of ['director.a', 'scibor.a', 'secretary.a']) {
          const other = await signedIn(kit, name);
          t.equal((await other.send('POST', '/grade-categories', category)).statusCode, 403, name);
          t.equal((await other.send('PUT', option, change)).statusCode, 403, name);
        }
        const admin = await signedIn(kit, 'admin.a');
        t.equal((await admin.send('POST', '/grade-categories', category)).statusCode, 200);
        t.match((await admin.send('PUT', option, change)).json(), {
          group: 'attendance',
          value: false,
        });
      },
    );
  },
);
