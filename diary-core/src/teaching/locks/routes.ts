import { List } from '@furtka/core-contract/api';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import { LiftBody, LockBody, LockChange, LockParams, LockReply } from './schema.ts';
import { addLock, changeLock, liftLock, listLocks } from './use-cases.ts';

const oneLock = async (read: SchoolRead, lockId: string): Promise<LockReply> => {
  const found = (await listLocks(read)).find((lock) => lock.lockId === lockId);
  if (found === undefined)
    throw new AppError('not_found', 'kernel.not_found', { noun: 'date lock' });
  return found;
};

export const lockRoutes = [
  route({
    method: 'GET',
    path: '/locks',
    summary: 'Ranges of days that were closed to changes, lifted ones too.',
    access: { permission: 'dateLock.read' },
    schemas: { reply: List(LockReply) },
    handler: async ({ read }) => ({ items: await read(listLocks) }),
  }),
  route({
    method: 'POST',
    path: '/locks',
    summary: 'Closes a range of days for some kinds of entries, of some classes or of all.',
    access: { permission: 'dateLock.write' },
    schemas: { body: LockBody, reply: LockReply },
    handler: ({ change, services, actor, body }) =>
      change({ action: 'dateLock.add', subject: { kind: 'dateLock' } }, async (tx) => {
        const stamp = { name: actor.name, atUtc: services.clocks.system.nowMs() };
        return oneLock(tx, await addLock(tx, body, stamp));
      }),
  }),
  route({
    method: 'PUT',
    path: '/locks/:lockId',
    summary: 'Other days, kinds or classes of a lock in force.',
    access: { permission: 'dateLock.write' },
    schemas: { params: LockParams, body: LockChange, reply: LockReply },
    handler: ({ change, params, body }) =>
      change(
        { action: 'dateLock.change', subject: { kind: 'dateLock', id: params.lockId } },
        async (tx) => {
          await changeLock(tx, params.lockId, body);
          return oneLock(tx, params.lockId);
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/locks/:lockId/lift',
    summary: 'Opens the range again; the lock stays on record.',
    access: { permission: 'dateLock.write', stepUp: true },
    schemas: { params: LockParams, body: LiftBody, reply: LockReply },
    handler: ({ change, services, actor, params, body }) =>
      change(
        {
          action: 'dateLock.lift',
          subject: { kind: 'dateLock', id: params.lockId },
          reason: body.reason,
        },
        async (tx) => {
          const atUtc = services.clocks.system.nowMs();
          await liftLock(tx, params.lockId, { ...body, name: actor.name, atUtc });
          return oneLock(tx, params.lockId);
        },
      ),
  }),
];
