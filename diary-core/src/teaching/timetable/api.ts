export type { TimetableLesson } from './domain.ts';
export { lessonsHeldOn, weeklySpans } from './in-force.ts';
export {
  type ClassLessons,
  faultsAmong,
  faultsOfVersions,
  lessonsByClass,
  type NewVersions,
  takeVersions,
  type VersionFault,
} from './take-versions.ts';
export { requireOpenWithout, undoVersions } from './undo-versions.ts';
