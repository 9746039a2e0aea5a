/** A thing that a timetable file names. `id` is good within the file only. */
export interface FileName {
  readonly id: string;
  readonly name: string;
  /** Short name, empty when there is none. */
  readonly short: string;
  /** Our own id, where the file says that it carries it; else empty. */
  readonly ownId: string;
}

export interface FileTeacher extends FileName {
  /** Both empty where the file knows no more than an abbreviation. */
  readonly firstName: string;
  readonly lastName: string;
}

export interface FileClass extends FileName {
  /** File id of the homeroom teacher; empty: none. */
  readonly teacherId: string;
}

/** One placed hour of a lesson. `cycle`: empty for every week and term, else which, such as `tydz. A`. */
export interface FilePlace {
  readonly weekday: number;
  readonly period: number;
  /** File id; empty: none. */
  readonly roomId: string;
  readonly cycle: string;
}

/** One subject taught by somebody to classes or parts of them. */
export interface FileLesson {
  readonly id: string;
  readonly subjectId: string;
  /** Each class with the part of it that is taught; an empty part is the whole class. */
  readonly parts: readonly { readonly classId: string; readonly groupName: string }[];
  readonly teacherIds: readonly string[];
  readonly places: readonly FilePlace[];
}

/** What was met in the file and is not taken: shown, never dropped unseen. `names`: at most ten. */
export interface FileRemark {
  readonly code:
    | 'unknownTables'
    | 'unknownColumns'
    | 'students'
    | 'unplaced'
    | 'cycles'
    | 'severalRooms'
    | 'unreadCells';
  readonly names: readonly string[];
  readonly count: number;
}

/** A whole timetable as a file holds it, whatever program wrote it. All ids are of the file. */
export interface FileTimetable {
  readonly classes: readonly FileClass[];
  readonly teachers: readonly FileTeacher[];
  readonly subjects: readonly FileName[];
  readonly rooms: readonly FileName[];
  readonly lessons: readonly FileLesson[];
  readonly remarks: readonly FileRemark[];
}

/** Lessons that one file may have: twice the largest export that was met. */
export const MOST_LESSONS = 5000;
/** Placed hours, of all lessons together. */
export const MOST_PLACES = 20_000;
/** Names of one kind: classes, teachers, subjects, rooms. */
export const MOST_NAMES_OF_A_KIND = 2000;
/** Teachers of one lesson. */
export const MOST_TEACHERS = 20;
/** Groups of one lesson: a lesson of the whole school names one of each class. */
export const MOST_GROUPS = 100;
/** Signs that the name of a part of a class may have in the timetable. */
export const MOST_GROUP_SIGNS = 20;
