import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

const office = {
  ...nobody,
  admin: 'school',
  director: 'school',
  deputyDirector: 'school',
  secretariat: 'school',
} as const;

export const privacyPermissions = {
  /** PRIV-01: everybody sees what the school holds about oneself. */
  'ownData.read': {
    student: 'own',
    guardian: 'own',
    teacher: 'own',
    homeroomTeacher: 'own',
    counsellor: 'own',
    clubTeacher: 'own',
    secretariat: 'own',
    director: 'own',
    deputyDirector: 'own',
    admin: 'own',
    superadmin: 'own',
    cardIssuer: 'own',
    caretaker: 'own',
    dutyStaff: 'own',
    facilitiesManager: 'own',
    inspection: 'none',
    publisher: 'none',
    device: 'none',
    service: 'none',
  },
  /** PRIV-01: a parent sees what the school holds about the child. */
  'childData.read': { ...nobody, guardian: 'ownChildren' },
  /** PRIV-02…07: on a request the office makes the report for anybody. */
  'subjectData.read': office,
  'dataRequest.read': { ...office, inspection: 'school' },
  'dataRequest.write': office,
  'dataDisclosure.read': { ...office, inspection: 'school' },
  'dataDisclosure.write': office,
  'processingAgreement.read': { ...office, inspection: 'school' },
  'processingAgreement.write': { ...nobody, admin: 'school', director: 'school' },
} as const satisfies Permissions;
