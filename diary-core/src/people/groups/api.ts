export { unbroken } from './domain.ts';
export {
  endMemberships,
  groupsOfClass,
  insertMemberships,
  membershipsOf,
  nextNumbers,
  removeMemberships,
} from './memberships.ts';
export { groupNamesByClass, groupsOfStudentOn } from './names.ts';
export {
  type GroupOfClasses,
  groupsById,
  groupsOfYear,
  membersOfGroupsOn,
} from './of-classes.ts';
