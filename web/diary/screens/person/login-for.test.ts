import t from 'tap';
import { loginFor } from './login-for.ts';

t.test('a login is made of a name without marks', async (t) => {
  t.equal(loginFor({ firstName: 'Łucja', lastName: 'Żak-Śliwa' }), 'lucja.zaksliwa');
  t.equal(loginFor({ firstName: '', lastName: 'Ącki' }), 'acki');
});
