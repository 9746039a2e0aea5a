import type { Role } from '../../shared/api/wire.ts';

/** Who may look at the list of cards; the server holds the same in its permission `card.read`. */
export const CARD_READERS = [
  'secretariat',
  'cardIssuer',
  'caretaker',
  'director',
  'deputyDirector',
] as const satisfies readonly Role[];
/** Who sees hints of copied cards: `cardHint.read`. */
export const HINT_READERS: readonly Role[] = ['secretariat', 'director', 'deputyDirector'];
/** Who sees and answers calls for help from doors: `helpCall.read`, `helpCall.answer`. */
export const HELPERS = [
  'secretariat',
  'director',
  'deputyDirector',
] as const satisfies readonly Role[];
export const CARD_BLOCKERS: readonly Role[] = ['secretariat', 'caretaker'];
export const CARD_UNBLOCKERS: readonly Role[] = ['secretariat'];
/** Who searches all people of the school; the server holds the same in its permission `person.read`. */
export const PEOPLE_READERS = [
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
] as const satisfies readonly Role[];
/** Who opens the file of a pupil: `student.read` of those who work at the school. */
export const PUPIL_READERS = [
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
  'homeroomTeacher',
  'counsellor',
  'inspection',
] as const satisfies readonly Role[];
/** Who moves pupils: `student.enrol`. */
export const PUPIL_MOVERS = ['admin'] as const satisfies readonly Role[];
/** Who reads the lists of all classes: `class.read` and `student.read` of the whole school. */
export const CLASS_READERS = [
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
  'counsellor',
  'inspection',
] as const satisfies readonly Role[];
/** Who keeps lists of groups: `group.own`, a teacher of the own ones. */
export const GROUP_KEEPERS = [
  'teacher',
  'homeroomTeacher',
  'admin',
] as const satisfies readonly Role[];
/** Who reads the groups of the school: `group.read`. */
export const GROUP_READERS = [
  'teacher',
  'homeroomTeacher',
  ...CLASS_READERS,
] as const satisfies readonly Role[];
/** The right that lets others make groups. */
export const MAKES_GROUPS = 'group.create';
/** Who keeps years, units, classes, groups and assignments: `class.write`, `course.write` and their like. */
export const STRUCTURE_KEEPERS = ['admin'] as const satisfies readonly Role[];
/** Who reads the councils of classes: `classBody.read`. */
export const BODY_READERS = [
  'homeroomTeacher',
  'counsellor',
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
  'inspection',
] as const satisfies readonly Role[];
/** Whose work the school year and the bells are; anybody of the school may read them. */
export const CALENDAR_READERS = [
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
] as const satisfies readonly Role[];
/** Who reads timetables of the school, students their own: `timetable.read`. */
export const TIMETABLE_READERS = [
  'teacher',
  'homeroomTeacher',
  'counsellor',
  'director',
  'deputyDirector',
  'admin',
  'inspection',
  'student',
] as const satisfies readonly Role[];
/** Who types one: `classTimetable.write`, `ownTimetable.write`. */
export const TIMETABLE_WRITERS = [
  'teacher',
  'homeroomTeacher',
  'counsellor',
  'director',
  'deputyDirector',
  'admin',
] as const satisfies readonly Role[];
/** Whose hubs, boxes and doors are; the server holds the same in `hub.watch`, `hub.manage` and `door.write`. */
export const DEVICE_KEEPERS = ['admin'] as const satisfies readonly Role[];
/** Who says why an outer door may be passed without a card: `door.outer_exception`. */
export const DOOR_DECIDERS: readonly Role[] = ['director'];
/** Who issues PINs for doors: `door.holder_manage`. */
export const PIN_ISSUERS: readonly Role[] = ['secretariat'];
/** Who leads an evacuation and signs everybody out (`session.endAll`); the administrator does it among the accounts. */
export const EVACUATORS: readonly Role[] = ['director', 'deputyDirector'];
/** Who has the page of doors; the administrator has all of it among the devices. */
export const DOOR_PEOPLE: readonly Role[] = [...DOOR_DECIDERS, ...PIN_ISSUERS, ...EVACUATORS];
/** Who reads the register of changes: `audit.read`. */
export const REGISTER_READERS = [
  'admin',
  'director',
  'deputyDirector',
  'inspection',
] as const satisfies readonly Role[];
/** Who reads what the school decided: `schoolOption.read`. */
export const SETTINGS_READERS = [
  'admin',
  'director',
  'deputyDirector',
  'inspection',
] as const satisfies readonly Role[];
/** Who reads the list of rights, and gives them: `right.read`. The superadministrator on the provider's side (PERM-46). */
export const RIGHTS_READERS = [
  ...SETTINGS_READERS,
  'superadmin',
] as const satisfies readonly Role[];
/** The right that lets others read and change it too. */
export const CHANGES_SETTINGS = 'settings.change';
/** Who sees what people asked about their data, and to whom they were given: `dataRequest.read`. */
export const PRIVACY_READERS = [
  'admin',
  'director',
  'deputyDirector',
  'secretariat',
  'inspection',
] as const satisfies readonly Role[];
/** Who reads the list of accounts: `account.read`. */
export const ACCOUNT_READERS = [
  'admin',
  'secretariat',
  'superadmin',
] as const satisfies readonly Role[];
/** Who brings people and the timetable in from files: `import.run`. */
export const IMPORTERS = ['admin'] as const satisfies readonly Role[];
/** Who sees the accounts of a class: `accessMode.read`, `loginSlip.handOut`. */
export const CLASS_ACCOUNT_READERS = [
  'homeroomTeacher',
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
] as const satisfies readonly Role[];
/** Who sees the data of a class: `dataCheck.read`, `classList.read`, `classEvent.read`. */
export const CLASS_DATA_READERS = [
  'homeroomTeacher',
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
  'counsellor',
  'inspection',
] as const satisfies readonly Role[];
/** Who writes talks with parents of the pupils taught: `parentContact.write` of own lessons. */
export const OWN_PUPIL_READERS = ['teacher'] as const satisfies readonly Role[];
/** Who sees the changes that wait for the office: `studentProposal.decide`. */
export const PROPOSAL_DECIDERS = [
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
] as const satisfies readonly Role[];
/** Who sees what the modes of access have, and activates: `accessMode.set`. */
export const ACCESS_KEEPERS = ['admin'] as const satisfies readonly Role[];
/** To whom a card forgotten too often is told: `cardNote.done`. */
export const NOTE_READERS = ['homeroomTeacher', 'dutyStaff'] as const satisfies readonly Role[];
/** Who reports problems with cards: `cardProblem.report`. */
export const PROBLEM_REPORTERS = [
  'student',
  'guardian',
  'teacher',
  'homeroomTeacher',
  'counsellor',
  'clubTeacher',
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
  'cardIssuer',
  'caretaker',
  'dutyStaff',
  'facilitiesManager',
] as const satisfies readonly Role[];
/** To whom problems with cards of students are addressed: `cardProblem.ofStudents`. */
export const STUDENT_PROBLEM_READERS = [
  'homeroomTeacher',
  'secretariat',
] as const satisfies readonly Role[];
/** And those with cards of staff: `cardProblem.ofStaff`. */
export const STAFF_PROBLEM_READERS = [
  'facilitiesManager',
  'secretariat',
] as const satisfies readonly Role[];
/** Who keeps schools on the provider's side: `providedSchool.read`. */
export const PROVIDERS = ['superadmin'] as const satisfies readonly Role[];
export const CHILD_READERS = ['guardian'] as const satisfies readonly Role[];
