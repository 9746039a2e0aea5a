import { LivePassageWithdrawn } from '@furtka/core-contract/api';
import type { DoorEvent } from '@furtka/core-contract/event';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { until } from '../../kernel/testing/until.ts';
import { setGateDoor } from '../../school/schools/api.ts';
import { inSchool, makeSchool, presenceFeatures, type TestSchool } from '../test-world.ts';
import { bookOf, hand, noteOf, outcomeOf, tapOf, withdrawalOf } from './test-events.ts';

const options = { features: presenceFeatures };
const MINUTE = 60_000;

const guardian = (kit: TestKit, school: TestSchool) =>
  kit.signIn([{ schoolId: school.schoolId, role: 'guardian', personId: school.guardianId }]);

const seen = async (kit: TestKit, school: TestSchool) =>
  (await guardian(kit, school).get(`/api/v1/children/${school.lukaszId}/passages`)).json().items;

const gapsAt = async (kit: TestKit, school: TestSchool): Promise<string[]> => {
  const director = kit.signIn([{ schoolId: school.schoolId, role: 'director' }]);
  const reply = await director.get(`/api/v1/sites/${school.siteId}/passages`);
  return reply
    .json()
    .items.map((each: { direction: string; gap: string; cause?: string }) =>
      `${each.direction} ${each.gap} ${each.cause ?? ''}`.trim(),
    );
};

const directorSees = (kit: TestKit, school: TestSchool) =>
  inSchool(kit, school, (tx) =>
    tx.update('school_setting', school.schoolId, { may_director_see_passages: true }),
  );

onBothEngines(
  t,
  'a pupil without a card stands in the guardian’s list, in and out [GATE-09, PRES-01, PRES-02]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const came = noteOf(kit, school.lukaszId);
    await hand(kit, school, came);
    kit.clock.advance(300 * MINUTE);
    const left = noteOf(kit, school.lukaszId, {
      direction: 'out',
      doorId: school.mainDoorId,
      detail: { code: 'card.lost' },
    });
    kit.clock.advance(10 * MINUTE);
    await hand(kit, school, left);
    t.same(await seen(kit, school), [
      {
        eventId: left.id,
        doorName: 'Wejście główne',
        direction: 'out',
        occurredAtUtc: left.occurredAtUtc,
        opened: 'yes',
        late: true,
        cause: 'card.lost',
      },
      {
        eventId: came.id,
        doorName: 'Wejście główne',
        direction: 'in',
        occurredAtUtc: came.occurredAtUtc,
        opened: 'yes',
        late: false,
        cause: 'card.forgotten',
      },
    ]);
    await inSchool(kit, school, (tx) => setGateDoor(tx, school.siteId, school.yardDoorId));
    t.equal((await seen(kit, school))[1].doorName, 'Podwórko', 'the gatehouse has moved');
  },
);

onBothEngines(
  t,
  'somebody known who is let in once has come in, a stranger is nobody’s passage',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const letIn = { kind: 'door.let_in', doorId: school.mainDoorId, detail: { code: 'late' } };
    const known = bookOf(kit, { ...letIn, holderId: school.lukaszId } as DoorEvent);
    await hand(kit, school, known, bookOf(kit, letIn as DoorEvent));
    t.match(await seen(kit, school), [
      { eventId: known.id, direction: 'in', opened: 'yes', cause: 'late' },
    ]);
    await directorSees(kit, school);
    t.same(await gapsAt(kit, school), ['in none late']);
  },
);

/** Every order in which three events can come. */
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

onBothEngines(
  t,
  'a withdrawn entry is gone and its gaps with it, in whatever order they come [GATE-09, PRES-04]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    await directorSees(kit, school);
    for (const [index, order] of ORDERS.entries()) {
      kit.clock.advance(24 * 60 * MINUTE);
      const start = kit.clock.nowMs();
      const entry = noteOf(kit, school.lukaszId, { occurredAtUtc: start });
      const again = noteOf(kit, school.lukaszId, { occurredAtUtc: start + MINUTE });
      const events = [entry, withdrawalOf(kit, entry), again];
      for (const at of order) {
        const event = events[at];
        if (event !== undefined) await hand(kit, school, event);
      }
      const today = (await seen(kit, school)).filter(
        (each: { occurredAtUtc: number }) => each.occurredAtUtc >= start,
      );
      t.match(today, [{ eventId: again.id }], order.join());
      t.equal(today.length, 1);
      t.same(await gapsAt(kit, school), ['in none card.forgotten'], order.join());
      const leaves = tapOf(kit, school, {
        holderId: school.lukaszId,
        direction: 'out',
        occurredAtUtc: start + 2 * MINUTE,
      });
      await hand(kit, school, leaves, outcomeOf(kit, leaves, 'yes'));
      t.same(
        await gapsAt(kit, school),
        ['out none', 'in none card.forgotten'],
        `day ${index}: the chain goes on`,
      );
    }
  },
);

onBothEngines(
  t,
  'all of one batch, and a withdrawal of what is no entry',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const entry = noteOf(kit, school.lukaszId);
    await hand(kit, school, withdrawalOf(kit, entry), entry);
    t.same(await seen(kit, school), []);
    const tap = tapOf(kit, school, { holderId: school.lukaszId });
    await hand(kit, school, tap, outcomeOf(kit, tap, 'yes'));
    await hand(kit, school, withdrawalOf(kit, tap));
    t.match(await seen(kit, school), [{ eventId: tap.id }], 'a tap was seen and stays');
    const only = noteOf(kit, school.annaId);
    await hand(kit, school, only);
    await hand(kit, school, withdrawalOf(kit, only));
    const chain = await kit.db
      .forSchool(school.schoolId)
      .read((read) => read.get('passage_chain', school.annaId));
    t.equal(chain, undefined, 'nothing counts of her any more');
  },
);

const liveWithdrawn = Compile(LivePassageWithdrawn);

onBothEngines(
  t,
  'a guardian who looks sees the entry come and go [GATE-09, PRES-07]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const port = Number(new URL(await kit.app.listen({ host: '127.0.0.1', port: 0 })).port);
    const father = await openStream(port, guardian(kit, school).headers);
    const other = kit.signIn([
      { schoolId: school.schoolId, role: 'student', personId: school.annaId },
    ]);
    const anna = await openStream(port, other.headers);
    await until(() => father.events.length > 0 && anna.events.length > 0, 'both streams');
    const entry = noteOf(kit, school.lukaszId);
    await hand(kit, school, entry);
    await until(() => father.events.some((each) => each.event === 'passage'), 'the entry');
    await hand(kit, school, withdrawalOf(kit, entry));
    const gone = () => father.events.filter((each) => each.event === 'passageWithdrawn');
    await until(() => gone().length > 0, 'the withdrawal');
    t.ok(liveWithdrawn.Check(gone()[0]?.data));
    t.match(gone()[0]?.data, { eventId: entry.id, studentId: school.lukaszId });
    t.notOk(anna.events.some((each) => each.event.startsWith('passage')));
    father.cut();
    anna.cut();
  },
);
