import t from 'tap';
import { isAddress } from './own-email.ts';

t.test('an address is judged as the server judges it', async (t) => {
  for (const whole of ['anna@poczta.pl', 'a.b+c@mail.szkola.edu.pl', 'ąę@poczta.pl'])
    t.ok(isAddress(whole), whole);
  for (const wrong of ['', 'anna', 'anna@', '@poczta.pl', 'anna@poczta', 'a b@poczta.pl', 'a@b.c'])
    t.notOk(isAddress(wrong), wrong);
  t.notOk(isAddress(`a@${'b'.repeat(250)}.pl`), 'too long');
});
