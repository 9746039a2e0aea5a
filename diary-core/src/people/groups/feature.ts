import { defineFeature } from '../../kernel/feature.ts';
import { groupEraser } from './eraser.ts';
import { groupsHolds } from './holds.ts';
import { groups0001 } from './migrations/0001-groups.ts';
import { groupCreators, groupPermissions, groupRight } from './permissions.ts';
import { groupRoutes } from './routes.ts';
import { groupSubjectData } from './subject-data.ts';
import { groupClassTable, groupMemberTable, studentGroupTable } from './tables.ts';
import { yearChangeRoute } from './year-route.ts';

/** Groups of students: within a class, or across classes whose terms have the same dates. */
export const groups = defineFeature({
  name: 'people/groups',
  nouns: ['group'],
  recorded: {
    acts: [
      'class.terms',
      'group.add',
      'group.change',
      'group.members',
      'group.remove',
      'schoolYear.change',
    ],
    subjects: ['group', 'schoolClass', 'schoolYear'],
  },
  tables: [studentGroupTable, groupClassTable, groupMemberTable],
  subjectData: groupSubjectData,
  holds: groupsHolds,
  migrations: [groups0001],
  permissions: groupPermissions,
  rights: [groupRight],
  options: [groupCreators],
  erasers: [groupEraser],
  errors: {
    'groups.not_allowed': 'forbidden',
    'groups.not_own': 'forbidden',
    'groups.other_year': 'invalid',
    'groups.terms_differ': 'conflict',
    'groups.terms_shared': 'conflict',
    'groups.terms_parted': 'conflict',
    'groups.has_members': 'conflict',
    'groups.class_has_members': 'conflict',
    'groups.stranger': 'invalid',
    'groups.no_such_date': 'invalid',
  },
  announces: ['group.changed'],
  routes: [...groupRoutes, yearChangeRoute],
});
