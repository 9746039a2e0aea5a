import t from 'tap';
import { type Fact, missingOf, planFacts } from './domain.ts';

const fact = (factId: string, field: Fact['field'], value: string): Fact => ({
  factId,
  field,
  value,
  from: '2026-09-01',
  to: null,
});

t.test('only what differs ends and begins', async (t) => {
  const holding = [
    fact('1', 'citizenship', 'PL'),
    fact('2', 'citizenship', 'UA'),
    fact('3', 'phone', '600'),
  ];
  const plan = planFacts(
    holding,
    new Map([
      ['citizenship', ['UA', 'DE', 'DE']],
      ['email', ['a@b.pl']],
    ]),
  );
  t.same(
    plan.ended.map(({ factId }) => factId),
    ['1'],
    'a field that is not named stays',
  );
  t.same(plan.added, [
    { field: 'citizenship', value: 'DE' },
    { field: 'email', value: 'a@b.pl' },
  ]);
  t.same(planFacts(holding, new Map([['phone', ['600']]])), { ended: [], added: [] });
  t.same(planFacts(holding, new Map([['phone', []]])).ended[0]?.factId, '3', 'taken away');
});

t.test('a child without PESEL is complete with a document', async (t) => {
  const all = new Set([
    'bornOn',
    'birthPlace',
    'sex',
    'homeAddress',
    'citizenship',
    'guardianPhone',
  ] as const);
  t.same(missingOf(all), ['pesel']);
  t.same(missingOf(new Set([...all, 'document'] as const)), []);
  t.equal(missingOf(new Set()).length, 7);
});
