import t from 'tap';
import { defineFeature } from '../../kernel/feature.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { groups } from '../groups/feature.ts';
import { moves } from '../moves/feature.ts';
import { pupilFiles } from '../pupil-files/feature.ts';
import { supportDocuments } from '../support-documents/feature.ts';
import { pupilRecord } from './feature.ts';
import { recordParts } from './record.ts';

/** A feature of a later time: its part stands in the record without a change elsewhere. */
const marks = defineFeature({
  name: 'teaching/test-marks',
  nouns: [],
  recordSections: [
    {
      name: 'teaching/test-marks',
      order: 50,
      permission: 'student.read',
      load: async () => ({ title: 'Oceny', columns: ['Przedmiot'], rows: [['Matematyka']] }),
    },
  ],
});
const options = {
  features: [...worldFeatures, groups, moves, pupilFiles, supportDocuments, marks, pupilRecord],
};
const path = (what: string, name = 'jan', key: 'a' | 'b' = 'a') =>
  `/api/v1/students/${fixtureId(key, name)}/${what}`;

onBothEngines(
  t,
  '[PUPIL-04] the record of one pupil is printed, of the parts that the asker may see',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const admin = as(kit, 'a', 'admin', 'admin');
    await admin.send('PATCH', path('file'), { version: 1, birthPlace: 'Łódź' });
    await homeroom.send('POST', path('support-documents'), {
      kind: 'opinion',
      issuer: 'Poradnia nr 4',
      number: null,
      issuedOn: '2026-06-10',
      validUntil: null,
      about: 'dysleksja',
      recommendations: 'większa czcionka',
    });
    const titles = async (who: typeof admin) => {
      const { principal } = who;
      if (principal === undefined) throw new Error('nobody is signed in');
      const { parts } = await kit.db.forSchool(kit.schoolA).read((read) =>
        recordParts(read, fixtureId<'PersonId'>('a', 'jan'), {
          services: kit.services,
          principal,
          date: '2026-09-07',
        }),
      );
      return parts.map((part) => part.title);
    };
    const common = ['Dane osobowe', 'Rodzice i opiekunowie', 'Przebieg nauki', 'Oceny'];
    t.same(await titles(homeroom), [...common, 'Opinie i orzeczenia poradni']);
    t.same(await titles(admin), common, 'the administrator sees no opinion');
    const printed = await homeroom.send('POST', path('record/print'));
    t.equal(printed.statusCode, 200, printed.body.slice(0, 200));
    t.equal(printed.headers['content-type'], 'application/pdf');
    t.equal(printed.rawPayload.subarray(0, 5).toString(), '%PDF-');
    const status = async (
      role: Parameters<typeof as>[2],
      person: string,
      url = path('record/print'),
    ) => (await as(kit, 'a', role, person).send('POST', url)).statusCode;
    t.equal(await status('secretariat', 'secretary'), 403);
    t.equal(await status('homeroomTeacher', 'lis'), 404);
    t.equal(await status('director', 'director', path('record/print', 'jan', 'b')), 404);
  },
);
