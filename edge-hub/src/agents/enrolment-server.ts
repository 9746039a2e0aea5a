import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { EnrolRequest, RenewRequest } from '@furtka/hub-contract/enrolment';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppError } from '../app-error.ts';
import type { TlsIdentity } from '../ca/site-authority.ts';
import { answerNotFound, httpServer } from '../http-server.ts';
import { RateLimit } from '../rate-limit.ts';
import type { AgentTable } from './agent-table.ts';
import type { Agents, Issued } from './agents.ts';

/** Wrong codes of all devices together; a site enrols a few devices a year. */
const WRONG_CODES = { count: 10, windowMs: 60_000 };

export interface EnrolmentOptions {
  readonly agents: Agents;
  readonly table: AgentTable;
  readonly tls: TlsIdentity & { readonly caPem: string };
  readonly host: string;
  readonly port: number;
  readonly nowUtc: () => number;
  readonly monotonicMs: () => number;
  /** What every enrolled agent is told beside its certificate: ids, keys, the port of the broker. */
  readonly siteReply: () => Readonly<Record<string, unknown>>;
  readonly log: Logger;
}

/** The agent whose good certificate the connection carries. Errors: `enrolment.certificate_refused` */
const agentOf = (socket: TLSSocket, table: AgentTable, nowUtc: number): string => {
  const refused = new AppError('forbidden', 'enrolment.certificate_refused');
  if (!socket.authorized) throw refused;
  const certificate = socket.getPeerCertificate();
  const agentId: unknown = certificate.subject?.CN;
  const fingerprint = certificate.fingerprint256?.replaceAll(':', '').toLowerCase();
  if (typeof agentId !== 'string' || fingerprint === undefined) throw refused;
  if (!table.admits(agentId, fingerprint, nowUtc)) throw refused;
  return agentId;
};

/**
 * The enrolment port: TLS 1.3 with the site's certificate. A device without a certificate may only try a one-time code; `/renew` asks
 * for the present certificate.
 */
export const startEnrolment = async (
  options: EnrolmentOptions,
): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  const { agents, table, tls, log } = options;
  const wrongCodes = new RateLimit(WRONG_CODES, options.monotonicMs);
  const app = httpServer(log, {
    bodyLimit: 16 * 1024,
    https: {
      key: tls.keyPem,
      cert: tls.certificatePem,
      ca: tls.caPem,
      requestCert: true,
      // A device that enrols has none yet; `/renew` looks at it.
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
    },
  } as Parameters<typeof httpServer>[1]) as FastifyInstance;
  const reply = (issued: Issued) => ({ ...options.siteReply(), ...issued, caPem: tls.caPem });

  app.post<{ Body: EnrolRequest }>(
    '/enrol',
    { schema: { body: EnrolRequest } },
    async (request) => {
      const waitMs = wrongCodes.waitMs('all');
      if (waitMs > 0) throw new AppError('too_many', 'enrolment.too_many', { details: { waitMs } });
      // Counted before the look-up: tries that run side by side count too.
      wrongCodes.note('all');
      const issued = await agents.enrol(request.body.code, request.body.csrPem);
      wrongCodes.forget('all');
      return reply(issued);
    },
  );
  app.post<{ Body: RenewRequest }>(
    '/renew',
    { schema: { body: RenewRequest } },
    async (request) => {
      const agentId = agentOf(request.raw.socket as TLSSocket, table, options.nowUtc());
      return reply(await agents.renew(agentId, request.body.csrPem));
    },
  );

  answerNotFound(app);
  await app.listen({ host: options.host, port: options.port });
  const { port } = app.server.address() as AddressInfo;
  return { port, stop: () => app.close() };
};
