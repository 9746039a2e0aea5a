import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { schoolToday } from '../../school/schools/api.ts';
import {
  EndBody,
  NewStaffBody,
  ReturnBody,
  StaffChange,
  StaffDetail,
  StaffParams,
  StaffQuery,
  StaffRow,
} from './schema.ts';
import {
  addStaff,
  changeStaff,
  endEmployment,
  listStaff,
  resumeEmployment,
  staffDetail,
} from './use-cases.ts';

export const staffRoutes = [
  route({
    method: 'GET',
    path: '/staff',
    summary: 'Staff of today by name; words of a search in any order, ł = l.',
    access: { permission: 'staff.read' },
    schemas: { query: StaffQuery, reply: List(StaffRow) },
    handler: ({ read, query, services }) =>
      read(async (r) => listStaff(r, query, await schoolToday(r, services.clocks))),
  }),
  route({
    method: 'POST',
    path: '/staff',
    summary: 'A new member of staff.',
    access: { permission: 'staff.write' },
    schemas: { body: NewStaffBody, reply: StaffRow },
    handler: ({ change, body }) =>
      change({ action: 'staff.add', subject: { kind: 'staff' } }, async (tx) => {
        const staffId = tx.newId<'PersonId'>();
        await addStaff(tx, [{ ...body, staffId }]);
        const { firstName, lastName, position } = body;
        return { staffId, firstName, lastName, position };
      }),
  }),
  route({
    method: 'GET',
    path: '/staff/:staffId',
    summary: 'One member of staff.',
    access: { permission: 'staff.read' },
    schemas: { params: StaffParams, reply: StaffDetail },
    handler: ({ read, params, services }) =>
      read(async (r) => staffDetail(r, params.staffId, await schoolToday(r, services.clocks))),
  }),
  route({
    method: 'PATCH',
    path: '/staff/:staffId',
    summary: 'Another name, position or site of a member of staff.',
    access: { permission: 'staff.write' },
    schemas: { params: StaffParams, body: StaffChange, reply: StaffDetail },
    handler: ({ change, params, body, services }) =>
      change(
        { action: 'staff.change', subject: { kind: 'staff', id: params.staffId } },
        async (tx) => {
          await changeStaff(tx, params.staffId, body);
          return staffDetail(tx, params.staffId, await schoolToday(tx, services.clocks));
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/staff/:staffId/return',
    summary: 'Employment goes on: an end that was entered is taken back.',
    access: { permission: 'staff.write' },
    schemas: { params: StaffParams, body: ReturnBody },
    handler: ({ change, params, body }) =>
      change(
        {
          action: 'staff.return',
          subject: { kind: 'staff', id: params.staffId },
          reason: body.reason,
        },
        (tx) => resumeEmployment(tx, params.staffId),
      ),
  }),
  route({
    method: 'POST',
    path: '/staff/:staffId/end',
    summary: 'Employment ends on a date.',
    access: { permission: 'staff.write' },
    schemas: { params: StaffParams, body: EndBody },
    handler: ({ change, params, body }) =>
      change(
        {
          action: 'staff.end',
          subject: { kind: 'staff', id: params.staffId },
          reason: body.reason,
        },
        (tx) => endEmployment(tx, params.staffId, body.employedTo),
      ),
  }),
];
