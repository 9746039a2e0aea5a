import { List } from '@furtka/core-contract/api';
import type { Actor, SchoolTx } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { requireStudentWithin, StudentDetail, studentDetail } from '../students/api.ts';
import { moveToGroup } from './group-move.ts';
import { classList, movesOf } from './listing.ts';
import { admit, moveToClass } from './make-move.ts';
import { loadGround, planView } from './plan.ts';
import type { Writer } from './record-move.ts';
import { returnToSchool } from './return.ts';
import {
  AdmissionBody,
  ClassMoveBody,
  ClassParams,
  GroupMoveBody,
  ListLine,
  MoveParams,
  MovePlanView,
  MovesReply,
  PlanQuery,
  ReturnBody,
  StudentParams,
  UndoBody,
} from './schema.ts';
import { undoMove } from './undo-move.ts';

const writerOf = async (tx: SchoolTx, services: Services, actor: Actor): Promise<Writer> => ({
  name: actor.name,
  atUtc: services.clocks.school.nowMs(),
  today: await schoolToday(tx, services.clocks),
});

const readingRoutes = [
  route({
    method: 'GET',
    path: '/students/:studentId/move-plan',
    summary: 'What a move to another class would do to groups; writes nothing.',
    access: { permission: 'student.enrol' },
    schemas: { params: StudentParams, query: PlanQuery, reply: MovePlanView },
    handler: ({ read, params, query, services }) =>
      read(async (r) =>
        planView(
          r,
          await loadGround(r, params.studentId, query.classId, query.from),
          await schoolToday(r, services.clocks),
        ),
      ),
  }),
  route({
    method: 'GET',
    path: '/students/:studentId/moves',
    summary: 'Moves of a student with the agreements, and times in and out of groups.',
    access: { permission: 'studentMove.read' },
    schemas: { params: StudentParams, reply: MovesReply },
    handler: ({ read, scope, params, services }) =>
      read(async (r) => {
        await requireStudentWithin(r, scope, params.studentId);
        return movesOf(r, params.studentId, await schoolToday(r, services.clocks));
      }),
  }),
  route({
    method: 'GET',
    path: '/classes/:classId/list',
    summary: 'Everybody who was in the class this year; who moved or left is crossed out.',
    access: { permission: 'classList.read' },
    schemas: { params: ClassParams, reply: List(ListLine) },
    handler: ({ read, scope, params, services }) =>
      read(async (r) => ({
        items: await classList(r, scope, params.classId, await schoolToday(r, services.clocks)),
      })),
  }),
];

const movingRoutes = [
  route({
    method: 'POST',
    path: '/students',
    summary: 'A new student in a class, with the agreement of the director.',
    access: { permission: 'student.enrol' },
    schemas: { body: AdmissionBody, reply: StudentDetail },
    handler: ({ change, scope, body, services, actor }) =>
      change({ action: 'student.enrol', subject: { kind: 'student' } }, async (tx) => {
        const writer = await writerOf(tx, services, actor);
        const studentId = await admit(tx, services.keys, scope, body, writer);
        return studentDetail(tx, scope, studentId, writer.today);
      }),
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/moves',
    summary: 'Into another class from a day on, with its groups and the agreement.',
    access: { permission: 'student.enrol' },
    schemas: { params: StudentParams, body: ClassMoveBody },
    handler: ({ change, params, body, services, actor }) =>
      change(
        { action: 'student.move', subject: { kind: 'student', id: params.studentId } },
        async (tx) => moveToClass(tx, params.studentId, body, await writerOf(tx, services, actor)),
      ),
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/group-moves',
    summary: 'Out of a group, into another, or both, from a day on.',
    access: { permission: 'student.enrol' },
    schemas: { params: StudentParams, body: GroupMoveBody },
    handler: ({ change, params, body, services, actor }) =>
      change(
        { action: 'student.group_move', subject: { kind: 'student', id: params.studentId } },
        async (tx) => moveToGroup(tx, params.studentId, body, await writerOf(tx, services, actor)),
      ),
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/return',
    summary: 'Who left is a student again: a mistaken end never was, or a new stay begins.',
    access: { permission: 'student.enrol' },
    schemas: { params: StudentParams, body: ReturnBody },
    handler: ({ change, params, body, services, actor }) =>
      change(
        { action: 'student.return', subject: { kind: 'student', id: params.studentId } },
        async (tx) =>
          returnToSchool(tx, params.studentId, body, await writerOf(tx, services, actor)),
      ),
  }),
  route({
    method: 'POST',
    path: '/student-moves/:moveId/undo',
    summary: 'Takes a mistaken move back whole.',
    access: { permission: 'student.enrol' },
    schemas: { params: MoveParams, body: UndoBody },
    handler: ({ change, params, body, services, actor }) =>
      change(
        {
          action: 'student.move_undone',
          subject: { kind: 'studentMove', id: params.moveId },
          reason: body.reason,
        },
        async (tx) => undoMove(tx, params.moveId, body, await writerOf(tx, services, actor)),
      ),
  }),
];

export const moveRoutes = [...readingRoutes, ...movingRoutes];
