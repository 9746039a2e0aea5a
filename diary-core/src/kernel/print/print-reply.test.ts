import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { defineFeature } from '../feature.ts';
import { route } from '../http/route.ts';
import { onBothEngines } from '../testing/engines.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { printReply } from './print-reply.ts';
import { printTemplate } from './template.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-print-'));
writeFileSync(
  join(folder, 'lockers.typ'),
  '#import "/frame.typ": data, frame\n#show: frame\n#data.title\n#if data.isBroken [#data.nothing]',
);
const lockers = printTemplate('lockers', pathToFileURL(join(folder, 'any.ts')).href);

const printRoute = (isBroken: boolean) =>
  route({
    method: 'POST',
    path: isBroken ? '/test-lockers/broken-print' : '/test-lockers/print',
    access: { permission: 'test_locker.write' },
    handler: (context) =>
      printReply(context, {
        template: lockers,
        title: 'Szafki',
        zone: 'Europe/Warsaw',
        data: { title: 'Szafki', isBroken },
        subject: { kind: 'test_locker' },
      }),
  });

const printing = defineFeature({
  name: 'testing/printing',
  nouns: [],
  recorded: { acts: ['print.lockers'], subjects: ['test_locker'] },
  routes: [printRoute(false), printRoute(true)],
});

onBothEngines(
  t,
  'a print is recorded before it leaves; one that fails is not',
  { features: [sampleFeature, printing] },
  async (t, kit) => {
    const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
    const broken = await office.send('POST', '/api/v1/test-lockers/broken-print');
    t.equal(broken.statusCode, 500);
    const reply = await office.send('POST', '/api/v1/test-lockers/print');
    t.equal(reply.statusCode, 200);
    t.equal(reply.headers['content-type'], 'application/pdf');
    t.equal(reply.headers['cache-control'], 'no-store');
    t.match(reply.rawPayload.subarray(0, 5).toString(), '%PDF-');
    const student = kit.signIn([{ schoolId: kit.schoolA, role: 'student' }]);
    t.equal((await student.send('POST', '/api/v1/test-lockers/print')).statusCode, 403);
    const rows = await kit.db
      .forSchool(kit.schoolA)
      .read((read) => read.from('audit').select(['action', 'subject_kind']).execute());
    t.same(rows, [{ action: 'print.lockers', subject_kind: 'test_locker' }]);
  },
);
