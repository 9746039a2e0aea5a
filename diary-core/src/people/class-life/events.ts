import type { ClassId } from '@furtka/core-contract/ids';
import { classesWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { type Author, requirePast } from './contacts.ts';
import type { EventBody, EventView } from './schema.ts';

/** Errors: `kernel.not_found`, also for a class outside the scope. */
const requireClass = async (read: SchoolRead, scope: Scope, classId: ClassId): Promise<void> => {
  await read.require('school_class', classId);
  if (!reaches(await classesWithin(read, scope), classId)) throw notFound('schoolClass');
};

/** Events of a class, the latest first. Errors: `kernel.not_found`. */
export const eventsOf = async (
  read: SchoolRead,
  scope: Scope<'classEvent.read'>,
  classId: ClassId,
): Promise<EventView[]> => {
  await requireClass(read, scope, classId);
  const rows = await read
    .from('class_event')
    .selectAll()
    .where('class_id', '=', classId)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    eventId: row.id,
    kind: row.kind,
    on: row.happened_on,
    about: row.about,
    author: row.author_name,
    writtenAtUtc: row.written_at_utc,
  }));
};

/** Errors: `kernel.not_found`, those of `requirePast`. */
export const addEvent = async (
  tx: SchoolTx,
  scope: Scope<'classEvent.write'>,
  classId: ClassId,
  body: EventBody,
  author: Author,
): Promise<void> => {
  await requireClass(tx, scope, classId);
  requirePast(body.on, author.today);
  await tx.insert('class_event', {
    id: tx.newId<'ClassEventId'>(),
    class_id: classId,
    kind: body.kind,
    happened_on: body.on,
    about: body.about.trim(),
    author_id: author.accountId,
    author_name: author.name,
    written_at_utc: author.atUtc,
    version: 1,
  });
};
