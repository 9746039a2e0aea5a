import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { makeCard, makeSchool, presenceFeatures, type TestSchool } from '../test-world.ts';

const options = { features: presenceFeatures };
const UID4 = '04a1b2c3';
const UID7 = '04a1b2c3d4e5f6';

const as = (kit: TestKit, school: TestSchool) => {
  const signIn = (
    role: 'secretariat' | 'cardIssuer' | 'caretaker' | 'dutyStaff' | 'director' | 'teacher',
  ) => kit.signIn([{ schoolId: school.schoolId, role }]);
  return {
    office: signIn('secretariat'),
    issuer: signIn('cardIssuer'),
    caretaker: signIn('caretaker'),
    duty: signIn('dutyStaff'),
    director: signIn('director'),
    teacher: signIn('teacher'),
  };
};

const card = (cardId: string, act = '') => `/api/v1/cards/${cardId}${act}`;
const reason = { reason: 'zgubiona' };

onBothEngines(
  t,
  'a card goes its way, act by act, with its reasons [CARD-46, CARD-02, CARD-04]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const { issuer, office, director } = as(kit, school);
    for (const holderId of [school.lukaszId, school.teacherId]) {
      const made = await issuer.send('POST', '/api/v1/cards', { holderId });
      t.equal(made.statusCode, 201);
      const { cardId, state } = made.json();
      t.equal(state, 'ordered');
      const uid = holderId === school.lukaszId ? UID4 : UID7.toUpperCase();
      t.equal(
        (await issuer.send('POST', card(cardId, '/activate'), {})).json().code,
        'cards.state_refused',
      );
      t.equal(
        (await issuer.send('POST', card(cardId, '/receive'), { uid })).json().state,
        'received',
      );
      t.equal((await issuer.send('POST', card(cardId, '/activate'), {})).json().state, 'active');
      t.equal((await office.send('POST', card(cardId, '/block'), reason)).statusCode, 200);
      const again = await office.send('POST', card(cardId, '/unblock'), { reason: 'znaleziona' });
      t.equal(again.json().state, 'active');
      const cancelled = await director.send('POST', card(cardId, '/cancel'), {
        reason: 'nadużycie',
      });
      t.equal(cancelled.json().state, 'cancelled');
      t.equal((await office.send('POST', card(cardId, '/unblock'), reason)).statusCode, 409);
      const detail = (await office.get(card(cardId))).json();
      t.same(
        detail.history.map((step: { state: string }) => step.state),
        ['cancelled', 'active', 'blocked', 'active', 'received', 'ordered'],
      );
      t.equal(detail.history[1].reason, 'znaleziona');
      t.equal(detail.history[1].actorName, 'Testowa Osoba');
    }
  },
);

onBothEngines(
  t,
  'a number out of use for ever returns for nobody [CARD-05, CARD-06, CARD-07]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const other = await makeSchool(kit, kit.schoolB);
    const { issuer, office } = as(kit, school);
    const cardId = await makeCard(kit, school, { uid: UID4, holderId: school.lukaszId });
    t.equal(
      (await issuer.send('POST', card(cardId, '/deactivate'), { reason: 'koniec nauki' })).json()
        .state,
      'deactivated',
    );
    for (const act of ['/unblock', '/block'])
      t.equal(
        (await office.send('POST', card(cardId, act), reason)).json().code,
        'cards.deactivated',
      );
    t.equal(
      (await issuer.send('POST', card(cardId, '/activate'), {})).json().code,
      'cards.deactivated',
    );
    const anew = await issuer.send('POST', '/api/v1/cards', { holderId: school.annaId, uid: UID4 });
    t.equal(anew.statusCode, 409);
    t.equal(anew.json().code, 'cards.number_retired');
    const ordered = (
      await issuer.send('POST', '/api/v1/cards', { holderId: school.annaId })
    ).json();
    const received = await issuer.send('POST', card(ordered.cardId, '/receive'), { uid: UID4 });
    t.equal(received.json().code, 'cards.number_retired');
    t.equal(await issuer.get(card(ordered.cardId)).then((r) => r.statusCode), 200);
    t.equal((await office.get(card(ordered.cardId))).json().state, 'ordered', 'nothing half done');
    const elsewhere = await as(kit, other).issuer.send('POST', '/api/v1/cards', {
      holderId: other.annaId,
      uid: UID4,
    });
    t.equal(elsewhere.statusCode, 201, 'another school has another key');
  },
);

onBothEngines(t, 'one number, one person [CARD-01, CARD-03, CARD-08]', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const { issuer } = as(kit, school);
  const post = (body: object) => issuer.send('POST', '/api/v1/cards', body);
  const first = await post({ holderId: school.teacherId, uid: UID7, state: 'active' });
  t.equal(first.json().state, 'active');
  const second = await post({ holderId: school.annaId, uid: UID7 });
  t.equal(second.statusCode, 409);
  t.same(second.json(), { code: 'cards.number_taken', details: { cardId: first.json().cardId } });
  t.equal(
    (await post({ holderId: school.guardianId, uid: UID4 })).json().code,
    'cards.holder_kind',
  );
  t.equal((await post({ holderId: kit.newId(), uid: UID4 })).json().code, 'cards.holder_unknown');
  t.equal(
    (await post({ holderId: null, uid: UID4, state: 'active' })).json().code,
    'cards.holder_missing',
  );
  t.equal(
    (await post({ holderId: school.annaId, uid: '08a1b2c3' })).json().code,
    'cards.uid_random',
  );
  t.equal((await post({ holderId: school.annaId, uid: 'zz' })).statusCode, 400);
  t.equal((await post({ holderId: school.annaId, uid: UID4, colour: 'red' })).statusCode, 400);
});

onBothEngines(
  t,
  'the office and the caretaker block, only the office unblocks [CARD-38, CARD-39]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const { office, caretaker, duty, director, teacher } = as(kit, school);
    const cardId = await makeCard(kit, school, { uid: UID4, holderId: school.lukaszId });
    t.equal((await director.send('POST', card(cardId, '/block'), reason)).statusCode, 403);
    t.equal(
      (await duty.send('POST', card(cardId, '/block'), reason)).json().code,
      'cards.duty_staff_off',
    );
    t.equal((await teacher.send('POST', card(cardId, '/block'), reason)).statusCode, 403);
    t.equal((await kit.anonymous.send('POST', card(cardId, '/block'), reason)).statusCode, 401);
    const blocked = await caretaker.send('POST', card(cardId, '/block'), reason);
    t.equal(blocked.statusCode, 200);
    t.same(
      blocked
        .json()
        .receipts.map((receipt: { doorId: string }) => receipt.doorId)
        .sort(),
      [school.mainDoorId, school.yardDoorId].sort(),
      'every door of the school is named',
    );
    const again = await office.send('POST', card(cardId, '/block'), { reason: 'jeszcze raz' });
    t.equal(again.json().blockId, blocked.json().blockId, 'the same block while it is blocked');
    t.equal((await caretaker.send('POST', card(cardId, '/unblock'), reason)).statusCode, 403);
    t.equal((await office.send('POST', card(cardId, '/unblock'), reason)).json().state, 'active');
    const next = await office.send('POST', card(cardId, '/block'), reason);
    t.not(next.json().blockId, blocked.json().blockId, 'another block');
    t.equal((await office.send('POST', card(cardId, '/block'), { reason: '   ' })).statusCode, 400);
    t.equal((await office.send('POST', card(cardId, '/block'), {})).statusCode, 400);
  },
);

onBothEngines(t, 'two who block at one moment get one block', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const { office, caretaker } = as(kit, school);
  const cardId = await makeCard(kit, school, { uid: UID4, holderId: school.lukaszId });
  const replies = await Promise.all(
    [office, caretaker, office, caretaker].map((who) =>
      who.send('POST', card(cardId, '/block'), reason),
    ),
  );
  t.same(new Set(replies.map((reply) => reply.statusCode)), new Set([200]));
  t.equal(new Set(replies.map((reply) => reply.json().blockId)).size, 1);
});

onBothEngines(t, 'another school’s card is not there', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const other = await makeSchool(kit, kit.schoolB);
  const cardId = await makeCard(kit, other, { uid: UID4, holderId: other.lukaszId });
  const { office } = as(kit, school);
  t.equal((await office.get(card(cardId))).statusCode, 404);
  t.equal((await office.send('POST', card(cardId, '/block'), reason)).statusCode, 404);
  t.same((await office.get('/api/v1/cards')).json(), { items: [] });
});

onBothEngines(
  t,
  'cards are found by name, class and id, and paged in order',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const { office } = as(kit, school);
    const lukasz = await makeCard(kit, school, { uid: UID4, holderId: school.lukaszId });
    const anna = await makeCard(kit, school, {
      uid: UID7,
      holderId: school.annaId,
      state: 'blocked',
    });
    const teacher = await makeCard(kit, school, { uid: '04000001', holderId: school.teacherId });
    const found = async (query: string) =>
      (await office.get(`/api/v1/cards?${query}`))
        .json()
        .items.map((each: { cardId: string }) => each.cardId);
    t.same(await found(''), [anna, teacher, lukasz], 'Ącka, Łoś, Żak');
    t.same(await found('search=zak'), [lukasz]);
    t.same(await found('search=lukasz%20%C5%BBAK'), [lukasz]);
    t.same(await found('search=4A'), [anna, lukasz]);
    t.same(await found('search=4a%20acka'), [anna]);
    t.same(await found('search=nikt'), []);
    t.same(await found(`search=${teacher.toUpperCase()}`), [teacher]);
    t.same(await found('state=blocked'), [anna]);
    t.same(await found('state=blocked,active'), [anna, teacher, lukasz]);
    t.equal((await office.get('/api/v1/cards?state=lost')).statusCode, 400);
    t.same((await office.get('/api/v1/cards/counts')).json(), { active: 2, blocked: 1 });
    const first = (await office.get('/api/v1/cards?limit=1')).json();
    t.same(first.items, [
      {
        ...{ cardId: anna, holderId: school.annaId, holderName: 'Anna Ącka', state: 'blocked' },
        className: '4a',
      },
    ]);
    await makeCard(kit, school, { uid: '04000002', holderId: school.annaId });
    const rest = (await office.get(`/api/v1/cards?limit=2&after=${first.next}`)).json();
    t.equal(rest.items.length, 2);
    t.notOk(
      rest.items.some((each: { cardId: string }) => each.cardId === anna),
      'nobody twice',
    );
    t.equal((await office.get('/api/v1/cards?after=rubbish')).statusCode, 400);
  },
);
