import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { sortKey } from '../../kernel/text/polish.ts';
import { whenUnused } from '../when-unused.ts';
import { Subject, SubjectBody, SubjectChange, SubjectParams } from './schema.ts';
import { insertSubjects, subjectRows } from './store.ts';

export const subjectRoutes = [
  route({
    method: 'GET',
    path: '/subjects',
    summary: 'Subjects in the order of the Polish alphabet.',
    access: { permission: 'subject.read' },
    schemas: { reply: List(Subject) },
    handler: async ({ read }) => ({ items: await read(subjectRows) }),
  }),
  route({
    method: 'POST',
    path: '/subjects',
    summary: 'A new subject.',
    access: { permission: 'subject.write' },
    schemas: { body: SubjectBody, reply: Subject },
    handler: ({ change, body }) =>
      change({ action: 'subject.add', subject: { kind: 'subject' } }, async (tx) => {
        const added = { ...body, subjectId: tx.newId<'SubjectId'>() };
        await insertSubjects(tx, [added]);
        return { ...added, version: 1 };
      }),
  }),
  route({
    method: 'PUT',
    path: '/subjects/:subjectId',
    summary: 'Another name of a subject.',
    access: { permission: 'subject.write' },
    schemas: { params: SubjectParams, body: SubjectChange, reply: Subject },
    handler: ({ change, params, body }) =>
      change(
        { action: 'subject.change', subject: { kind: 'subject', id: params.subjectId } },
        async (tx) => {
          const name = body.name.trim();
          const shortName = body.shortName.trim();
          const after = await tx.update(
            'subject',
            params.subjectId,
            { name, short_name: shortName, sort_key: sortKey(name) },
            { expectVersion: body.version },
          );
          return { subjectId: params.subjectId, name, shortName, version: after.version };
        },
      ),
  }),
  route({
    method: 'DELETE',
    path: '/subjects/:subjectId',
    summary: 'Takes a subject away that nobody teaches.',
    access: { permission: 'subject.write' },
    schemas: { params: SubjectParams },
    handler: ({ change, params }) =>
      whenUnused(
        'subjects.in_use',
        change(
          { action: 'subject.remove', subject: { kind: 'subject', id: params.subjectId } },
          (tx) => tx.remove('subject', params.subjectId),
        ),
      ),
  }),
];
