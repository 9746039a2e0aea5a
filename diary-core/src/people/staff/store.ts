import type { Brand, ClassId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Position, StaffMember, TeachingAssignment } from './domain.ts';

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
    .orderBy('id')
    .execute();

/** Teaching assignments on a date. */
export const assignmentsOn = (read: SchoolRead, date: string): Promise<TeachingAssignment[]> =>
  read
    .from('teaching_assignment')
    .select([
      'teacher_id as teacherId',
      'subject_id as subjectId',
      'class_id as classId',
      'group_name as groupName',
    ])
    .where('first_day', '<=', date)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', date)]))
    .orderBy('id')
    .execute();

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

export const insertHomerooms = (
  tx: SchoolTx,
  homerooms: readonly Omit<Homeroom, 'assignmentId'>[],
): Promise<void> =>
  tx.insertMany(
    'homeroom_assignment',
    homerooms.map((each) => ({
      id: tx.newId<'HomeroomAssignmentId'>(),
      class_id: each.classId,
      teacher_id: each.teacherId,
      first_day: each.from,
      last_day: null,
    })),
  );

export const insertAssignments = (
  tx: SchoolTx,
  assignments: readonly TeachingAssignment[],
  from: string,
): Promise<void> =>
  tx.insertMany(
    'teaching_assignment',
    assignments.map((each) => ({
      id: tx.newId<'TeachingAssignmentId'>(),
      teacher_id: each.teacherId,
      subject_id: each.subjectId as Brand<'SubjectId'>,
      class_id: each.classId,
      group_name: each.groupName,
      first_day: from,
      last_day: null,
    })),
  );
