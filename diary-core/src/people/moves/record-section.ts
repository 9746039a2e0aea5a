import type { RecordSection } from '../../kernel/services.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { staysOfStudents } from '../students/api.ts';

/** The course of education: every class, from when to when. */
export const classSection: RecordSection = {
  name: 'people/moves',
  order: 30,
  permission: 'studentMove.read',
  load: async (read, studentId) => {
    const stays = await staysOfStudents(read, [studentId]);
    if (stays.length === 0) return undefined;
    const names = await classNames(read);
    return {
      title: 'Przebieg nauki',
      columns: ['Klasa', 'Numer', 'Od', 'Do'],
      rows: stays.map((stay) => [
        names.get(stay.classId) ?? '',
        String(stay.numberInClass),
        stay.from,
        stay.to ?? 'nadal',
      ]),
    };
  },
};
