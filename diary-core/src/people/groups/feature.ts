import { defineFeature } from '../../kernel/feature.ts';
import { groups0001 } from './migrations/0001-groups.ts';
import { groupCreators, groupPermissions, groupRight } from './permissions.ts';
import { groupRoutes } from './routes.ts';
import { groupClassTable, groupMemberTable, studentGroupTable } from './tables.ts';

/** Groups of students: within a class, or across classes whose terms have the same dates. */
export const groups = defineFeature({
  name: 'people/groups',
  nouns: ['group'],
  tables: [studentGroupTable, groupClassTable, groupMemberTable],
  migrations: [groups0001],
  permissions: groupPermissions,
  rights: [groupRight],
  options: [groupCreators],
  errors: {
    'groups.not_allowed': 'forbidden',
    'groups.other_year': 'invalid',
    'groups.terms_differ': 'conflict',
    'groups.has_members': 'conflict',
    'groups.stranger': 'invalid',
    'groups.no_such_date': 'invalid',
  },
  announces: ['group.changed'],
  routes: groupRoutes,
});
