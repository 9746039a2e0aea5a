import { List } from '@furtka/core-contract/api';
import type { Actor, SchoolRead } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { requireStudentWithin } from '../students/api.ts';
import { type Author, addContact, contactsOf } from './contacts.ts';
import { addEvent, eventsOf } from './events.ts';
import { addRelease, entitledOf, releasesOf } from './releases.ts';
import {
  ClassParams,
  ContactBody,
  ContactView,
  Entitled,
  EventBody,
  EventView,
  ReleaseBody,
  ReleaseView,
  StudentParams,
} from './schema.ts';

const authorOf = async (read: SchoolRead, services: Services, actor: Actor): Promise<Author> => ({
  accountId: actor.id,
  name: actor.name,
  atUtc: services.clocks.school.nowMs(),
  today: await schoolToday(read, services.clocks),
});

const contactRoutes = [
  route({
    method: 'GET',
    path: '/students/:studentId/contacts',
    summary: 'Contacts with the parents of a student; a teacher sees the own ones.',
    access: { permission: 'parentContact.read' },
    schemas: { params: StudentParams, reply: List(ContactView) },
    handler: ({ read, scope, params, services, actor }) =>
      read(async (r) => {
        await requireStudentWithin(r, scope, params.studentId);
        const author = await authorOf(r, services, actor);
        return { items: await contactsOf(r, scope, params.studentId, author) };
      }),
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/contacts',
    summary: 'A contact with a parent, also a failed one; a talk; another fact.',
    access: { permission: 'parentContact.write' },
    schemas: { params: StudentParams, body: ContactBody },
    handler: ({ change, scope, params, body, services, actor }) =>
      change(
        { action: 'parentContact.add', subject: { kind: 'student', id: params.studentId } },
        async (tx) => {
          await requireStudentWithin(tx, scope, params.studentId);
          const author = await authorOf(tx, services, actor);
          await addContact(tx, scope, params.studentId, body, author);
        },
      ),
  }),
];

const releaseRoutes = [
  route({
    method: 'GET',
    path: '/students/:studentId/releases',
    summary: 'To whom information on a student was given in the absence of the homeroom teacher.',
    access: { permission: 'informationRelease.read' },
    schemas: { params: StudentParams, reply: List(ReleaseView) },
    handler: ({ read, scope, params }) =>
      read(async (r) => {
        await requireStudentWithin(r, scope, params.studentId);
        return { items: await releasesOf(r, params.studentId) };
      }),
  }),
  route({
    method: 'GET',
    path: '/students/:studentId/entitled',
    summary: 'The guardians of a student, and who of them may be told about the student.',
    access: { permission: 'informationRelease.write' },
    schemas: { params: StudentParams, reply: List(Entitled) },
    handler: ({ read, scope, params, services }) =>
      read(async (r) => {
        await requireStudentWithin(r, scope, params.studentId);
        const today = await schoolToday(r, services.clocks);
        return { items: await entitledOf(r, params.studentId, today) };
      }),
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/releases',
    summary: 'Information was given to a guardian, after the right to it was checked.',
    access: { permission: 'informationRelease.write' },
    schemas: { params: StudentParams, body: ReleaseBody },
    handler: ({ change, scope, params, body, services, actor }) =>
      change(
        { action: 'informationRelease.add', subject: { kind: 'student', id: params.studentId } },
        async (tx) => {
          await requireStudentWithin(tx, scope, params.studentId);
          const author = await authorOf(tx, services, actor);
          await addRelease(tx, params.studentId, body, author);
        },
      ),
  }),
];

const eventRoutes = [
  route({
    method: 'GET',
    path: '/classes/:classId/events',
    summary: 'Important events in the life of a class.',
    access: { permission: 'classEvent.read' },
    schemas: { params: ClassParams, reply: List(EventView) },
    handler: ({ read, scope, params }) =>
      read(async (r) => ({ items: await eventsOf(r, scope, params.classId) })),
  }),
  route({
    method: 'POST',
    path: '/classes/:classId/events',
    summary: 'An important event in the life of a class.',
    access: { permission: 'classEvent.write' },
    schemas: { params: ClassParams, body: EventBody },
    handler: ({ change, scope, params, body, services, actor }) =>
      change(
        { action: 'classEvent.add', subject: { kind: 'schoolClass', id: params.classId } },
        async (tx) =>
          addEvent(tx, scope, params.classId, body, await authorOf(tx, services, actor)),
      ),
  }),
];

export const classLifeRoutes = [...contactRoutes, ...releaseRoutes, ...eventRoutes];
