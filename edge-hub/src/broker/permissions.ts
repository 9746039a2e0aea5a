import { agentMayPublish, agentMaySubscribe, topic } from '@furtka/hub-contract/topics';
import type { ConnectPacket } from 'aedes';

/** Longest will, in bytes: a state with every reader and door. */
const WILL_MAX_BYTES = 16_384;

/** What the certificate of a connection says; `undefined` when there is none that our CA signed. */
export interface PeerCertificate {
  readonly commonName: string;
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string;
}

export type Admission =
  | { readonly ok: true; readonly agentId: string }
  | { readonly ok: false; readonly code: string };

const refuse = (code: string): Admission => ({ ok: false, code });

/**
 * May this connection become a session? Client id = certificate's name = an agent whose table holds this certificate within its
 * life; clean session; a will only on the agent's own state.
 */
export const admit = (
  siteId: string,
  packet: ConnectPacket,
  peer: PeerCertificate | undefined,
  isAdmitted: (agentId: string, fingerprint: string) => boolean,
): Admission => {
  if (peer === undefined) return refuse('mqtt.no_certificate');
  if (!isAdmitted(peer.commonName, peer.fingerprint)) return refuse('mqtt.certificate_unknown');
  if (packet.clientId !== peer.commonName) return refuse('mqtt.client_id_foreign');
  if (packet.clean !== true) return refuse('mqtt.session_not_clean');
  const { will } = packet;
  if (will !== undefined) {
    const isOwnState = will.topic === topic('state', siteId, peer.commonName);
    if (!isOwnState || will.qos === 2 || will.payload.length > WILL_MAX_BYTES)
      return refuse('mqtt.will_foreign');
  }
  return { ok: true, agentId: peer.commonName };
};

/** Which of its two topics an agent publishes to; anything else is refused with a code. */
export const publishRight = (
  siteId: string,
  agentId: string,
  packet: { readonly topic: string; readonly qos: number; readonly retain: boolean },
):
  | { readonly ok: true; readonly name: 'event' | 'state' }
  | { readonly ok: false; readonly code: string } => {
  const [event, state] = agentMayPublish(siteId, agentId);
  // QoS 2 keeps state for a guarantee that receipts give better.
  if (packet.qos === 2) return { ok: false, code: 'mqtt.qos_refused' };
  if (packet.topic === state) return { ok: true, name: 'state' };
  if (packet.topic !== event) return { ok: false, code: 'mqtt.publish_foreign' };
  return packet.retain ? { ok: false, code: 'mqtt.retain_refused' } : { ok: true, name: 'event' };
};

/** Exact topics only: a wildcard is not in the list. */
export const maySubscribe = (siteId: string, agentId: string, filter: string): boolean =>
  agentMaySubscribe(siteId, agentId).includes(filter);
