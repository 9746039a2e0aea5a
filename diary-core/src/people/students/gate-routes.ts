import { route } from '../../kernel/http/route.ts';
import { keepsStudents, requireEditor } from './editors.ts';
import { gateNote, writeGateNote } from './gate-note.ts';
import { requireWithin } from './listing.ts';
import { photoWithin, putPhoto, removePhoto, sentPicture } from './photo.ts';
import { PICTURE_MAX_BYTES } from './picture.ts';
import { GateNoteBody, GateNoteReply, PhotoBody, StudentParams } from './schema.ts';

/** Room for a photo in base64 that is somewhat too long, so that it is told so. */
const PHOTO_BODY_BYTES = 2 * PICTURE_MAX_BYTES;

const noteRoutes = [
  route({
    method: 'GET',
    path: '/students/:studentId/gate-note',
    summary: 'Who may leave how and who collects the child, as the gatehouse sees it.',
    access: { permission: 'gateNote.read' },
    schemas: { params: StudentParams, reply: GateNoteReply },
    handler: ({ read, scope, params }) => read((r) => gateNote(r, scope, params.studentId)),
  }),
  route({
    method: 'PUT',
    path: '/students/:studentId/gate-note',
    summary: 'Another note for the gatehouse; the version is that of the last reading.',
    access: { permission: 'gateNote.write' },
    schemas: { params: StudentParams, body: GateNoteBody, reply: GateNoteReply },
    handler: ({ change, scope, params, body }) =>
      change(
        { action: 'student.gate_note', subject: { kind: 'student', id: params.studentId } },
        (tx) => writeGateNote(tx, scope, params.studentId, body),
      ),
  }),
];

const photoRoutes = [
  route({
    method: 'GET',
    path: '/students/:studentId/photo',
    summary: 'The photo of a student, JPEG, PNG or WebP.',
    access: { permission: 'studentPhoto.read' },
    schemas: { params: StudentParams },
    handler: async ({ read, scope, params, request, reply }) => {
      const photo = await read((r) => photoWithin(r, scope, params.studentId));
      const etag = `"${photo.digest}"`;
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type(photo.kind).send(photo.content);
    },
  }),
  route({
    method: 'PUT',
    path: '/students/:studentId/photo',
    summary:
      'A photo: JPEG, PNG or WebP in base64, at most 8 MiB and 40 megapixels; a small clean JPEG of it is kept.',
    access: { permission: 'studentPhoto.write' },
    bodyLimit: PHOTO_BODY_BYTES,
    schemas: { params: StudentParams, body: PhotoBody },
    handler: async (context) => {
      const { read, change, scope, params, body } = context;
      // Before the picture is looked at: who may not see the student is not told that it is a bad one.
      await read((r) => requireWithin(r, scope, params.studentId));
      const picture = await sentPicture(body.photo);
      return change(
        { action: 'student.photo', subject: { kind: 'student', id: params.studentId } },
        async (tx) => {
          await requireEditor(tx, scope, keepsStudents(context));
          await putPhoto(tx, scope, { studentId: params.studentId, picture });
        },
      );
    },
  }),
  route({
    method: 'DELETE',
    path: '/students/:studentId/photo',
    summary: 'Takes the photo away.',
    access: { permission: 'studentPhoto.write' },
    schemas: { params: StudentParams },
    handler: (context) => {
      const { change, scope, params } = context;
      return change(
        { action: 'student.photo_removed', subject: { kind: 'student', id: params.studentId } },
        async (tx) => {
          await requireEditor(tx, scope, keepsStudents(context));
          await removePhoto(tx, scope, params.studentId);
        },
      );
    },
  }),
];

/** What the gatehouse knows of a student. */
export const gateRoutes = [...noteRoutes, ...photoRoutes];
