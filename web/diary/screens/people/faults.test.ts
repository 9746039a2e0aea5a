import t from 'tap';
import {
  date,
  email,
  faultsOf,
  isClean,
  login,
  needed,
  numberInClass,
  optional,
  pesel,
  phone,
} from './faults.ts';

t.test('a form says which fields do not fit and why', async (t) => {
  const rules = { name: needed, born: optional(date), pesel: optional(pesel) };
  t.same(faultsOf({ name: ' ', born: '2026-02-30', pesel: '44051401358' }, rules), {
    name: 'required',
    born: 'date',
    pesel: 'pesel',
  });
  t.same(faultsOf({ name: 'Żak', born: '', pesel: '44051401359' }, rules), {});
  t.ok(isClean({}));
  t.notOk(isClean({ name: 'required' }));
});

t.test('contacts, numbers and logins are judged as the server judges them', async (t) => {
  t.equal(phone('+48 600 000 001'), undefined);
  t.equal(phone('nie wiem'), 'phone');
  t.equal(email('anna@example.pl'), undefined);
  t.equal(email('anna'), 'email');
  for (const wrong of ['0', '100', '1a', '']) t.equal(numberInClass(wrong), 'number', wrong);
  t.equal(numberInClass('12'), undefined);
  t.equal(login('anna.zak'), undefined);
  for (const wrong of ['ab', 'Anna', 'żak.a', '.anna']) t.equal(login(wrong), 'login', wrong);
});
