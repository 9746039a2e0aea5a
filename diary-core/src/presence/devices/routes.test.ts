import { HubEnrolReply } from '@furtka/core-contract/sync';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { enrolmentFeatures, inSchool, makeSchool, type TestSchool } from '../test-world.ts';
import { keepReport } from './api.ts';
import { CODE_LIFE_MS, hubByCredential } from './enrolment.ts';

const options = { features: enrolmentFeatures };
const enrolReply = Compile(HubEnrolReply);
const hubKey = { keyId: 'hub-1', publicKey: 'A'.repeat(43) };

const admin = (kit: TestKit, school: TestSchool) =>
  kit.signIn([{ schoolId: school.schoolId, role: 'admin' }]);

const newCode = async (kit: TestKit, school: TestSchool): Promise<string> => {
  const made = await admin(kit, school).send('POST', `/api/v1/sites/${school.siteId}/hub-codes`);
  return made.json().code;
};

const enrol = (kit: TestKit, code: string, versions = [1]) =>
  kit.anonymous.send('POST', '/api/v1/hub/enrol', { code, hubKey, versions });

onBothEngines(t, 'a hub enrols once by its code [HUB-07]', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const office = kit.signIn([{ schoolId: school.schoolId, role: 'secretariat' }]);
  const path = `/api/v1/sites/${school.siteId}/hub-codes`;
  t.equal((await office.send('POST', path)).statusCode, 403);
  t.equal(
    (await admin(kit, school).send('POST', `/api/v1/sites/${kit.newId()}/hub-codes`)).statusCode,
    404,
  );
  const unasked = await admin(kit, school).send('POST', path, { siteId: kit.newId() });
  t.equal(unasked.json().code, 'kernel.invalid_input', 'a body that nobody asked for');
  const made = await admin(kit, school).send('POST', path);
  t.equal(made.statusCode, 201);
  const { code } = made.json();
  t.match(code, /^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/);
  t.equal((await enrol(kit, code, [7])).json().code, 'devices.versions_differ');
  const reply = await enrol(kit, code.toLowerCase().replaceAll('-', ' '));
  t.equal(reply.statusCode, 200);
  t.ok(enrolReply.Check(reply.json()));
  t.match(reply.json(), {
    schoolId: school.schoolId,
    siteId: school.siteId,
    zone: 'Europe/Warsaw',
  });
  t.match(
    reply.json().rosterKeys[0].keyId,
    /^demo-roster-/,
    'the kind stands in the name of the key',
  );
  t.equal((await enrol(kit, code)).json().code, 'devices.code_refused', 'used once');
});

onBothEngines(t, 'codes that are wrong, old, or tried without end', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const code = await newCode(kit, school);
  kit.clock.advance(CODE_LIFE_MS);
  t.equal((await enrol(kit, code)).statusCode, 403);
  for (let tries = 2; tries <= 10; tries += 1)
    t.equal((await enrol(kit, 'AAAA-BBBB-CCCC-DDDD')).json().code, 'devices.code_refused');
  const refused = await enrol(kit, await newCode(kit, school));
  t.equal(refused.statusCode, 429);
  t.ok(refused.headers['retry-after']);
  t.equal(refused.json().code, 'accounts.too_many_tries');
  kit.clock.advance(10 * 60_000);
  const many = await Promise.all(
    Array.from({ length: 30 }, () => enrol(kit, 'AAAA-BBBB-CCCC-DDDD')),
  );
  const judged = many.filter((reply) => reply.json().code === 'devices.code_refused').length;
  t.ok(judged >= 1 && judged <= 10, `many at once are as many: ${judged} judged`);
  kit.clock.advance(10 * 60_000);
  t.equal((await enrol(kit, await newCode(kit, school))).statusCode, 200);
});

onBothEngines(
  t,
  'two who come with one code, and a site that has a hub',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const code = await newCode(kit, school);
    // Makes the bucket of tries: of two first ones at one moment the other would have to wait.
    await enrol(kit, 'AAAA-BBBB-CCCC-DDDD');
    const both = await Promise.all([enrol(kit, code), enrol(kit, code)]);
    t.same(both.map((reply) => reply.statusCode).sort(), [200, 403]);
    const second = await enrol(kit, await newCode(kit, school));
    t.equal(second.json().code, 'devices.site_has_hub');
    const hub = both.find((reply) => reply.statusCode === 200)?.json();
    const other = await makeSchool(kit, kit.schoolB);
    t.equal((await admin(kit, other).send('DELETE', `/api/v1/hubs/${hub.hubId}`)).statusCode, 404);
    t.ok(await hubByCredential(kit.services, hub.credential));
    t.equal((await admin(kit, school).send('DELETE', `/api/v1/hubs/${hub.hubId}`)).statusCode, 204);
    await t.rejects(hubByCredential(kit.services, hub.credential), { code: 'hub.revoked' });
    t.equal(await hubByCredential(kit.services, 'A'.repeat(43)), undefined, 'unknown is nobody');
    t.equal(
      (await admin(kit, school).send('DELETE', `/api/v1/hubs/${hub.hubId}`)).statusCode,
      204,
      'twice is once',
    );
    t.equal((await enrol(kit, await newCode(kit, school))).statusCode, 200, 'another hub may come');
  },
);

onBothEngines(
  t,
  'doors are named, and on line only while they are heard',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const hub = (await enrol(kit, await newCode(kit, school))).json();
    const office = kit.signIn([{ schoolId: school.schoolId, role: 'secretariat' }]);
    const main = async () =>
      (await office.get('/api/v1/doors'))
        .json()
        .items.find((door: { doorId: string }) => door.doorId === school.mainDoorId);
    t.same(await main(), { doorId: school.mainDoorId, name: 'Wejście główne', online: false });
    const atUtc = kit.clock.nowMs();
    const agent = {
      agentId: kit.newId<'AgentId'>(),
      doorIds: [school.mainDoorId],
      online: true,
      lastHeardAtUtc: atUtc - 1000,
      rosterVersion: 0,
      denyVersion: 0,
      modeVersion: 0,
      spoolDepth: 0,
      lostCount: 0,
      clock: 'sure' as const,
      readers: [],
    };
    await inSchool(kit, school, (tx) =>
      keepReport(tx, {
        hubId: hub.hubId,
        siteId: school.siteId,
        receivedAtUtc: atUtc,
        state: {
          v: 1,
          atUtc,
          rosterVersion: 0,
          denyVersion: 0,
          modeVersion: 0,
          blocks: [],
          eventsWaiting: 0,
          quarantined: 0,
          agents: [agent],
        },
      }),
    );
    t.match(await main(), { online: true, lastHeardAtUtc: atUtc - 1000 });
    kit.clock.advance(5001);
    t.match(await main(), { online: false, lastHeardAtUtc: atUtc - 1000 });
  },
);

onBothEngines(
  t,
  'a door is added and changed by the administrator alone',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const body = {
      siteId: school.siteId,
      name: 'Sala gimnastyczna',
      shortName: 'gym',
      pulseMs: 3000,
      heldOpenAfterMs: 20_000,
      needs: 'uid',
      oneReaderDirection: 'in',
    };
    const office = kit.signIn([{ schoolId: school.schoolId, role: 'secretariat' }]);
    t.equal((await office.send('POST', '/api/v1/doors', body)).statusCode, 403);
    const made = await admin(kit, school).send('POST', '/api/v1/doors', body);
    t.equal(made.statusCode, 201);
    t.equal(
      (await admin(kit, school).send('POST', '/api/v1/doors', body)).json().code,
      'devices.short_name_taken',
    );
    const { doorId, version } = made.json();
    const { siteId: _site, shortName: _short, ...change } = { ...body, name: 'Hala', version };
    const put = () => admin(kit, school).send('PUT', `/api/v1/doors/${doorId}`, change);
    t.match((await put()).json(), { name: 'Hala', version: version + 1 });
    t.equal((await put()).json().code, 'kernel.version_conflict', 'an edit over another one');
    t.equal(
      (
        await admin(kit, school).send('POST', '/api/v1/doors', {
          ...body,
          shortName: 'x',
          pulseMs: 50,
        })
      ).statusCode,
      400,
    );
  },
);
