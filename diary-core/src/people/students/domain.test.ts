import t from 'tap';
import { readPesel } from './domain.ts';

t.test('a PESEL says when its holder was born, in each century', async (t) => {
  const born = (text: string) => {
    const found = readPesel(text);
    return found.ok ? `${found.bornOn} ${found.sex}` : found.fault;
  };
  const withCheck = (ten: string) => {
    const sum = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3].reduce(
      (total, weight, index) => total + weight * Number(ten[index]),
      0,
    );
    return `${ten}${(10 - (sum % 10)) % 10}`;
  };
  t.equal(born('44051401359'), '1944-05-14 male');
  t.equal(born(withCheck('1722281246')), '2017-02-28 female');
  t.equal(born(withCheck('1722291246')), 'date', 'no leap year');
  t.equal(born(withCheck('9992311111')), '1899-12-31 male');
  t.equal(born(withCheck('0152011111')), '2101-12-01 male');
  t.equal(born(withCheck('9913011111')), 'date', 'no such month');
  t.equal(born('44051401358'), 'checkDigit');
  t.equal(born('4405140135'), 'digits');
  t.equal(born('4405140135a'), 'digits');
});
