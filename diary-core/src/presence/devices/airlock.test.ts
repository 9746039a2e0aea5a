import type { AgentId, DoorId } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { enrolmentFeatures, inSchool, makeSchool, type TestSchool } from '../test-world.ts';
import { isOneAirlock } from './airlock.ts';
import { keepReport, putDoor } from './api.ts';

const options = { features: enrolmentFeatures };

interface Box {
  readonly agentId: AgentId;
  readonly doorIds: DoorId[];
}

t.test('doors are one airlock when one agent serves them all, and nobody else does', async (t) => {
  const [a, b, c] = ['a', 'b', 'c'] as unknown as [DoorId, DoorId, DoorId];
  const box = (agentId: string, doorIds: DoorId[]) => ({ agentId: agentId as AgentId, doorIds });
  t.ok(isOneAirlock([a, b], [box('1', [a, b, c]), box('2', [])]));
  t.notOk(isOneAirlock([a, b], [box('1', [a]), box('2', [b])]), 'two boxes');
  t.notOk(isOneAirlock([a, b], [box('1', [a])]), 'one of no box yet');
  t.notOk(isOneAirlock([a, b], []), 'no box was heard');
  t.notOk(isOneAirlock([a, b], [box('1', [a, b]), box('2', [b])]), 'one at two boxes');
});

/** A hub of the school's first site, and what it tells of its boxes. */
const hubOf = async (kit: TestKit, school: TestSchool) => {
  const admin = kit.signIn([{ schoolId: school.schoolId, role: 'admin' }]);
  const { code } = (await admin.send('POST', `/api/v1/sites/${school.siteId}/hub-codes`)).json();
  const hubKey = { keyId: 'hub-1', publicKey: 'A'.repeat(43) };
  const body = { code, hubKey, versions: [1] };
  const enrolled = await kit.anonymous.send('POST', '/api/v1/hub/enrol', body);
  const { hubId } = enrolled.json();
  return (boxes: readonly Box[]) => {
    const atUtc = kit.clock.nowMs();
    const none = { rosterVersion: 0, denyVersion: 0, modeVersion: 0 };
    const agents = boxes.map((box) => ({
      ...{ ...box, ...none, online: true, lastHeardAtUtc: atUtc, spoolDepth: 0, lostCount: 0 },
      clock: 'sure' as const,
      readers: [],
    }));
    const counts = { ...none, blocks: [], eventsWaiting: 0, quarantined: 0 };
    return inSchool(kit, school, (tx) =>
      keepReport(tx, {
        ...{ hubId, siteId: school.siteId, receivedAtUtc: atUtc },
        state: { v: 1, atUtc, ...counts, agents },
      }),
    );
  };
};

onBothEngines(
  t,
  'an airlock is refused for doors of two boxes, and for one of a box that was not heard of',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const admin = kit.signIn([{ schoolId: school.schoolId, role: 'admin' }]);
    const innerId = kit.newId<'DoorId'>();
    await inSchool(kit, school, (tx) =>
      putDoor(tx, {
        ...{ doorId: innerId, siteId: school.siteId, name: 'Wiatrołap', shortName: 'inner' },
        ...{ pulseMs: 3000, heldOpenAfterMs: 20_000, needs: 'uid', oneReaderDirection: 'unknown' },
      }),
    );
    const tell = await hubOf(kit, school);
    const read = async (doorId: DoorId) =>
      (await admin.get('/api/v1/door-behaviours'))
        .json()
        .items.find((one: { doorId: string }) => one.doorId === doorId);
    const lock = async (doorId: DoorId, interlock: number | null) => {
      const { doorId: _door, outerReason: _reason, ...door } = await read(doorId);
      return admin.send('PUT', `/api/v1/doors/${doorId}/behaviour`, { ...door, interlock });
    };
    const box = (...doorIds: DoorId[]): Box => ({ agentId: kit.newId<'AgentId'>(), doorIds });
    const { mainDoorId, yardDoorId } = school;
    t.equal((await lock(mainDoorId, 3)).statusCode, 200, 'the first of its number');
    const refused = async (what: string) => {
      const before = await read(innerId);
      const answer = await lock(innerId, 3);
      t.equal(answer.statusCode, 409, what);
      t.equal(answer.json().code, 'devices.airlock_not_one_box', what);
      t.same(await read(innerId), before, 'nothing half done');
    };
    await refused('no box was heard');
    await tell([box(mainDoorId), box(innerId)]);
    await refused('two boxes');
    await tell([box(mainDoorId)]);
    await refused('the second is at none');
    t.equal((await lock(innerId, 4)).statusCode, 200, 'a number of its own');
    await tell([box(mainDoorId, innerId), box(yardDoorId)]);
    t.equal((await lock(innerId, 3)).statusCode, 200, 'one box');
    t.match(await read(innerId), { interlock: 3 });
    t.equal((await lock(yardDoorId, 3)).statusCode, 409, 'a door of another building');
    await tell([box(mainDoorId), box(innerId)]);
    t.equal((await lock(mainDoorId, 3)).statusCode, 409, 'parted later, it is told');
    t.equal((await lock(mainDoorId, null)).statusCode, 200, 'and can be taken off');
  },
);
