/** A thing of the school by its id, or one that the file brings in by its key. */
export type Ref = string;

export interface PlannedHour {
  readonly weekday: number;
  readonly period: number;
  readonly groupName: string;
  readonly subjectId: Ref;
  readonly teacherId: Ref;
  readonly roomId: Ref | null;
}

export interface PlannedCourse {
  readonly subjectId: Ref;
  readonly classId: Ref;
  readonly groupName: string;
  /** Empty: the course stands vacant. */
  readonly teacherIds: readonly Ref[];
}

/** What „Wczytaj" writes of a timetable. */
export interface TimetableEffects {
  readonly yearId: string;
  readonly classes: readonly {
    readonly key: Ref;
    readonly name: string;
    readonly gradeLevel: number;
  }[];
  readonly subjects: readonly {
    readonly key: Ref;
    readonly name: string;
    readonly shortName: string;
  }[];
  readonly rooms: readonly { readonly key: Ref; readonly name: string; readonly siteId: string }[];
  readonly teachers: readonly {
    readonly key: Ref;
    readonly firstName: string;
    readonly lastName: string;
    readonly employedFrom: string;
  }[];
  /** Timetables of whole classes, each class once. */
  readonly versions: readonly { readonly classId: Ref; readonly lessons: readonly PlannedHour[] }[];
  readonly courses: readonly PlannedCourse[];
  /** Courses of the school that somebody else teaches from now on. */
  readonly taught: readonly {
    readonly courseId: string;
    readonly version: number;
    readonly teacherIds: readonly Ref[];
  }[];
  readonly homerooms: readonly { readonly classId: Ref; readonly teacherId: Ref }[];
  /** What a human decided about names: key of the name → id. */
  readonly decided: Readonly<Record<string, string>>;
}
