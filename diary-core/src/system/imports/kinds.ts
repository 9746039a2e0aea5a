import type { ImportKindName } from './domain.ts';
import { anyKind, type ImportKind } from './import-kind.ts';
import { timetableKind } from './lessons/timetable-kind.ts';
import { staffKind } from './staff/staff-kind.ts';
import { studentsKind } from './students/students-kind.ts';

export const KINDS: Readonly<Record<ImportKindName, ImportKind>> = {
  students: anyKind(studentsKind),
  staff: anyKind(staffKind),
  timetable: anyKind(timetableKind),
};
