import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { accounts0040 } from './migrations/0040-shut-with-account.ts';
import { putSchool, worldOptions } from './test-browser.ts';

onBothEngines(
  t,
  'roles that were shut before they said why open again with their account, withdrawn ones do not',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a');
    const school = kit.db.forSchool(kit.schoolA);
    const act = { actor: kit.actor, action: 'test.setup', subject: { kind: 'account' } };
    const shut = (name: string, state: 'suspended' | 'closed', state_reason: string) =>
      school.change(act, (tx) => {
        const account_id = fixtureId<'AccountId'>('a', `account/${name}`);
        return tx.updateWhere('membership', { account_id }, { state, state_reason });
      });
    await shut('anna', 'suspended', 'urlop');
    await shut('scibor', 'closed', 'odeszła');
    await shut('secretary', 'closed', 'zarządzenie 4/2026');
    await shut('lucja', 'closed', 'removal');
    await kit.kernel.engine.migrate((run) =>
      run(({ kysely }) =>
        accounts0040.up({ db: kysely, addColumns: async () => undefined } as never),
      ),
    );
    const rows = await school.read((read) =>
      read
        .from('membership as m')
        .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
        .select('a.login')
        .where('m.is_shut_with_account', '=', true)
        .orderBy('a.login')
        .execute(),
    );
    t.same(
      rows.map(({ login }) => login),
      ['anna.a', 'scibor.a'],
    );
  },
);
