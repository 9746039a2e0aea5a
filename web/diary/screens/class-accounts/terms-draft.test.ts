import t from 'tap';
import { accountOnPaper, serviceClashes, type TermsDraft, textClashes } from './terms-draft.ts';

const draft = (more: Partial<TermsDraft> = {}): TermsDraft => ({
  services: [{ service: 'sms', basic: 'no', extended: 'paid' }],
  fee: '49,50',
  payee: 'Rada Rodziców',
  account: '61 1090 1014 0000 0712 1981 2874',
  title: 'Dostęp',
  ...more,
});

t.test('one amount or account typed in two ways is no clash', async (t) => {
  const same = draft({ fee: '49.5 zł', account: 'PL61109010140000071219812874', title: 'Dostęp ' });
  t.same(textClashes(draft(), same), []);
  t.same(serviceClashes(draft(), same), []);
});

t.test('what differs is named with both values', async (t) => {
  const other = draft({
    fee: '60',
    payee: '',
    services: [{ service: 'sms', basic: 'no', extended: 'yes' }],
  });
  t.same(textClashes(draft(), other), [
    { field: 'fee', mine: '49,50', theirs: '60' },
    { field: 'payee', mine: 'Rada Rodziców', theirs: '' },
  ]);
  t.same(serviceClashes(draft(), other), [
    { service: 'sms', mode: 'extended', mine: 'paid', theirs: 'yes' },
  ]);
});

t.test('an account number is read in fours', async (t) => {
  t.equal(accountOnPaper('PL61109010140000071219812874'), '61 1090 1014 0000 0712 1981 2874');
  t.equal(accountOnPaper(''), '');
});
