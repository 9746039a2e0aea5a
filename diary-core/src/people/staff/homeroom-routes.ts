import { route } from '../../kernel/http/route.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { addDeputy, endDeputy, homeroomHistory, removeHomeroom, setHomeroom } from './homerooms.ts';
import {
  AssignmentParams,
  ClassParams,
  DeputyBody,
  DeputyParams,
  HomeroomBody,
  HomeroomReply,
  HomeroomsReply,
} from './schema.ts';

export const homeroomRoutes = [
  route({
    method: 'GET',
    path: '/classes/:classId/homerooms',
    summary: 'Who leads a class and who stands in, with former and coming ones.',
    access: { permission: 'class.read' },
    schemas: { params: ClassParams, reply: HomeroomsReply },
    handler: ({ read, params }) => read((r) => homeroomHistory(r, params.classId)),
  }),
  route({
    method: 'PUT',
    path: '/classes/:classId/homeroom-teacher',
    summary: "The teacher who leads the class from a date on, by the director's decision.",
    access: { permission: 'homeroom.write' },
    schemas: { params: ClassParams, body: HomeroomBody, reply: HomeroomReply },
    handler: ({ change, params, body }) =>
      change(
        { action: 'homeroom.set', subject: { kind: 'schoolClass', id: params.classId } },
        (tx) => setHomeroom(tx, params.classId, body),
      ),
  }),
  route({
    method: 'POST',
    path: '/classes/:classId/homerooms/:assignmentId/remove',
    summary: 'An appointment entered by mistake never was; who led the class before leads on.',
    access: { permission: 'homeroom.write' },
    schemas: { params: AssignmentParams, reply: HomeroomsReply },
    handler: ({ change, params: { classId, assignmentId } }) =>
      change(
        { action: 'homeroom.remove', subject: { kind: 'schoolClass', id: classId } },
        async (tx) => {
          await removeHomeroom(tx, classId, assignmentId);
          return homeroomHistory(tx, classId);
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/classes/:classId/homeroom-deputies',
    summary: 'Who stands in for the homeroom teacher from a date to a date.',
    access: { permission: 'homeroom.write' },
    schemas: { params: ClassParams, body: DeputyBody, reply: HomeroomsReply },
    handler: ({ change, params, body }) =>
      change(
        { action: 'homeroom.deputy', subject: { kind: 'schoolClass', id: params.classId } },
        async (tx) => {
          await addDeputy(tx, params.classId, body);
          return homeroomHistory(tx, params.classId);
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/classes/:classId/homeroom-deputies/:deputyId/end',
    summary: 'Standing in for the homeroom teacher ends today.',
    access: { permission: 'homeroom.write' },
    schemas: { params: DeputyParams, reply: HomeroomsReply },
    handler: ({ change, params, services }) =>
      change(
        { action: 'homeroom.deputyEnd', subject: { kind: 'schoolClass', id: params.classId } },
        async (tx) => {
          const today = await schoolToday(tx, services.clocks);
          await endDeputy(tx, params.classId, params.deputyId, today);
          return homeroomHistory(tx, params.classId);
        },
      ),
  }),
];
