import { route } from '../../kernel/http/route.ts';
import { PICTURE_MAX_BYTES } from '../../kernel/pictures/read-picture.ts';
import { changeCard, schoolCard } from './card.ts';
import { logoOf, putLogo, removeLogo, sentLogo } from './logo.ts';
import { CardBody, CardReply, LogoBody } from './schema.ts';

/** Room for a picture in base64 that is somewhat too long, so that it is told so. */
const LOGO_BODY_BYTES = 2 * PICTURE_MAX_BYTES;

export const cardRoutes = [
  route({
    method: 'GET',
    path: '/school/card',
    summary: 'The record of the school with its sites and rooms.',
    access: { permission: 'school.read' },
    schemas: { reply: CardReply },
    handler: ({ read }) => read(schoolCard),
  }),
  route({
    method: 'PUT',
    path: '/school/card',
    summary:
      'Names, type, number and address of the school; the version is that of the last reading.',
    access: { permission: 'school.write' },
    schemas: { body: CardBody, reply: CardReply },
    handler: ({ change, schoolId, body }) =>
      change({ action: 'school.card', subject: { kind: 'school', id: schoolId } }, async (tx) => {
        await changeCard(tx, body);
        return schoolCard(tx);
      }),
  }),
  route({
    method: 'GET',
    path: '/school/logo',
    summary: 'The mark of the school, PNG.',
    access: { permission: 'school.read' },
    handler: async ({ read, request, reply }) => {
      const logo = await read(logoOf);
      const etag = `"${logo.digest}"`;
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type(logo.kind).send(logo.content);
    },
  }),
  route({
    method: 'PUT',
    path: '/school/logo',
    summary:
      'A mark: JPEG, PNG or WebP in base64, at most 8 MiB and 24 megapixels; a small clean PNG of it is kept.',
    access: { permission: 'school.write' },
    bodyLimit: LOGO_BODY_BYTES,
    schemas: { body: LogoBody, reply: CardReply },
    handler: async ({ change, schoolId, body }) => {
      const picture = await sentLogo(body.picture);
      return change(
        { action: 'school.logo', subject: { kind: 'school', id: schoolId } },
        async (tx) => {
          await putLogo(tx, picture);
          return schoolCard(tx);
        },
      );
    },
  }),
  route({
    method: 'DELETE',
    path: '/school/logo',
    summary: 'Takes the mark away.',
    access: { permission: 'school.write' },
    handler: ({ change, schoolId }) =>
      change({ action: 'school.logo_removed', subject: { kind: 'school', id: schoolId } }, (tx) =>
        removeLogo(tx),
      ),
  }),
];
