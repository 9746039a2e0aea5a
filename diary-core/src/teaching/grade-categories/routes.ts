import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { whenUnused } from '../../school/when-unused.ts';
import {
  GradeCategory,
  GradeCategoryBody,
  GradeCategoryChange,
  GradeCategoryParams,
} from './schema.ts';
import { columnsOf, gradeCategoryRows } from './store.ts';

const tidy = <Body extends { readonly name: string; readonly shortName: string }>(body: Body) => ({
  ...body,
  name: body.name.trim(),
  shortName: body.shortName.trim(),
});

export const gradeCategoryRoutes = [
  route({
    method: 'GET',
    path: '/grade-categories',
    summary: 'Grade categories of the school in the order of the Polish alphabet.',
    access: { permission: 'gradeCategory.read' },
    schemas: { reply: List(GradeCategory) },
    handler: async ({ read }) => ({ items: await read(gradeCategoryRows) }),
  }),
  route({
    method: 'POST',
    path: '/grade-categories',
    summary: 'A new grade category of the whole school.',
    access: { permission: 'gradeCategory.write' },
    schemas: { body: GradeCategoryBody, reply: GradeCategory },
    handler: ({ change, body }) =>
      change({ action: 'gradeCategory.add', subject: { kind: 'gradeCategory' } }, async (tx) => {
        const gradeCategoryId = tx.newId<'GradeCategoryId'>();
        await tx.insert('grade_category', { id: gradeCategoryId, ...columnsOf(body), version: 1 });
        return { gradeCategoryId, ...tidy(body), version: 1 };
      }),
  }),
  route({
    method: 'PUT',
    path: '/grade-categories/:gradeCategoryId',
    summary: 'Another name, weight or colour of a grade category.',
    access: { permission: 'gradeCategory.write' },
    schemas: { params: GradeCategoryParams, body: GradeCategoryChange, reply: GradeCategory },
    handler: ({ change, params, body }) =>
      change(
        {
          action: 'gradeCategory.change',
          subject: { kind: 'gradeCategory', id: params.gradeCategoryId },
        },
        async (tx) => {
          const { version } = await tx.update(
            'grade_category',
            params.gradeCategoryId,
            columnsOf(body),
            { expectVersion: body.version },
          );
          return { ...params, ...tidy(body), version };
        },
      ),
  }),
  route({
    method: 'DELETE',
    path: '/grade-categories/:gradeCategoryId',
    summary: 'Takes a grade category away that no grade has.',
    access: { permission: 'gradeCategory.write' },
    schemas: { params: GradeCategoryParams },
    handler: ({ change, params }) =>
      whenUnused(
        'gradeCategories.in_use',
        change(
          {
            action: 'gradeCategory.remove',
            subject: { kind: 'gradeCategory', id: params.gradeCategoryId },
          },
          (tx) => tx.remove('grade_category', params.gradeCategoryId),
        ),
      ),
  }),
];
