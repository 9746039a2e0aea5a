import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { servicesOf } from './api.ts';
import { DEFAULT_TABLE } from './domain.ts';
import { accessModes } from './feature.ts';

const options = { features: [...worldFeatures, accessModes] };
const API = '/api/v1';
const id = (name: string, key: 'a' | 'b' = 'a') => fixtureId<'PersonId'>(key, name);
const CLASS = `${API}/classes/${id('4a')}/access`;
const OPTION = `${API}/school/options/access.everybodyExtended`;
const terms = (more: object = {}) => ({
  services: DEFAULT_TABLE,
  feeGrosz: 5000,
  payee: 'Rada Rodziców',
  bankAccount: 'PL61 1090 1014 0000 0712 1981 2874',
  transferTitle: 'Dostęp do dziennika',
  version: 0,
  ...more,
});
const people = (kit: TestKit) => ({
  admin: as(kit, 'a', 'admin', 'admin'),
  teacher: as(kit, 'a', 'homeroomTeacher', 'scibor'),
  office: as(kit, 'a', 'secretariat', 'secretary'),
  katarzyna: as(kit, 'a', 'guardian', 'katarzyna'),
  tomasz: as(kit, 'a', 'guardian', 'tomasz'),
});

/** The school takes a fee: both modes count. */
const withFee = async (kit: TestKit) => {
  await putWorld(kit);
  const who = people(kit);
  await who.admin.send('PUT', OPTION, { value: false, version: 0 });
  const set = await who.admin.send('PUT', `${API}/access-modes`, terms());
  return { ...who, set };
};
const modeOf = async (caller: ReturnType<typeof as>) =>
  (await caller.get(`${API}/own-access`)).json().items[0];

onBothEngines(
  t,
  'everybody has the extended mode without a fee, or the table of modes counts [C-04] [C-32] [ACCT-26]',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const { admin, katarzyna } = people(kit);
    const services = () =>
      kit.db.forSchool(kit.schoolA).read((read) => servicesOf(read, id('katarzyna'), '2026-09-20'));
    t.match(await modeOf(katarzyna), { everybodyExtended: true, mode: 'extended', until: null });
    t.match(await services(), { remoteView: 'yes', mobile: 'yes', sms: 'paid' });
    await admin.send('PUT', OPTION, { value: false, version: 0 });
    t.match(await modeOf(katarzyna), { everybodyExtended: false, mode: 'basic' });
    t.strictSame(await services(), {
      correspondence: 'yes',
      announcements: 'yes',
      help: 'yes',
      configuration: 'yes',
      emailNotice: 'yes',
      assistedView: 'yes',
      remoteView: 'no',
      mobile: 'no',
      sms: 'no',
    });
    const free = DEFAULT_TABLE.map((row) =>
      row.service === 'mobile' ? { ...row, basic: 'yes' } : row,
    );
    const body = terms({ services: free });
    t.equal((await admin.send('PUT', `${API}/access-modes`, body)).statusCode, 200);
    t.match(await services(), { mobile: 'yes', remoteView: 'no' }, 'as the school wants it');
    const other = kit.db
      .forSchool(kit.schoolB)
      .read((read) => servicesOf(read, id('katarzyna', 'b'), '2026-09-20'));
    t.match(await other, { mobile: 'yes', remoteView: 'yes' }, 'each school by itself');
  },
);

onBothEngines(
  t,
  'fee and account of the Parents’ Council are the school’s to set [ACCT-28]',
  options,
  async (t, kit) => {
    const { admin, office, katarzyna, set } = await withFee(kit);
    t.match(set.json(), { feeGrosz: 5000, bankAccount: '61109010140000071219812874', version: 1 });
    t.match(await modeOf(katarzyna), { feeGrosz: 5000, payee: 'Rada Rodziców' });
    const put = (body: object) => admin.send('PUT', `${API}/access-modes`, body);
    t.equal((await put(terms())).json().code, 'kernel.version_conflict');
    const wrong = await put(terms({ version: 1, bankAccount: '12345' }));
    t.equal(wrong.json().code, 'accessModes.bank_account');
    const less = DEFAULT_TABLE.map((row) =>
      row.service === 'help' ? { ...row, extended: 'no' } : row,
    );
    t.strictSame((await put(terms({ version: 1, services: less }))).json(), {
      code: 'accessModes.table_faulty',
      details: { fault: 'less' },
    });
    t.equal((await put(terms({ version: 1, feeGrosz: -1 }))).statusCode, 400);
    t.match((await put(terms({ version: 1, feeGrosz: 0, bankAccount: null }))).json(), {
      feeGrosz: 0,
      version: 2,
    });
    t.equal((await office.send('PUT', `${API}/access-modes`, terms())).statusCode, 403);
  },
);

onBothEngines(
  t,
  'the administrator activates in bulk from the treasurer’s list, which the homeroom teacher enters [ACCT-25]',
  options,
  async (t, kit) => {
    const { admin, teacher, office, katarzyna, tomasz } = await withFee(kit);
    const text = 'Żak Łucja;Żak Katarzyna;50;2026-09-05\nKowalski Jan;;50,00\nNikt Taki;;50';
    const checked = (await teacher.send('POST', `${CLASS}/check`, { text })).json().items;
    t.match(checked, [
      { line: 1, guardianId: id('katarzyna'), amountGrosz: 5000, faults: [] },
      { line: 2, guardianId: id('anna'), faults: [] },
      { line: 3, guardianId: null, faults: [{ column: 'student', code: 'unknown' }] },
    ]);
    const line = (name: string, paidOn = '2026-09-05') => ({
      guardianId: id(name),
      amountGrosz: 5000,
      paidOn,
    });
    const enter = (who: typeof teacher, ...payments: object[]) =>
      who.send('POST', `${CLASS}/payments`, { payments });
    t.equal(
      (await enter(teacher, line('anna'), line('lucja'))).json().code,
      'accessModes.not_of_class',
    );
    t.equal(
      (await enter(teacher, line('anna', '2031-01-01'))).json().code,
      'accessModes.wrong_day',
    );
    t.same((await enter(teacher, line('katarzyna'), line('anna'))).json(), { written: 2 });
    t.strictSame((await enter(office, line('tomasz'), line('anna'))).json(), {
      code: 'accessModes.paid_already',
      details: { number: 1 },
    });
    const other = as(kit, 'a', 'homeroomTeacher', 'lis');
    t.equal((await enter(other, line('tomasz'))).statusCode, 404, 'another class');
    t.equal((await as(kit, 'b', 'admin', 'admin').get(CLASS)).statusCode, 404, 'another school');
    t.equal((await modeOf(katarzyna)).mode, 'basic', 'entered is not activated');
    const lines = (await admin.get(`${API}/access-modes/payments`)).json().items;
    t.match(lines, [{ className: '4a', enteredByName: String }, { className: '4a' }]);
    const paymentIds = lines.map((each: { paymentId: string }) => each.paymentId);
    const activate = (ids: string[]) =>
      admin.send('POST', `${API}/access-modes/activations`, { paymentIds: ids });
    t.equal((await activate([...paymentIds, id('nobody')])).statusCode, 404);
    t.equal((await modeOf(katarzyna)).mode, 'basic', 'nothing half done');
    t.equal(
      (await teacher.send('POST', `${API}/access-modes/activations`, { paymentIds })).statusCode,
      403,
    );
    t.same((await activate(paymentIds)).json(), { written: 2 });
    t.same((await activate(paymentIds)).json(), { written: 0 }, 'twice does no harm');
    t.match(await modeOf(katarzyna), { mode: 'extended', until: '2027-08-31' });
    t.match(await modeOf(tomasz), { mode: 'basic', payment: null });
    const removal = await office.send(
      'POST',
      `${API}/access-modes/payments/${paymentIds[0]}/removal`,
      { reason: 'pomyłka' },
    );
    t.equal(removal.json().code, 'accessModes.active_already');
    const rows = (await teacher.get(CLASS)).json().items;
    t.match(
      rows.find((row: { guardianId: string }) => row.guardianId === id('anna')),
      { mode: 'extended', childNames: ['Jan Kowalski'], payment: { amountGrosz: 5000 } },
    );
  },
);

onBothEngines(
  t,
  'a parent orders the activation after the payment stands on the list [ACCT-29]',
  options,
  async (t, kit) => {
    const { admin, office, tomasz } = await withFee(kit);
    const order = () => tomasz.send('PUT', `${API}/own-access/order`);
    t.equal((await order()).json().code, 'accessModes.not_on_list');
    const payments = [{ guardianId: id('tomasz'), amountGrosz: 5000, paidOn: '2026-09-05' }];
    await office.send('POST', `${CLASS}/payments`, { payments });
    t.equal((await order()).statusCode, 204);
    t.equal((await order()).statusCode, 204, 'twice is once');
    const [line] = (await admin.get(`${API}/access-modes/payments`)).json().items;
    t.match(line, { guardianId: id('tomasz'), orderedAtUtc: Number, activatedAtUtc: null });
    t.equal((await tomasz.send('DELETE', `${API}/own-access/order`)).statusCode, 204);
    t.match(await modeOf(tomasz), { payment: { orderedAtUtc: null } });
    await order();
    await admin.send('POST', `${API}/access-modes/activations`, { paymentIds: [line.paymentId] });
    t.match(await modeOf(tomasz), { mode: 'extended' });
    t.equal((await order()).json().code, 'accessModes.active_already');
    t.equal((await office.send('PUT', `${API}/own-access/order`)).statusCode, 403);
  },
);

onBothEngines(
  t,
  'a mode is given by hand with a reason, and its history stays',
  options,
  async (t, kit) => {
    const { admin, office, katarzyna } = await withFee(kit);
    const path = `${API}/guardians/${id('katarzyna')}/access`;
    const set = (body: object) => admin.send('PUT', path, body);
    t.equal((await set({ mode: 'extended', reason: 'zwolnienie z opłaty' })).statusCode, 204);
    t.equal((await set({ mode: 'extended', reason: 'x' })).json().code, 'accessModes.same_mode');
    const past = { mode: 'extended', reason: 'x', until: '2026-01-01' };
    t.equal((await set(past)).json().code, 'accessModes.wrong_day');
    t.equal((await set({ mode: 'basic', reason: 'prośba rodzica' })).statusCode, 204);
    t.equal((await modeOf(katarzyna)).mode, 'basic');
    t.match((await admin.get(path)).json().items, [
      { mode: 'basic', reason: 'prośba rodzica' },
      { mode: 'extended', reason: 'zwolnienie z opłaty' },
    ]);
    t.equal((await office.send('PUT', path, past)).statusCode, 403);
    const stranger = `${API}/guardians/${id('katarzyna', 'b')}/access`;
    t.equal((await admin.send('PUT', stranger, past)).statusCode, 404);
    t.equal(
      (
        await admin.send('PUT', `${API}/guardians/${id('lucja')}/access`, {
          mode: 'basic',
          reason: 'x',
        })
      ).statusCode,
      404,
      'a pupil is no guardian',
    );
  },
);

onBothEngines(
  t,
  'where everybody has everything nobody is put on a list',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const { admin, office, tomasz } = people(kit);
    const payments = [{ guardianId: id('tomasz'), amountGrosz: 5000, paidOn: '2026-09-05' }];
    for (const reply of [
      await office.send('POST', `${CLASS}/payments`, { payments }),
      await office.send('POST', `${CLASS}/check`, { text: 'x' }),
      await tomasz.send('PUT', `${API}/own-access/order`),
      await admin.send('PUT', `${API}/guardians/${id('tomasz')}/access`, {
        mode: 'basic',
        reason: 'x',
      }),
    ])
      t.equal(reply.json().code, 'accessModes.no_fee');
  },
);
