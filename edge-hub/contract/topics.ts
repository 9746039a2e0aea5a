/**
 * MQTT topics of a site. One table; payload types stand in `payloads.ts`, keyed by the same names.
 * `{site}` and `{agent}` are lower-case UUIDs; an agent's MQTT client id and the CN of its certificate are its agent id.
 */
export const TOPIC_TABLE = {
  /** agent → hub, QoS 1. PUBACK means nothing, only the receipt counts; at most 100 in flight, sent again after 5 s. */
  event: 'furtka/v1/{site}/agent/{agent}/event',
  /** hub → agent, QoS 0. At once after a commit, and every 2 s as heartbeat. */
  receipt: 'furtka/v1/{site}/agent/{agent}/receipt',
  /** hub → agents, retained; signed by the core. */
  roster: 'furtka/v1/{site}/roster',
  /** hub → agents, retained; signed by the hub. */
  deny: 'furtka/v1/{site}/deny',
  /** hub → agents, retained; signed by the hub. */
  mode: 'furtka/v1/{site}/mode',
  /** agent → hub, retained, QoS 1, every 2 s and when a version was applied; the will says offline. */
  state: 'furtka/v1/{site}/agent/{agent}/state',
  /** hub → agent, QoS 0, never retained or queued; signed by the hub. */
  command: 'furtka/v1/{site}/agent/{agent}/command',
} as const;
export type TopicName = keyof typeof TOPIC_TABLE;

export const EVENTS_IN_FLIGHT_MAX = 100;
export const EVENT_RESEND_AFTER_MS = 5000;
export const HEARTBEAT_EVERY_MS = 2000;
/** Silent for longer: not connected, dropped, named on the screen. */
export const SILENT_AFTER_MS = 5000;

/** Topic text for a site, and an agent where the topic has one. */
export const topic = (name: TopicName, siteId: string, agentId = ''): string =>
  TOPIC_TABLE[name].replace('{site}', siteId).replace('{agent}', agentId);

/** The two topics an agent may publish to, and the five it may subscribe to; exact, no wildcard. */
export const agentMayPublish = (siteId: string, agentId: string): readonly string[] => [
  topic('event', siteId, agentId),
  topic('state', siteId, agentId),
];
export const agentMaySubscribe = (siteId: string, agentId: string): readonly string[] => [
  topic('receipt', siteId, agentId),
  topic('roster', siteId),
  topic('deny', siteId),
  topic('mode', siteId),
  topic('command', siteId, agentId),
];
