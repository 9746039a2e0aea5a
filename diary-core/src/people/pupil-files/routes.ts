import { List } from '@furtka/core-contract/api';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { type PermissionContext, route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { editModeOf, keepsStudents, requireStudentWithin } from '../students/api.ts';
import { type Author, changeFile } from './change-file.ts';
import { fileHistory, pupilFile } from './file.ts';
import { listProposals } from './proposal-view.ts';
import { decide, propose, withdraw } from './proposals.ts';
import {
  ChangeReply,
  DecisionBody,
  FileChange,
  HistoryLine,
  ProposalParams,
  ProposalQuery,
  ProposalView,
  PupilFile,
  StudentParams,
} from './schema.ts';

const authorOf = async (read: SchoolRead, services: Services, byName: string): Promise<Author> => ({
  byName,
  atUtc: services.clocks.school.nowMs(),
  today: await schoolToday(read, services.clocks),
});

/** The mode of the asker, who may have the right to read only. */
const modeFor = async (
  read: SchoolRead,
  { principal, schoolId, services }: Parameters<typeof keepsStudents>[0],
) => {
  const writes = services.access.scope(principal, schoolId, 'student.write');
  if (writes === undefined) return 'none' as const;
  return editModeOf(read, writes, keepsStudents({ principal, schoolId, services }));
};

type Saving = PermissionContext<
  { params: typeof StudentParams; body: typeof FileChange },
  'student.write'
>;

const saveOrPropose = (context: Saving) => {
  const { change, scope, params, body, services, actor } = context;
  const { studentId } = params;
  return change(
    { action: 'student.change', subject: { kind: 'student', id: studentId } },
    async (tx) => {
      await requireStudentWithin(tx, scope, studentId);
      const mode = await editModeOf(tx, scope, keepsStudents(context));
      if (mode === 'none') throw new AppError('forbidden', 'students.not_allowed');
      const author = await authorOf(tx, services, actor.name);
      const saving = { studentId, change: body, author };
      if (mode === 'direct') await changeFile(tx, services.keys, scope, saving);
      else await propose(tx, services.keys, scope, { ...saving, accountId: actor.id });
      const file = await pupilFile(tx, scope, studentId, { date: author.today, mode });
      return { outcome: mode === 'direct' ? ('saved' as const) : ('proposed' as const), file };
    },
  );
};

const fileRoutes = [
  route({
    method: 'GET',
    path: '/students/:studentId/file',
    summary: 'Everything the school keeps of a student, and what the asker may change.',
    access: { permission: 'student.read' },
    schemas: { params: StudentParams, reply: PupilFile },
    handler: (context) =>
      context.read(async (r) =>
        pupilFile(r, context.scope, context.params.studentId, {
          date: await schoolToday(r, context.services.clocks),
          mode: await modeFor(r, context),
        }),
      ),
  }),
  route({
    method: 'PATCH',
    path: '/students/:studentId/file',
    summary: 'Changes the file, or puts the change before the office where the school wants it so.',
    access: { permission: 'student.write' },
    schemas: { params: StudentParams, body: FileChange, reply: ChangeReply },
    handler: saveOrPropose,
  }),
  route({
    method: 'GET',
    path: '/students/:studentId/file/history',
    summary: 'Who wrote what into the file, and from when to when it held.',
    access: { permission: 'studentHistory.read' },
    schemas: { params: StudentParams, reply: List(HistoryLine) },
    handler: ({ read, scope, params }) =>
      read(async (r) => {
        await requireStudentWithin(r, scope, params.studentId);
        return { items: await fileHistory(r, params.studentId) };
      }),
  }),
];

const proposalRoutes = [
  route({
    method: 'GET',
    path: '/student-proposals',
    summary: 'Changes that homeroom teachers ask for: what stands in the file, what is proposed.',
    access: { permission: 'studentProposal.read' },
    schemas: { query: ProposalQuery, reply: List(ProposalView) },
    handler: ({ read, scope, query, services }) =>
      read(async (r) => ({
        items: await listProposals(r, scope, query, await schoolToday(r, services.clocks)),
      })),
  }),
  route({
    method: 'POST',
    path: '/student-proposals/:proposalId/decision',
    summary: 'The office accepts a proposed change, or refuses it with a reason.',
    access: { permission: 'studentProposal.decide' },
    schemas: { params: ProposalParams, body: DecisionBody },
    handler: ({ change, scope, params, body, services, actor }) =>
      change(
        {
          action: `studentProposal.${body.decision}`,
          subject: { kind: 'studentProposal', id: params.proposalId },
          ...(body.reason === undefined ? {} : { reason: body.reason }),
        },
        async (tx) => {
          const author = await authorOf(tx, services, actor.name);
          await decide(tx, services.keys, scope, { proposalId: params.proposalId, body, author });
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/student-proposals/:proposalId/withdraw',
    summary: 'Whoever proposed a change takes it back.',
    access: { permission: 'studentProposal.read' },
    schemas: { params: ProposalParams },
    handler: ({ change, scope, params, actor }) =>
      change(
        {
          action: 'studentProposal.withdraw',
          subject: { kind: 'studentProposal', id: params.proposalId },
        },
        (tx) => withdraw(tx, scope, params.proposalId, actor.id),
      ),
  }),
];

export const pupilFileRoutes = [...fileRoutes, ...proposalRoutes];
