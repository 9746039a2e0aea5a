import type { Feature } from './kernel/feature.ts';
import { accessModes } from './people/access-modes/feature.ts';
import { accounts } from './people/accounts/feature.ts';
import { classBodies } from './people/class-bodies/feature.ts';
import { classLife } from './people/class-life/feature.ts';
import { courses } from './people/courses/feature.ts';
import { dataChecks } from './people/data-checks/feature.ts';
import { everybody } from './people/everybody/feature.ts';
import { firstLogin } from './people/first-login/feature.ts';
import { groups } from './people/groups/feature.ts';
import { guardians } from './people/guardians/feature.ts';
import { loginSlips } from './people/login-slips/feature.ts';
import { lostPassword } from './people/lost-password/feature.ts';
import { moves } from './people/moves/feature.ts';
import { persons } from './people/persons/feature.ts';
import { pupilFiles } from './people/pupil-files/feature.ts';
import { pupilRecord } from './people/pupil-record/feature.ts';
import { rights } from './people/rights/feature.ts';
import { secondFactors } from './people/second-factors/feature.ts';
import { signInElsewhere } from './people/sign-in-elsewhere/feature.ts';
import { specialAccounts } from './people/special-accounts/feature.ts';
import { staff } from './people/staff/feature.ts';
import { students } from './people/students/feature.ts';
import { supportDocuments } from './people/support-documents/feature.ts';
import { typing } from './people/typing/feature.ts';
import { cardHints } from './presence/card-hints/feature.ts';
import { cardProblems } from './presence/card-problems/feature.ts';
import { cards } from './presence/cards/feature.ts';
import { devices } from './presence/devices/feature.ts';
import { gatehouse } from './presence/gatehouse/feature.ts';
import { helpCalls } from './presence/help-calls/feature.ts';
import { passages } from './presence/passages/feature.ts';
import { schoolKeys } from './presence/school-keys/feature.ts';
import { calendar } from './school/calendar/feature.ts';
import { classSections } from './school/class-sections/feature.ts';
import { options } from './school/options/feature.ts';
import { schoolYears } from './school/school-years/feature.ts';
import { schools } from './school/schools/feature.ts';
import { subjects } from './school/subjects/feature.ts';
import { units } from './school/units/feature.ts';
import { auditTrail } from './system/audit-trail/feature.ts';
import { edgeSync } from './system/edge-sync/feature.ts';
import { firstDay } from './system/first-day/feature.ts';
import { imports } from './system/imports/feature.ts';
import { incidents } from './system/incidents/feature.ts';
import { keeping } from './system/keeping/feature.ts';
import { privacy } from './system/privacy/feature.ts';
import { provider } from './system/provider/feature.ts';
import { removal } from './system/removal/feature.ts';
import { retention } from './system/retention/feature.ts';
import { terms } from './system/terms/feature.ts';
import { gradeCategories } from './teaching/grade-categories/feature.ts';
import { locks } from './teaching/locks/feature.ts';
import { timetable } from './teaching/timetable/feature.ts';

/**
 * The table of contents: every feature of the core, in the order of the areas (school ← people ← presence ← teaching ← system). A
 * feature may ask only those above it. Migrations run in this order.
 */
export const features: readonly Feature[] = [
  schools,
  options,
  schoolYears,
  calendar,
  units,
  classSections,
  subjects,
  persons,
  students,
  guardians,
  staff,
  groups,
  moves,
  pupilFiles,
  supportDocuments,
  classLife,
  dataChecks,
  pupilRecord,
  courses,
  classBodies,
  everybody,
  accounts,
  secondFactors,
  signInElsewhere,
  typing,
  firstLogin,
  lostPassword,
  loginSlips,
  specialAccounts,
  accessModes,
  rights,
  schoolKeys,
  devices,
  cards,
  passages,
  cardHints,
  helpCalls,
  gatehouse,
  cardProblems,
  locks,
  gradeCategories,
  timetable,
  edgeSync,
  auditTrail,
  terms,
  incidents,
  retention,
  privacy,
  keeping,
  imports,
  firstDay,
  provider,
  removal,
];
