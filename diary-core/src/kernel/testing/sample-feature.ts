import { List, ReasonBody } from '@furtka/core-contract/api';
import { Id, type PersonId } from '@furtka/core-contract/ids';
import { ROLES, type Role } from '@furtka/core-contract/roles';
import Type from 'typebox';
import type { Grant, PermissionRow } from '../access/grants.ts';
import { covers, personsWithin, type Scope } from '../access/scope.ts';
import { bool, bytes, id, integer, json, oneOf, text } from '../db/columns.ts';
import type { SchoolRead } from '../db/handles.ts';
import { globalTable, schoolTable, type TableOf } from '../db/tables.ts';
import { AppError } from '../domain/app-error.ts';
import { defineFeature } from '../feature.ts';
import { route } from '../http/route.ts';
import { defineLive } from '../live/projection.ts';

/** A small feature by which the kernel is tested: lockers and the persons who have them. */
export const keeperTable = schoolTable('test_keeper', {
  id: id<'PersonId'>(),
  name: text().personal(),
});

export const lockerTable = schoolTable(
  'test_locker',
  {
    id: id<'LockerId'>(),
    label: text(),
    kind: oneOf(['small', 'large']),
    keeper_id: id<'PersonId'>().nullable(),
    is_open: bool(),
    code: text().nullable().secret(),
    extras_json: json<{ shelves: number }>().nullable(),
    picture: bytes().nullable(),
    version: integer(),
  },
  { unique: [['label']], index: [['keeper_id']], references: { keeper_id: 'test_keeper' } },
);

export const counterTable = schoolTable(
  'test_counter',
  { id: id<'CounterId'>(), value: integer() },
  { unaudited: 'counts only' },
);

export const badgeTable = globalTable(
  'test_badge',
  { id: id<'BadgeId'>(), secret: text().secret() },
  {
    reason: 'a badge may be worn in several schools',
    schoolReach: { rows: 'byLink', via: { table: 'test_wearer', column: 'badge_id' } },
  },
);

export const wearerTable = globalTable(
  'test_wearer',
  { id: id<'WearerId'>(), badge_id: id<'BadgeId'>(), school_id: id<'SchoolId'>() },
  {
    reason: 'says in which schools a badge is worn',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    globalReferences: { badge_id: 'test_badge' },
  },
);

declare module '../db/tables.ts' {
  interface Tables {
    test_keeper: TableOf<typeof keeperTable>;
    test_locker: TableOf<typeof lockerTable>;
    test_counter: TableOf<typeof counterTable>;
    test_badge: TableOf<typeof badgeTable>;
    test_wearer: TableOf<typeof wearerTable>;
  }
}
declare module '../feed/events.ts' {
  interface FeedEvents {
    'test_locker.changed': { readonly lockerId: string };
  }
}

/** All roles `none` but those given; features themselves write every cell. */
const row = (cells: Partial<Record<Role, Grant>>): PermissionRow =>
  Object.fromEntries(ROLES.map((role) => [role, cells[role] ?? 'none'])) as PermissionRow;

const LockerView = Type.Object(
  {
    lockerId: Id<'LockerId'>(),
    label: Type.String(),
    isOpen: Type.Boolean(),
    keeperName: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);
const LockerQuery = Type.Object(
  { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })) },
  { additionalProperties: false },
);
const LockerParams = Type.Object({ lockerId: Id<'LockerId'>() }, { additionalProperties: false });

export const listLockers = async (
  read: SchoolRead,
  scope: Scope<'test_locker.read'>,
  limit: number,
) => {
  const persons = await personsWithin(read, scope);
  return read
    .from('test_locker as l')
    .leftJoin('test_keeper as k', (join) =>
      join.onRef('k.school_id', '=', 'l.school_id').onRef('k.id', '=', 'l.keeper_id'),
    )
    .select(['l.id as lockerId', 'l.label', 'l.is_open as isOpen', 'k.name as keeperName'])
    .where(covers(persons, 'l.keeper_id'))
    .orderBy('l.label')
    .limit(limit)
    .execute();
};

const listRoute = route({
  method: 'GET',
  path: '/test-lockers',
  access: { permission: 'test_locker.read' },
  schemas: { query: LockerQuery, reply: List(LockerView) },
  handler: async ({ read, scope, query }) => ({
    items: await read((open) => listLockers(open, scope, query.limit ?? 50)),
  }),
});

const closeRoute = route({
  method: 'POST',
  path: '/test-lockers/:lockerId/close',
  access: { permission: 'test_locker.write' },
  schemas: { params: LockerParams, body: ReasonBody },
  handler: ({ change, params, body }) =>
    change(
      {
        action: 'test_locker.close',
        subject: { kind: 'test_locker', id: params.lockerId },
        reason: body.reason,
      },
      async (tx) => {
        const before = await tx.require('test_locker', params.lockerId);
        if (!before.is_open) throw new AppError('conflict', 'test_locker.already_closed');
        await tx.update('test_locker', params.lockerId, { is_open: false });
        tx.announce('test_locker.changed', { lockerId: params.lockerId });
      },
    ),
});

const mineRoute = route({
  method: 'GET',
  path: '/test-lockers/everywhere',
  access: { allMemberships: 'lockers of all schools' },
  schemas: { reply: List(LockerView) },
  handler: async ({ eachSchool }) => ({
    items: (
      await eachSchool('test_locker.read', (read, scope: Scope<'test_locker.read'>) =>
        listLockers(read, scope, 50),
      )
    ).flat(),
  }),
});

const lockerLive = defineLive({
  kind: 'test_locker.changed',
  permission: 'test_locker.read',
  load: async (read, entry) => {
    const locker = await read.get('test_locker', entry.payload.lockerId);
    if (locker === undefined) return [];
    const about = locker.keeper_id === null ? {} : { personId: locker.keeper_id };
    return [{ event: 'locker', data: { lockerId: locker.id, isOpen: locker.is_open }, ...about }];
  },
});

export const sampleTables = [keeperTable, lockerTable, counterTable, badgeTable, wearerTable];

export const sampleFeature = defineFeature({
  name: 'testing/lockers',
  nouns: [],
  recorded: {
    acts: ['test_locker.close'],
    subjects: ['test_locker'],
  },
  tables: sampleTables,
  migrations: [
    {
      id: '0001-lockers',
      up: (m) => m.create(...sampleTables),
    },
  ],
  permissions: {
    'test_locker.read': row({ student: 'own', guardian: 'ownChildren', secretariat: 'school' }),
    'test_locker.write': row({ secretariat: 'school' }),
  },
  errors: { 'test_locker.already_closed': 'conflict' },
  announces: ['test_locker.changed'],
  routes: [listRoute, mineRoute, closeRoute],
  live: [lockerLive],
  relations: () => ({
    // Children of a guardian are those whose name says so; enough for the kernel's tests.
    childrenOf: async (read, guardianIds) => {
      const children: PersonId[] = [];
      for (const guardianId of guardianIds) {
        const found = await read
          .from('test_keeper')
          .select('id')
          .where('name', '=', `child of ${guardianId}`)
          .execute();
        children.push(...found.map((each) => each.id));
      }
      return children;
    },
  }),
});
