import type { ClassId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { Question, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { studentIdsInQuery } from '../students/api.ts';
import type { Position, StaffMember } from './domain.ts';

/** Staff employed on a date. */
export const staffRowsOn = (read: SchoolRead, date: string): Promise<StaffMember[]> =>
  read
    .from('staff_member')
    .select(['id as personId', 'position', 'site_id as siteId'])
    .where('employed_from', '<=', date)
    .where((eb) => eb.or([eb('employed_to', 'is', null), eb('employed_to', '>=', date)]))
    .orderBy('id')
    .execute();

export interface Homeroom {
  readonly assignmentId: string;
  readonly classId: ClassId;
  readonly teacherId: PersonId;
  readonly from: string;
}

/** Who leads which class on a date. */
export const homeroomsOn = (read: SchoolRead, date: string): Promise<Homeroom[]> =>
  homeroomsQuery(read, date).execute();

/** Classes that teachers lead or stand in for on a date. */
const ledQuery = (read: SchoolRead, teacherIds: readonly PersonId[], on: string) =>
  read
    .from('homeroom_assignment')
    .select('class_id as classId')
    .where('teacher_id', 'in', [...teacherIds])
    .where('first_day', '<=', on)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', on)]))
    .union(
      read
        .from('homeroom_deputy')
        .select('class_id as classId')
        .where('teacher_id', 'in', [...teacherIds])
        .where('first_day', '<=', on)
        .where('last_day', '>=', on),
    );

export const classesLed: Question<PersonId, { readonly classId: ClassId }> = { build: ledQuery };

/** Students of the classes that teachers lead or stand in for on a date. */
export const studentsLed: Question<PersonId, { readonly studentId: PersonId }> = {
  build: (read, teacherIds, on) =>
    studentIdsInQuery(read, on).where('m.class_id', 'in', ledQuery(read, teacherIds, on)),
};

const homeroomsQuery = (read: SchoolRead, date: string) =>
  read
    .from('homeroom_assignment')
    .select([
      'id as assignmentId',
      'class_id as classId',
      'teacher_id as teacherId',
      'first_day as from',
    ])
    .where('first_day', '<=', date)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', date)]))
    .orderBy('id');

/** `decision`: reference of the director's decision. */
export type NewHomeroom = Omit<Homeroom, 'assignmentId'> & { readonly decision?: string };

export interface NewStaffRow {
  readonly staffId: PersonId;
  readonly position: Position;
  readonly employedFrom: string;
  readonly siteId: SiteId | null;
}

export const insertStaff = (tx: SchoolTx, staff: readonly NewStaffRow[]): Promise<void> =>
  tx.insertMany(
    'staff_member',
    staff.map((each) => ({
      id: each.staffId,
      position: each.position,
      employed_from: each.employedFrom,
      employed_to: null,
      site_id: each.siteId,
      version: 1,
    })),
  );

export const insertHomerooms = (tx: SchoolTx, homerooms: readonly NewHomeroom[]): Promise<void> =>
  tx.insertMany(
    'homeroom_assignment',
    homerooms.map((each) => ({
      id: tx.newId<'HomeroomAssignmentId'>(),
      class_id: each.classId,
      teacher_id: each.teacherId,
      first_day: each.from,
      last_day: null,
      decision: each.decision ?? null,
    })),
  );
