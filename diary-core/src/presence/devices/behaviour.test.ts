import { doorPinHash, duressPinOf } from '@furtka/core-contract/door-pin';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { cardKeys, ensureSchoolKeys } from '../school-keys/api.ts';
import { inSchool, makeSchool, presenceFeatures, type TestSchool } from '../test-world.ts';
import { doorHolders } from './api.ts';
import { behaviourFault } from './behaviour.ts';
import type { BehaviourBody } from './behaviour-schema.ts';
import { isEasyPin } from './holders.ts';

const options = { features: presenceFeatures };
const PLAIN: Omit<BehaviourBody, 'version'> = {
  opensBy: 'card',
  isOuter: true,
  freeHours: [],
  freeAfterStaff: false,
  interlock: null,
  hasDuress: false,
  alarmRepeatMinutes: 10,
};
const HOURS = [{ weekday: 1, from: '07:30', to: '08:00' }];
const WITHOUT_CARD: readonly Partial<BehaviourBody>[] = [{ opensBy: 'pin' }, { freeHours: HOURS }];

const as = (
  kit: TestKit,
  school: TestSchool,
  role: 'admin' | 'director' | 'secretariat' | 'teacher',
) => kit.signIn([{ schoolId: school.schoolId, role }]);

t.test('what does not fit together at a door is told by a code', async (t) => {
  const free = { needs: 'uid', outerReason: null } as const;
  const allowed = { needs: 'uid', outerReason: 'dzwonek przy furtce' } as const;
  t.equal(behaviourFault(PLAIN, free), undefined);
  t.equal(behaviourFault({ ...PLAIN, opensBy: 'card_pin' }, free), undefined, 'both is no less');
  for (const over of WITHOUT_CARD) {
    t.equal(behaviourFault({ ...PLAIN, ...over }, free), 'devices.outer_needs_reason');
    t.equal(behaviourFault({ ...PLAIN, ...over }, allowed), undefined);
    t.equal(behaviourFault({ ...PLAIN, ...over, isOuter: false }, free), undefined);
  }
  type Door = Parameters<typeof behaviourFault>[1];
  const rows: readonly (readonly [Partial<BehaviourBody>, Door, string])[] = [
    [{ opensBy: 'pin' }, { ...allowed, needs: 'keyed' }, 'devices.pin_cannot_be_keyed'],
    [{ hasDuress: true }, free, 'devices.duress_needs_pin'],
    [{ freeAfterStaff: true }, free, 'devices.first_in_needs_hours'],
    [{ interlock: 1, freeHours: HOURS }, allowed, 'devices.airlock_cannot_be_free'],
    [{ freeHours: [{ weekday: 1, from: '08:00', to: '08:00' }] }, allowed, 'devices.hours_empty'],
  ];
  for (const [over, door, code] of rows) t.equal(behaviourFault({ ...PLAIN, ...over }, door), code);
});

t.test('PINs that somebody tries first are not given', async (t) => {
  t.same(['111111', '123456', '987654', '112233', '407931'].map(isEasyPin), [
    true,
    true,
    true,
    false,
    false,
  ]);
});

onBothEngines(
  t,
  'no outer door is passed without a card until the school has said why [C-36]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const admin = as(kit, school, 'admin');
    const path = `/api/v1/doors/${school.mainDoorId}`;
    const read = async () =>
      (await admin.get('/api/v1/door-behaviours'))
        .json()
        .items.find((one: { doorId: string }) => one.doorId === school.mainDoorId);
    const before = await read();
    t.match(before, { ...PLAIN, outerReason: null });
    const change = (over: object, version: number) =>
      admin.send('PUT', `${path}/behaviour`, { ...PLAIN, ...over, version });
    for (const over of [{ opensBy: 'pin' }, { freeHours: HOURS }])
      t.equal((await change(over, before.version)).json().code, 'devices.outer_needs_reason');
    t.same(await read(), before, 'nothing half done');
    const allow = (role: 'director' | 'secretariat', reason: string) =>
      as(kit, school, role).send('PUT', `${path}/outer-exception`, {
        reason,
        version: before.version,
      });
    t.equal((await allow('secretariat', 'dostawy do kuchni rano')).statusCode, 403);
    t.equal((await allow('director', ' krótko ')).statusCode, 400);
    const allowed = await allow('director', 'Wejście na dziedziniec, dyżur od 7:30');
    t.match(allowed.json(), { outerReason: 'Wejście na dziedziniec, dyżur od 7:30' });
    t.equal(
      (await change({ freeHours: HOURS }, before.version)).json().code,
      'kernel.version_conflict',
    );
    const freed = await change({ freeHours: HOURS }, allowed.json().version);
    t.match(freed.json(), { freeHours: HOURS });
    const end = (version: number) => admin.send('POST', `${path}/outer-exception/end`, { version });
    t.equal((await end(freed.json().version)).json().code, 'devices.outer_in_use');
    const plain = await change({}, freed.json().version);
    t.match((await end(plain.json().version)).json(), { outerReason: null });
    t.equal((await change({ colour: 'red' }, 1)).json().code, 'kernel.invalid_input');
    const other = await makeSchool(kit, kit.schoolB);
    const foreign = as(kit, other, 'admin');
    t.equal(
      (await foreign.send('PUT', `${path}/behaviour`, { ...PLAIN, version: 1 })).statusCode,
      404,
    );
  },
);

onBothEngines(t, 'a PIN is shown once and kept as a hash', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const office = as(kit, school, 'secretariat');
  const holders = async () => (await office.get('/api/v1/door-holders')).json().items;
  const [teacher] = (await holders()).filter((one: { isStaff: boolean }) => one.isStaff);
  t.ok(teacher, 'the school has staff');
  const path = `/api/v1/door-holders/${teacher.personId}`;
  t.equal((await as(kit, school, 'teacher').send('POST', `${path}/pin`)).statusCode, 403);
  t.equal((await office.send('POST', `${path}/pin`)).json().code, 'devices.no_cards_yet');
  await inSchool(kit, school, (tx) => ensureSchoolKeys(tx, kit.services));
  const made = await office.send('POST', `${path}/pin`);
  t.equal(made.statusCode, 201);
  const { pin } = made.json();
  t.match(pin, /^[0-9]{6}$/);
  const again = (await office.send('POST', `${path}/pin`)).json().pin;
  t.not(again, pin);
  const kept = await inSchool(kit, school, async (read) => {
    const keys = await cardKeys(read, kit.services);
    if (keys === undefined) throw new Error('the school has a card key');
    const found = await doorHolders(read, keys.keyId);
    t.same(await doorHolders(read, 'another key'), new Map([[teacher.personId, {}]]));
    return { pin: found.get(teacher.personId)?.pin, key: keys.key };
  });
  t.equal(kept.pin, await doorPinHash(kept.key, again), 'the newest');
  t.not(kept.pin, await doorPinHash(kept.key, duressPinOf(again)));
  t.match(
    (await holders()).find((one: { personId: string }) => one.personId === teacher.personId),
    { hasPin: true },
  );
  t.equal(
    (await office.send('PUT', `${path}/longer-opening`, { pulseMs: 15_000 })).statusCode,
    204,
  );
  t.equal(
    (await office.send('PUT', `${path}/longer-opening`, { pulseMs: 61_000 })).statusCode,
    400,
  );
  t.equal((await office.send('DELETE', `${path}/pin`)).statusCode, 204);
  t.match(
    (await holders()).find((one: { personId: string }) => one.personId === teacher.personId),
    { hasPin: false, pulseMs: 15_000 },
  );
  const nobody = await office.send('POST', `/api/v1/door-holders/${kit.newId()}/pin`);
  t.equal(nobody.statusCode, 404);
});
