import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@furtka/core-contract/ids';
import type { Migration, MigrationTools } from '../../../kernel/db/migration.ts';
import { plannedLessonTable, timetableVersionTable } from '../tables.ts';

type Record1 = Record<string, unknown>;

const dayBefore = (date: string): string => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
};

/** Each timetable of the whole school becomes one published version a class; it ends where the next one of its year begins. */
const carryOver = async (m: MigrationTools): Promise<void> => {
  const timetables = await m.db.selectFrom('timetable').selectAll().orderBy('first_day').execute();
  for (const [index, timetable] of timetables.entries()) {
    const sameYear = (other: Record1): boolean =>
      other['school_id'] === timetable['school_id'] && other['year_id'] === timetable['year_id'];
    const next = timetables.slice(index + 1).find(sameYear);
    const year = await m.db
      .selectFrom('school_year')
      .select('last_day')
      .where('school_id', '=', timetable['school_id'])
      .where('id', '=', timetable['year_id'])
      .executeTakeFirstOrThrow();
    const lessons = await m.db
      .selectFrom('timetable_lesson')
      .selectAll()
      .where('school_id', '=', timetable['school_id'])
      .where('timetable_id', '=', timetable['id'])
      .execute();
    for (const classId of new Set(lessons.map((lesson) => lesson['class_id']))) {
      const versionId = uuidv7(0, randomBytes(10));
      await m.db
        .insertInto('timetable_version')
        .values({
          school_id: timetable['school_id'],
          id: versionId,
          year_id: timetable['year_id'],
          class_id: classId,
          first_day: timetable['first_day'],
          last_day: next === undefined ? year['last_day'] : dayBefore(String(next['first_day'])),
          state: 'published',
          version: 1,
        })
        .execute();
      for (const { timetable_id: _, ...lesson } of lessons)
        if (lesson['class_id'] === classId)
          await m.db
            .insertInto('planned_lesson')
            .values({ ...lesson, version_id: versionId })
            .execute();
    }
  }
};

/** PLAN-05, PLAN-06: versions of one class with dates of their own instead of one timetable of the school. */
export const timetable0002: Migration = {
  id: '0002-versions',
  up: async (m) => {
    await m.create(timetableVersionTable, plannedLessonTable);
    await carryOver(m);
    await m.drop('timetable_lesson');
    await m.drop('timetable');
  },
};
