import { Child, List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { keepsStudents, requireDirect, requireStudentWithin } from '../students/api.ts';
import { childrenWithin } from './children.ts';
import { changeGuardian, guardianDetail } from './contacts.ts';
import {
  CustodyBody,
  EndBody,
  GuardianChange,
  GuardianDetail,
  GuardianParams,
  GuardianRow,
  GuardianshipParams,
  NewGuardianBody,
  RightsBody,
  StudentParams,
} from './schema.ts';
import {
  addGuardian,
  endGuardianship,
  listGuardians,
  setCustody,
  setSeesPassages,
} from './use-cases.ts';

const bondRoutes = [
  route({
    method: 'GET',
    path: '/children',
    summary: "The guardian's children in every school.",
    access: { allMemberships: 'a guardian may have children in several schools' },
    schemas: { reply: List(Child) },
    handler: async ({ eachSchool, services }) => {
      const perSchool = await eachSchool('child.read', async (read, scope) =>
        childrenWithin(read, scope, await schoolToday(read, services.clocks)),
      );
      return { items: perSchool.flat() };
    },
  }),
  route({
    method: 'GET',
    path: '/students/:studentId/guardians',
    summary: "A student's guardians and their rights.",
    access: { permission: 'guardian.read' },
    schemas: { params: StudentParams, reply: List(GuardianRow) },
    handler: ({ read, scope, params, services }) =>
      read(async (r) => {
        await requireStudentWithin(r, scope, params.studentId);
        const today = await schoolToday(r, services.clocks);
        return { items: await listGuardians(r, params.studentId, today) };
      }),
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/guardians',
    summary: 'Another guardian of a student.',
    access: { permission: 'guardian.write' },
    schemas: { params: StudentParams, body: NewGuardianBody, reply: List(GuardianRow) },
    handler: (context) => {
      const { change, scope, params, body, services } = context;
      return change(
        { action: 'guardian.add', subject: { kind: 'student', id: params.studentId } },
        async (tx) => {
          await requireStudentWithin(tx, scope, params.studentId);
          // A guardian sees the child's data and gets an account: the office decides, where it decides on data of students (C-14).
          await requireDirect(tx, scope, keepsStudents(context));
          const today = await schoolToday(tx, services.clocks);
          await addGuardian(tx, params.studentId, body, today);
          return { items: await listGuardians(tx, params.studentId, today) };
        },
      );
    },
  }),
  route({
    method: 'PATCH',
    path: '/students/:studentId/guardians/:guardianId',
    summary: 'Gives or withdraws the right to see entries and exits.',
    access: { permission: 'guardianRight.write' },
    schemas: { params: GuardianshipParams, body: RightsBody },
    handler: ({ change, params, body, services }) =>
      change(
        {
          action: 'guardian.rights',
          subject: { kind: 'student', id: params.studentId },
          reason: body.reason,
        },
        async (tx) =>
          setSeesPassages(tx, params, body.seesPassages, await schoolToday(tx, services.clocks)),
      ),
  }),
  route({
    method: 'PUT',
    path: '/students/:studentId/guardians/:guardianId/custody',
    summary: 'What a guardian may see, decide and collect, by a decision of a court.',
    access: { permission: 'guardianRight.write' },
    schemas: { params: GuardianshipParams, body: CustodyBody, reply: List(GuardianRow) },
    handler: ({ change, params, body, services }) =>
      change(
        {
          action: 'guardian.custody',
          subject: { kind: 'student', id: params.studentId },
          reason: body.reason,
        },
        async (tx) => {
          const today = await schoolToday(tx, services.clocks);
          await setCustody(tx, params, body, today);
          return { items: await listGuardians(tx, params.studentId, today) };
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/guardians/:guardianId/end',
    summary: 'The person is no longer guardian of this student.',
    access: { permission: 'guardianRight.write' },
    schemas: { params: GuardianshipParams, body: EndBody },
    handler: ({ change, params, body, services }) =>
      change(
        {
          action: 'guardian.end',
          subject: { kind: 'student', id: params.studentId },
          reason: body.reason,
        },
        async (tx) => endGuardianship(tx, params, await schoolToday(tx, services.clocks)),
      ),
  }),
];

/** Contacts of a guardian belong to no single child: whoever has rights in the whole school keeps them. */
const contactRoutes = [
  route({
    method: 'GET',
    path: '/guardians/:guardianId',
    summary: 'One guardian with contacts and children.',
    access: { permission: 'guardianRight.write' },
    schemas: { params: GuardianParams, reply: GuardianDetail },
    handler: ({ read, params, services }) =>
      read(async (r) =>
        guardianDetail(r, params.guardianId, await schoolToday(r, services.clocks)),
      ),
  }),
  route({
    method: 'PATCH',
    path: '/guardians/:guardianId',
    summary: 'Another name or other contacts of a guardian.',
    access: { permission: 'guardianRight.write' },
    schemas: { params: GuardianParams, body: GuardianChange, reply: GuardianDetail },
    handler: ({ change, params, body, services }) =>
      change(
        { action: 'guardian.change', subject: { kind: 'guardian', id: params.guardianId } },
        async (tx) => {
          await changeGuardian(tx, params.guardianId, body);
          return guardianDetail(tx, params.guardianId, await schoolToday(tx, services.clocks));
        },
      ),
  }),
];

export const guardianRoutes = [...bondRoutes, ...contactRoutes];
