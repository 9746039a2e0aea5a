import t from 'tap';
import { features } from '../../features.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { putSchool } from '../../people/accounts/test-browser.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as } from '../../seed/fixture-world.ts';

export const options = { features, ownSignIn: true };
export const id = (name: string, key: 'a' | 'b' = 'a') => fixtureId<'PersonId'>(key, name);
export const DAY_MS = 86_400_000;
export const START = Date.UTC(2026, 9, 5, 8);

const passage = (kit: TestKit, holderId: ReturnType<typeof id>, atUtc: number) => ({
  id: kit.newId<'EventId'>() as never,
  site_id: fixtureId<'SiteId'>('a', 'site'),
  door_id: fixtureId<'DoorId'>('a', 'door'),
  holder_id: holderId,
  direction: 'in' as const,
  opened: 'yes' as const,
  occurred_at_utc: atUtc,
  reached_at_utc: atUtc,
  is_late: false,
  gap: 'none' as const,
});

/** A door event as a hub sends it. */
const event = (kit: TestKit, holderId: ReturnType<typeof id>, atUtc: number) => ({
  id: kit.newId<'EventId'>() as never,
  site_id: fixtureId<'SiteId'>('a', 'site'),
  hub_id: kit.newId<'HubId'>() as never,
  source: 'agent' as const,
  source_id: kit.newId<'AgentId'>() as never,
  epoch: kit.newId<'Epoch'>() as never,
  seq: 1,
  kind: 'tap' as const,
  holder_id: holderId,
  card_id: fixtureId<'CardId'>('a', 'card'),
  occurred_at_utc: atUtc,
  clock: 'sure' as const,
  roster_version: 1,
  log_id: kit.newId<'LogId'>() as never,
  log_position: 1,
  hub_received_at_utc: atUtc,
  hub_received_at_school_utc: atUtc,
  received_at_utc: atUtc,
  received_at_school_utc: atUtc,
});

export const world = async (kit: TestKit) => {
  kit.clock.set(START);
  await putSchool(kit, 'a');
  await putSchool(kit, 'b');
  await kit.db
    .forSchool(kit.schoolA)
    .change({ actor: kit.actor, action: 'test.fill', subject: { kind: 'test' } }, async (tx) => {
      for (const name of ['lucja', 'jan']) {
        await tx.insertInto('passage', passage(kit, id(name), START)).execute();
        await tx.insertInto('door_event', event(kit, id(name), START)).execute();
      }
      await tx.update('student', id('lucja'), { gate_note: 'wraca z babcią' });
    });
};
export const admin = (kit: TestKit) => as(kit, 'a', 'admin', 'admin');

/** Runs now, the night's run before it where one is due; what all of them erased, by kind. */
export const runNow = async (kit: TestKit) => {
  const runs = async () => (await admin(kit).get('/api/v1/retention/runs')).json().items;
  const before = (await runs()).length;
  t.equal((await admin(kit).send('POST', '/api/v1/retention/runs')).statusCode, 204);
  await kit.settle();
  const found: Record<string, number> = {};
  for (const run of (await runs()).slice(0, -before || undefined))
    for (const { key, erased } of run.counts as { key: string; erased: number }[])
      found[key] = (found[key] ?? 0) + erased;
  return found;
};
export const passagesLeft = (kit: TestKit) =>
  kit.db.forSchool(kit.schoolA).read((r) => r.from('passage').select('holder_id').execute());
