import t from 'tap';
import type { DeskAccount } from './account-queries.ts';
import { foundAccounts, readyToFind, type Wish } from './found-accounts.ts';

const account = (name: string, more: Partial<DeskAccount> = {}): DeskAccount =>
  ({
    accountId: name,
    login: `${name.toLowerCase()}1`,
    name,
    roles: ['guardian'],
    personId: null,
    password: 'own',
    locked: false,
    state: 'open',
    classNames: [],
    lastGoodLoginAtUtc: 1,
    ...more,
  }) as DeskAccount;

const accounts = [
  account('Łucja Żak', { classNames: ['4a'], roles: ['student'] as DeskAccount['roles'] }),
  account('Jan Ącki', { locked: true }),
  account('Ewa Ng', { state: 'closed' }),
  account('Iga Nowa', { issuedAtUtc: 1 }),
].map((each) => (each.name === 'Iga Nowa' ? { ...each, lastGoodLoginAtUtc: undefined } : each));

const none: Wish = { search: '', filter: 'all', className: '', role: '' };
const names = (wish: Partial<Wish>): string[] =>
  foundAccounts(readyToFind(accounts as DeskAccount[]), { ...none, ...wish }).map(
    ({ name }) => name,
  );

t.test('accounts are found by words, class, role and state', async (t) => {
  t.same(names({}).length, 4);
  t.same(names({ search: 'zak luc' }), ['Łucja Żak'], 'without Polish letters, in any order');
  t.same(names({ search: 'ąCKI' }), ['Jan Ącki']);
  t.same(names({ className: '4a' }), ['Łucja Żak']);
  t.same(names({ role: 'student' }), ['Łucja Żak']);
  t.same(names({ filter: 'locked' }), ['Jan Ącki']);
  t.same(names({ filter: 'suspended' }), ['Ewa Ng']);
  t.same(names({ filter: 'unreceived' }), ['Iga Nowa']);
  t.same(names({ filter: 'unused' }), ['Iga Nowa']);
});
