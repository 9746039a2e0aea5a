import t from 'tap';
import { loginFor } from './domain.ts';

t.test('a login is plain letters, a dot and digits', async (t) => {
  const of = (firstName: string, lastName: string) => loginFor({ firstName, lastName }, '0417');
  t.equal(of('Łucja', 'Żółć-Ćwikła'), 'lucja.zolccwikla0417');
  t.equal(of('Jan Maria', 'Ąckï'), 'janmaria.acki0417');
  t.equal(of('Олена', 'Коваль'), 'konto0417', 'another script');
  t.equal(of('', 'Ng'), 'ng0417');
  t.match(of('a'.repeat(80), 'b'.repeat(80)), /^[a-z0-9][a-z0-9._@-]{2,119}$/, 'within the schema');
});
