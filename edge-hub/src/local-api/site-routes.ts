import { Directory } from '@furtka/core-contract/directory';
import { ROSTER_MAX_BYTES } from '@furtka/core-contract/roster';
import {
  BlockRequest,
  CommandRequest,
  CoreLink,
  type LocalState,
  ModeRequest,
} from '@furtka/hub-contract/local-api';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { AppError } from '../app-error.ts';
import type { HubParts } from '../hub-parts.ts';
import type { SiteRuntime } from '../site-runtime.ts';
import { Digits, waitMsOf } from './query.ts';

/** A directory with a photo of everybody. */
const DIRECTORY_MAX_BYTES = 64 * 1024 * 1024;
/** A roster one byte too long is judged by its own code, far longer ones by their length alone. */
const ROSTER_BODY_MAX_BYTES = ROSTER_MAX_BYTES + 1024;

const StateQuery = Type.Object(
  { waitMs: Type.Optional(Digits), since: Type.Optional(Digits) },
  { additionalProperties: false },
);
const Nothing = Type.Object({}, { additionalProperties: false });

/** Roster, directory, blocks, modes, commands and the site's state. `siteOf` throws `hub.not_enrolled` before enrolment. */
export const siteRoutes = (
  app: FastifyInstance,
  parts: HubParts,
  siteOf: () => SiteRuntime,
): void => {
  app.get<{ Querystring: Static<typeof StateQuery> }>(
    '/state',
    { schema: { querystring: StateQuery } },
    async (request): Promise<LocalState> => {
      const runtime = siteOf();
      const { count } = parts.stateWakeups;
      if (String(runtime.stateVersion()) === request.query.since)
        await parts.stateWakeups.wait(waitMsOf(request.query.waitMs), count);
      const version = runtime.stateVersion();
      return { version, state: await runtime.state() };
    },
  );
  app.put<{ Body: string }>(
    '/roster',
    { bodyLimit: ROSTER_BODY_MAX_BYTES },
    async (request, reply) => {
      if (typeof request.body !== 'string') throw new AppError('invalid', 'request.other_type');
      await siteOf().site.putRoster(request.body);
      return reply.code(204).send();
    },
  );
  app.put<{ Body: Directory }>(
    '/directory',
    { schema: { body: Directory }, bodyLimit: DIRECTORY_MAX_BYTES },
    async (request, reply) => {
      const { identity } = siteOf();
      if (parts.revoked.value) throw new AppError('conflict', 'hub.revoked');
      await parts.directory.put(request.body, identity);
      return reply.code(204).send();
    },
  );
  app.post<{ Body: Static<typeof BlockRequest> }>(
    '/blocks',
    { schema: { body: BlockRequest } },
    async (request, reply) => {
      await siteOf().site.block(request.body.block);
      return reply.code(204).send();
    },
  );
  app.post('/revoked', { schema: { body: Nothing } }, async (_request, reply) => {
    siteOf();
    parts.revoked.value = true;
    await parts.directory.erase('revoked');
    await parts.db.run('markRevoked', { revoked: true });
    parts.log.error('hub.revoked');
    return reply.code(204).send();
  });
  app.put<{ Body: Static<typeof CoreLink> }>(
    '/core-link',
    { schema: { body: CoreLink } },
    async (request, reply) => {
      parts.coreLink.set(request.body);
      return reply.code(204).send();
    },
  );
  app.put<{ Body: ModeRequest }>(
    '/mode',
    { schema: { body: ModeRequest } },
    async (request, reply) => {
      await siteOf().setMode(request.body);
      return reply.code(204).send();
    },
  );
  app.post<{ Body: CommandRequest }>(
    '/commands',
    { schema: { body: CommandRequest } },
    async (request) => ({ commandId: await siteOf().command(request.body) }),
  );
};
