import type { Feature } from './kernel/feature.ts';
import { accounts } from './people/accounts/feature.ts';
import { everybody } from './people/everybody/feature.ts';
import { groups } from './people/groups/feature.ts';
import { guardians } from './people/guardians/feature.ts';
import { loginSlips } from './people/login-slips/feature.ts';
import { persons } from './people/persons/feature.ts';
import { rights } from './people/rights/feature.ts';
import { secondFactors } from './people/second-factors/feature.ts';
import { specialAccounts } from './people/special-accounts/feature.ts';
import { staff } from './people/staff/feature.ts';
import { students } from './people/students/feature.ts';
import { typing } from './people/typing/feature.ts';
import { cardHints } from './presence/card-hints/feature.ts';
import { cards } from './presence/cards/feature.ts';
import { devices } from './presence/devices/feature.ts';
import { gatehouse } from './presence/gatehouse/feature.ts';
import { passages } from './presence/passages/feature.ts';
import { schoolKeys } from './presence/school-keys/feature.ts';
import { calendar } from './school/calendar/feature.ts';
import { classSections } from './school/class-sections/feature.ts';
import { options } from './school/options/feature.ts';
import { schoolYears } from './school/school-years/feature.ts';
import { schools } from './school/schools/feature.ts';
import { subjects } from './school/subjects/feature.ts';
import { auditTrail } from './system/audit-trail/feature.ts';
import { edgeSync } from './system/edge-sync/feature.ts';
import { keeping } from './system/keeping/feature.ts';
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
  classSections,
  subjects,
  persons,
  students,
  guardians,
  staff,
  groups,
  everybody,
  accounts,
  secondFactors,
  typing,
  loginSlips,
  specialAccounts,
  rights,
  schoolKeys,
  devices,
  cards,
  passages,
  cardHints,
  gatehouse,
  timetable,
  edgeSync,
  auditTrail,
  keeping,
];
