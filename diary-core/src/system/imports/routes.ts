import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { itemPage, listRuns, runView } from './listing.ts';
import { chooseForRun, dropRun, startRun, undoRun, writeRun } from './runs.ts';
import {
  ChoicesBody,
  ImportParams,
  ItemQuery,
  ItemView,
  RunRow,
  RunView,
  UPLOAD_BYTES,
  UploadBody,
  UploadReply,
  VersionBody,
  WriteBody,
} from './schema.ts';

const readingRoutes = [
  route({
    method: 'GET',
    path: '/imports',
    summary: 'The last imports, newest first.',
    access: { permission: 'import.run' },
    schemas: { reply: List(RunRow) },
    handler: async ({ read, services }) => ({ items: await read((r) => listRuns(r, services)) }),
  }),
  route({
    method: 'GET',
    path: '/imports/:importId',
    summary: 'One import with its dry run: columns, counts and what a human decides.',
    access: { permission: 'import.run', isNoActivity: true },
    schemas: { params: ImportParams, reply: RunView },
    handler: ({ read, services, params }) => read((r) => runView(r, services, params.importId)),
  }),
  route({
    method: 'GET',
    path: '/imports/:importId/rows',
    summary: 'Rows of a dry run in the order of the file, all or of one state.',
    access: { permission: 'import.run' },
    schemas: { params: ImportParams, query: ItemQuery, reply: List(ItemView) },
    handler: ({ read, services, params, query }) =>
      read((r) => itemPage(r, services, params.importId, query)),
  }),
];

const writingRoutes = [
  route({
    method: 'POST',
    path: '/imports',
    summary: 'Takes a file; a job reads it and writes nothing.',
    access: { permission: 'import.run' },
    bodyLimit: UPLOAD_BYTES,
    schemas: { body: UploadBody, reply: UploadReply },
    handler: ({ body, ...acting }) =>
      startRun(acting, {
        kind: body.kind,
        fileName: body.fileName,
        bytes: Buffer.from(body.content, 'base64'),
      }),
  }),
  route({
    method: 'PUT',
    path: '/imports/:importId/choices',
    summary: 'Which column is what, from which day, and what a human decided about unclear rows.',
    access: { permission: 'import.run' },
    bodyLimit: 1024 * 1024,
    schemas: { params: ImportParams, body: ChoicesBody, reply: RunView },
    handler: async ({ read, services, params, body: { version, ...choices }, ...acting }) => {
      await chooseForRun({ ...acting, services }, params.importId, choices, version);
      return read((r) => runView(r, services, params.importId));
    },
  }),
  route({
    method: 'POST',
    path: '/imports/:importId/write',
    summary: '„Wczytaj": a job writes what the dry run said, all of it or nothing.',
    access: { permission: 'import.run' },
    schemas: { params: ImportParams, body: WriteBody },
    handler: ({ params, body, ...acting }) => writeRun(acting, params.importId, body),
  }),
  route({
    method: 'POST',
    path: '/imports/:importId/undo',
    summary: 'Takes a whole import back within a day.',
    access: { permission: 'import.run' },
    schemas: { params: ImportParams, body: VersionBody },
    handler: ({ params, body, ...acting }) => undoRun(acting, params.importId, body.version),
  }),
  route({
    method: 'POST',
    path: '/imports/:importId/drop',
    summary: 'Puts a file away unwritten and forgets it.',
    access: { permission: 'import.run' },
    schemas: { params: ImportParams, body: VersionBody },
    handler: ({ params, body, ...acting }) => dropRun(acting, params.importId, body.version),
  }),
];

export const importRoutes = [...readingRoutes, ...writingRoutes];
