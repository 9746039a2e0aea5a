import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { AgentRequest } from '@furtka/hub-contract/local-api';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import type { HubParts } from '../hub-parts.ts';
import type { SiteRuntime } from '../site-runtime.ts';

const AgentParams = Type.Object(
  { agentId: Type.String({ pattern: UUID_PATTERN }) },
  { additionalProperties: false },
);
type AgentParams = Static<typeof AgentParams>;

/** Agents of the site: a code for a new one, another code for one that is known, and striking out. */
export const agentRoutes = (
  app: FastifyInstance,
  { agents }: HubParts,
  siteOf: () => SiteRuntime,
): void => {
  app.post<{ Body: Static<typeof AgentRequest> }>(
    '/agents',
    { schema: { body: AgentRequest } },
    async (request) => {
      siteOf();
      return agents.add(request.body.name, request.body.doorIds);
    },
  );
  app.post<{ Params: AgentParams }>(
    '/agents/:agentId/code',
    { schema: { params: AgentParams } },
    async (request) => {
      siteOf();
      return agents.newCode(request.params.agentId);
    },
  );
  app.delete<{ Params: AgentParams }>(
    '/agents/:agentId',
    { schema: { params: AgentParams } },
    async (request, reply) => {
      siteOf();
      await agents.strikeOut(request.params.agentId);
      return reply.code(204).send();
    },
  );
};
