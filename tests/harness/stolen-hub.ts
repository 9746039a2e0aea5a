import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { type SigningKey, seal } from '@furtka/core-contract/signed';
import type { CommandBody, ReceiptPayload, StatePayload } from '@furtka/hub-contract/payloads';
import { HEARTBEAT_EVERY_MS, type TopicName, topic } from '@furtka/hub-contract/topics';
import { Aedes, type PublishPacket } from 'aedes';

/** Somebody who has the hub's disk and stands in the hub's place: its certificate and its signing key are good. */
export interface StolenHub {
  readonly port: number;
  readonly hubKey: SigningKey;
  /** What the agent said of itself, oldest first. */
  readonly states: readonly StatePayload[];
  publish(name: TopicName, payload: string | Buffer, retain?: boolean): Promise<void>;
  /** A command, signed by the hub's key. */
  command(body: Pick<CommandBody, 'doorId' | 'nonce'>): string;
  /** Ends the connection of whoever is there. */
  hangUp(): void;
  /** How often somebody connected. */
  connections(): number;
  stop(): Promise<void>;
}

/**
 * Opens a broker with the keys of the hub whose data folder is given, for one agent. It answers heartbeats, so that the agent stays,
 * and takes no event.
 */
export const openStolenHub = async (
  hubDir: string,
  { siteId, agentId }: { readonly siteId: string; readonly agentId: string },
): Promise<StolenHub> => {
  const read = (file: string) => readFileSync(join(hubDir, file), 'utf8');
  const hubKey = JSON.parse(read('hub-signing-key.json')) as SigningKey;
  const broker = await Aedes.createBroker();
  const sockets = new Set<TLSSocket>();
  let connections = 0;
  const server = createServer(
    {
      key: read(`server-${siteId}.key.pem`),
      cert: read(`server-${siteId}.cert.pem`),
      ca: read('site-ca.cert.pem'),
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.3',
    },
    (socket) => {
      connections += 1;
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      broker.handle(socket);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const states: StatePayload[] = [];
  broker.on('publish', (packet) => {
    if (packet.topic === topic('state', siteId, agentId))
      states.push(JSON.parse(packet.payload.toString()) as StatePayload);
  });
  const publish: StolenHub['publish'] = (name, payload, retain = false) =>
    new Promise((resolve, reject) => {
      const to = topic(name, siteId, agentId);
      const packet = { cmd: 'publish', topic: to, payload, qos: 0, retain, dup: false } as const;
      broker.publish(packet as PublishPacket, (error) => (error ? reject(error) : resolve()));
    });
  const beat = setInterval(() => {
    const body = { v: 1, receipts: [], hubTimeUtc: Date.now() } satisfies ReceiptPayload;
    publish('receipt', JSON.stringify(body)).catch((error: unknown) => {
      if (!broker.closed) throw error;
    });
  }, HEARTBEAT_EVERY_MS / 4);
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    hubKey,
    states,
    publish,
    command: ({ doorId, nonce }) => {
      const commandId = crypto.randomUUID();
      const body = { v: 1, commandId, agentId, doorId, kind: 'open', nonce };
      return seal(hubKey, 'command', JSON.stringify(body));
    },
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    connections: () => connections,
    stop: async () => {
      clearInterval(beat);
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => broker.close(() => resolve()));
    },
  };
};
