import type { PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import { serviceActor } from '../../kernel/access/control.ts';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { defineReaction } from '../../kernel/feed/reaction.ts';
import type { Services } from '../../kernel/services.ts';
import { fullName, personById, personsByIds } from '../../people/persons/api.ts';
import { classesByStudentOn } from '../../people/students/api.ts';
import { schoolSettings, schoolToday, schoolZone } from '../../school/schools/api.ts';
import { bookEntry, forgottenCards } from '../passages/api.ts';
import { type Month, monthOf } from './month.ts';
import type { CardNote } from './schema.ts';
import { noteOfMonth, noteRows } from './store.ts';

const PAGE = 50;

/**
 * Brings the note of one pupil and month to what the book says now. Entries that were withdrawn count back: a note that nobody has
 * seen to goes with them. Done again it changes nothing.
 */
const settle = async (
  tx: SchoolTx,
  services: Services,
  studentId: PersonId,
  month: Month,
): Promise<void> => {
  const { forgottenNoteAt } = await schoolSettings(tx);
  const forgotten = await forgottenCards(tx, studentId, month);
  const known = await noteOfMonth(tx, studentId, month.month);
  if (known === undefined) {
    if (forgotten < forgottenNoteAt) return;
    const noteId = tx.newId<'CardNoteId'>();
    await tx.insert('card_note', {
      id: noteId,
      student_id: studentId,
      month: month.month,
      forgotten,
      made_at_utc: services.clocks.school.nowMs(),
      done_at_utc: null,
      done_by: null,
      version: 1,
    });
    tx.announce('card_note.changed', { noteId });
    return;
  }
  if (known.forgotten === forgotten) return;
  if (forgotten < forgottenNoteAt && known.done_at_utc === null)
    await tx.remove('card_note', known.id);
  else await tx.update('card_note', known.id, { forgotten });
  tx.announce('card_note.changed', { noteId: known.id });
};

/** Pupils and months of which the book tells something new; staff have no homeroom teacher. */
const toSettle = async (
  read: SchoolRead,
  entries: readonly { readonly passageId: string; readonly holderId: PersonId }[],
): Promise<{ studentId: PersonId; month: Month }[]> => {
  const zone = await schoolZone(read);
  const found = new Map<string, { studentId: PersonId; month: Month }>();
  for (const { passageId, holderId } of entries) {
    const entry = await bookEntry(read, passageId);
    const month =
      entry?.cause === 'card.forgotten' ? monthOf(entry.occurredAtUtc, zone) : undefined;
    if (month === undefined || (await personById(read, holderId))?.kind !== 'student') continue;
    found.set(`${holderId} ${month.month}`, { studentId: holderId, month });
  }
  return [...found.values()];
};

/** Makes and takes back notes as the gatehouse's book grows. */
export const cardNotes = defineReaction({
  name: 'gatehouse.card-notes',
  kinds: ['gate.kept'],
  handle: async (services: Services, schoolId: SchoolId, entries) => {
    const db = services.db.forSchool(schoolId);
    const told = entries.flatMap(({ payload }) =>
      'passageId' in payload && 'holderId' in payload
        ? [{ passageId: payload.passageId, holderId: payload.holderId }]
        : [],
    );
    for (const { studentId, month } of await db.read((read) => toSettle(read, told)))
      await db.change(
        {
          actor: serviceActor('gatehouse.card-notes'),
          action: 'card_note.reckon',
          subject: { kind: 'student', id: studentId },
        },
        (tx) => settle(tx, services, studentId, month),
      );
  },
});

const shown = async (
  read: SchoolRead,
  rows: readonly Row<'card_note'>[],
  today: string,
): Promise<Static<typeof CardNote>[]> => {
  const ids = [...new Set(rows.map((row) => row.student_id))];
  const persons = await personsByIds(read, ids);
  const classes = await classesByStudentOn(read, today, ids);
  return rows.map((row) => {
    const person = persons.get(row.student_id);
    const section = classes.get(row.student_id);
    return {
      noteId: row.id,
      studentId: row.student_id,
      name: person === undefined ? '' : fullName(person),
      ...(section === undefined ? {} : { classId: section.classId, className: section.name }),
      month: row.month,
      forgotten: row.forgotten,
      madeAtUtc: row.made_at_utc,
      ...(row.done_at_utc === null ? {} : { doneAtUtc: row.done_at_utc }),
      ...(row.done_by === null ? {} : { doneBy: row.done_by }),
    };
  });
};

export interface NoteQuery {
  readonly month?: string;
  readonly state?: 'open' | 'all';
  readonly after?: string;
}

/** Notes about the students within the scope, newest first; only those that nobody has seen to, unless all are asked for. */
export const listNotes = async (
  read: SchoolRead,
  services: Pick<Services, 'clocks'>,
  scope: Scope<'cardNote.read'>,
  query: NoteQuery,
): Promise<{ items: Static<typeof CardNote>[]; next?: string }> => {
  const rows = await noteRows(read, await personsWithin(read, scope), {
    month: query.month,
    isOpenOnly: query.state !== 'all',
    limit: PAGE + 1,
    after: query.after,
  });
  const page = rows.slice(0, PAGE);
  const items = await shown(read, page, await schoolToday(read, services.clocks));
  const last = page.at(-1);
  return rows.length > PAGE && last ? { items, next: last.id } : { items };
};

/** Somebody saw to it. Errors: `gatehouse.note_done`, `kernel.not_found`, also for a student outside the scope. */
export const markDone = async (
  tx: SchoolTx,
  services: Pick<Services, 'clocks'>,
  scope: Scope<'cardNote.done'>,
  by: { readonly noteId: string; readonly name: string },
): Promise<Static<typeof CardNote>> => {
  const note = await tx.get('card_note', by.noteId);
  if (note === undefined || !reaches(await personsWithin(tx, scope), note.student_id))
    throw notFound('card_note');
  if (note.done_at_utc !== null) throw new AppError('conflict', 'gatehouse.note_done');
  const after = await tx.update('card_note', note.id, {
    done_at_utc: services.clocks.school.nowMs(),
    done_by: by.name,
  });
  tx.announce('card_note.changed', { noteId: note.id });
  const [view] = await shown(tx, [after], await schoolToday(tx, services.clocks));
  if (view === undefined) throw notFound('card_note');
  return view;
};
