import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** CARD-44. Who reports for others may report for themselves too; the use case adds that. */
export const cardProblemPermissions = {
  'cardProblem.report': {
    ...nobody,
    student: 'own',
    guardian: 'ownChildren',
    teacher: 'own',
    homeroomTeacher: 'ownClass',
    counsellor: 'own',
    clubTeacher: 'own',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'own',
    cardIssuer: 'own',
    caretaker: 'own',
    dutyStaff: 'own',
    facilitiesManager: 'own',
  },
  /** Read and answered by whom they are addressed to; the secretariat, which blocks the cards, sees both. */
  'cardProblem.ofStudents': { ...nobody, homeroomTeacher: 'ownClass', secretariat: 'school' },
  'cardProblem.ofStaff': { ...nobody, facilitiesManager: 'school', secretariat: 'school' },
} as const satisfies Permissions;
