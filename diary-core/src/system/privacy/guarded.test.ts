import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { as } from '../../seed/fixture-world.ts';
import { id, options, type Part, world } from './test-world.ts';

const HEALTH = /dysleksja|czcionka|Poradnia nr 4/;
const OPINION = {
  kind: 'opinion',
  issuer: 'Poradnia nr 4',
  number: '12/2026',
  issuedOn: '2026-06-10',
  validUntil: null,
  about: 'dysleksja rozwojowa',
  recommendations: 'większa czcionka',
};
const documents = `/api/v1/students/${id('lucja')}/support-documents`;

onBothEngines(
  t,
  'data of health leave by no other door: not the register of changes, not the office’s report, and each sight of them is recorded',
  options,
  async (t, kit) => {
    const { parent, office } = await world(kit);
    const [admin, director] = [
      as(kit, 'a', 'admin', 'admin'),
      as(kit, 'a', 'director', 'director'),
    ];
    t.equal((await director.send('POST', documents, OPINION)).statusCode, 204);
    const [document] = (await director.get(documents)).json().items;
    const changed = { ...OPINION, about: 'dysleksja głęboka', version: 1 };
    t.equal(
      (await director.send('PUT', `${documents}/${document.documentId}`, changed)).statusCode,
      204,
    );
    const readings = async (): Promise<string[]> =>
      (await director.get(documents.replace('documents', 'readings')))
        .json()
        .items.map(({ role }: { role: string }) => role);
    t.same(await readings(), ['director']);

    const register = (who: typeof admin) => who.get('/api/v1/audit?limit=20');
    const seenByAdmin = await register(admin);
    t.equal(seenByAdmin.statusCode, 200);
    t.notMatch(seenByAdmin.body, HEALTH);
    t.match(
      seenByAdmin
        .json()
        .items.flatMap(({ changes }: { changes: { record?: string }[] }) => changes)
        .find(({ record }: { record?: string }) => record === 'support_document'),
      { operation: 'update', new: { about: { secret: 'changed' } } },
      'that something changed, and which columns',
    );
    t.same(await readings(), ['director'], 'nothing was shown');
    t.match((await register(director)).body, /dysleksja głęboka/);
    t.same(await readings(), ['director', 'director'], 'the register is a way to read it');

    const report = `/api/v1/subject-data/${id('lucja')}`;
    for (const who of [admin, office])
      for (const answer of [await who.get(report), await who.send('POST', `${report}/export`)]) {
        t.equal(answer.statusCode, 200);
        t.notMatch(answer.body, HEALTH);
        const part = answer.json().parts.find(({ record }: Part) => record === 'support_document');
        t.match(part, { isGuarded: true, count: 1, rows: [], fields: [] }, 'held, and not shown');
      }
    t.same(await readings(), ['director', 'director']);
    t.match((await director.get(report)).body, HEALTH);
    t.match((await parent.get(`/api/v1/child-data/${id('lucja')}`)).body, HEALTH, 'PRIV-01');
    t.same(await readings(), ['guardian', 'director', 'director', 'director']);

    const print = await director.send('POST', `/api/v1/students/${id('lucja')}/record/print`);
    t.equal(print.statusCode, 200);
    t.equal((await readings()).length, 5, 'a print that contains it is a reading');
  },
);
