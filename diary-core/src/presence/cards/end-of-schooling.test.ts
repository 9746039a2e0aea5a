import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { makeCard, makeSchool, presenceFeatures } from '../test-world.ts';
import { endCardsOfLeavers } from './api.ts';

const DAY_MS = 24 * 3_600_000;

onBothEngines(
  t,
  'the end of schooling takes the card out of use for ever, by itself [CARD-05]',
  { features: presenceFeatures },
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const admin = kit.signIn([{ schoolId: kit.schoolA, role: 'admin' }]);
    const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
    const cardId = await makeCard(kit, school, { uid: '04a1b2c3', holderId: school.lukaszId });
    const teachersId = await makeCard(kit, school, { uid: '04a1b2c4', holderId: school.teacherId });
    const stateOf = async (id: string) => (await office.get(`/api/v1/cards/${id}`)).json().state;
    const today = new Date(kit.clock.nowMs()).toISOString().slice(0, 10);
    const tomorrow = new Date(kit.clock.nowMs() + DAY_MS).toISOString().slice(0, 10);
    const leave = { leftOn: tomorrow, reason: 'koniec nauki' };
    const left = await admin.send('POST', `/api/v1/students/${school.lukaszId}/leave`, leave);
    t.equal(left.statusCode, 204);
    await kit.settle();
    t.equal(await stateOf(cardId), 'active', `still a pupil on ${today}`);
    kit.clock.advance(DAY_MS);
    await endCardsOfLeavers(kit.services, kit.schoolA);
    t.equal(await stateOf(cardId), 'deactivated');
    t.equal(await stateOf(teachersId), 'active', 'nobody else');
    await endCardsOfLeavers(kit.services, kit.schoolA);
    const issuer = kit.signIn([{ schoolId: kit.schoolA, role: 'cardIssuer' }]);
    const again = await issuer.send('POST', `/api/v1/cards/${cardId}/activate`, {});
    t.equal(again.json().code, 'cards.deactivated');
  },
);
