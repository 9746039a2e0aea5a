import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { calendar } from '../../school/calendar/feature.ts';
import { classSections } from '../../school/class-sections/feature.ts';
import { schoolYears } from '../../school/school-years/feature.ts';
import { schools } from '../../school/schools/feature.ts';
import { subjects } from '../../school/subjects/feature.ts';
import { timetable } from '../../teaching/timetable/feature.ts';
import { guardians } from '../guardians/feature.ts';
import { persons } from '../persons/feature.ts';
import { staff } from '../staff/feature.ts';
import { students } from '../students/feature.ts';
import { accounts } from './feature.ts';

const features = [
  schools,
  schoolYears,
  calendar,
  classSections,
  subjects,
  persons,
  students,
  guardians,
  staff,
  accounts,
  timetable,
];
onBothEngines(t, 'schema', { features }, async (t, kit) => {
  t.strictSame(await kit.schemaFaults(), []);
});
