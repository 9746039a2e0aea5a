import { classesWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import { writeCells } from './cells.ts';
import { versionDetail } from './detail.ts';
import type { TimetableVersion } from './domain.ts';
import {
  CellsBody,
  ClassParams,
  DatesBody,
  PublishBody,
  VersionBody,
  VersionDetail,
  VersionParams,
} from './schema.ts';
import {
  addVersion,
  changeDates,
  discardDraft,
  publishVersion,
  requireVersion,
} from './versions.ts';

type ClassScope = Scope<'classTimetable.write'>;
type OwnScope = Scope<'ownTimetable.write'>;

const notFound = (): never => {
  throw new AppError('not_found', 'kernel.not_found');
};

/** A version of a class that the scope reaches. */
const ofClass = async (
  tx: SchoolTx,
  scope: ClassScope,
  versionId: string,
): Promise<TimetableVersion> => {
  const version = await requireVersion(tx, versionId);
  const within = await classesWithin(tx, scope);
  return version.classId !== null && reaches(within, version.classId) ? version : notFound();
};

/** A version of the reader's own plan. */
const ofReader = async (
  tx: SchoolTx,
  scope: OwnScope,
  versionId: string,
): Promise<TimetableVersion> => {
  const version = await requireVersion(tx, versionId);
  const isOwn = scope.grants.some(
    ({ personId }) => personId !== undefined && personId === version.ownerId,
  );
  return isOwn ? version : notFound();
};

const after = async (tx: SchoolTx, versionId: string): Promise<VersionDetail> =>
  versionDetail(tx, await requireVersion(tx, versionId));

const act = (action: string, id?: string) => ({
  action,
  subject: { kind: 'timetable', ...(id === undefined ? {} : { id }) },
});

const classRoutes = [
  route({
    method: 'POST',
    path: '/timetable/classes/:classId/versions',
    summary: 'A new version of the timetable of a class, as a draft.',
    access: { permission: 'classTimetable.write' },
    schemas: { params: ClassParams, body: VersionBody, reply: VersionDetail },
    handler: ({ change, scope, params, body }) =>
      change(act('timetable.add'), async (tx) => {
        if (!reaches(await classesWithin(tx, scope), params.classId)) notFound();
        return after(tx, await addVersion(tx, params, body, body.copyOf));
      }),
  }),
  route({
    method: 'POST',
    path: '/timetable/versions/:versionId/cells',
    summary:
      'Hours of the timetable of a class; refused where somebody else changed them meanwhile.',
    access: { permission: 'classTimetable.write' },
    schemas: { params: VersionParams, body: CellsBody, reply: VersionDetail },
    handler: ({ change, scope, params: { versionId }, body }) =>
      change(act('timetable.change', versionId), async (tx) => {
        await writeCells(tx, await ofClass(tx, scope, versionId), body.cells);
        return after(tx, versionId);
      }),
  }),
  route({
    method: 'PUT',
    path: '/timetable/versions/:versionId/dates',
    summary: 'Between which dates a version holds.',
    access: { permission: 'classTimetable.write' },
    schemas: { params: VersionParams, body: DatesBody, reply: VersionDetail },
    handler: ({ change, scope, params: { versionId }, body }) =>
      change(act('timetable.dates', versionId), async (tx) => {
        await changeDates(tx, await ofClass(tx, scope, versionId), body, body.version);
        return after(tx, versionId);
      }),
  }),
  route({
    method: 'POST',
    path: '/timetable/versions/:versionId/publish',
    summary: 'Guardians and students see the timetable from now on.',
    access: { permission: 'classTimetable.write' },
    schemas: { params: VersionParams, body: PublishBody, reply: VersionDetail },
    handler: ({ change, scope, params: { versionId }, body }) =>
      change(act('timetable.publish', versionId), async (tx) => {
        await publishVersion(tx, await ofClass(tx, scope, versionId), body.version);
        return after(tx, versionId);
      }),
  }),
  route({
    method: 'DELETE',
    path: '/timetable/versions/:versionId',
    summary: 'Throws a draft away.',
    access: { permission: 'classTimetable.write' },
    schemas: { params: VersionParams },
    handler: ({ change, scope, params: { versionId } }) =>
      change(act('timetable.discard', versionId), async (tx) =>
        discardDraft(tx, await ofClass(tx, scope, versionId)),
      ),
  }),
];

const ownRoutes = [
  route({
    method: 'POST',
    path: '/timetable/own/versions',
    summary:
      'A new version of the own timetable; in force at once, closes the former by its dates.',
    access: { permission: 'ownTimetable.write' },
    schemas: { body: VersionBody, reply: VersionDetail },
    handler: ({ change, scope, body }) =>
      change(act('timetable.add'), async (tx) => {
        const ownerId = scope.grants.find((each) => each.personId)?.personId ?? notFound();
        return after(tx, await addVersion(tx, { ownerId }, body, body.copyOf));
      }),
  }),
  route({
    method: 'POST',
    path: '/timetable/own/versions/:versionId/cells',
    summary: 'Hours of the own timetable; refused where another window changed them meanwhile.',
    access: { permission: 'ownTimetable.write' },
    schemas: { params: VersionParams, body: CellsBody, reply: VersionDetail },
    handler: ({ change, scope, params: { versionId }, body }) =>
      change(act('timetable.change', versionId), async (tx) => {
        await writeCells(tx, await ofReader(tx, scope, versionId), body.cells);
        return after(tx, versionId);
      }),
  }),
  route({
    method: 'PUT',
    path: '/timetable/own/versions/:versionId/dates',
    summary: 'Between which dates a version of the own timetable holds.',
    access: { permission: 'ownTimetable.write' },
    schemas: { params: VersionParams, body: DatesBody, reply: VersionDetail },
    handler: ({ change, scope, params: { versionId }, body }) =>
      change(act('timetable.dates', versionId), async (tx) => {
        await changeDates(tx, await ofReader(tx, scope, versionId), body, body.version);
        return after(tx, versionId);
      }),
  }),
];

export const timetableEditRoutes = [...classRoutes, ...ownRoutes];
