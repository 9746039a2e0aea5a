import { COMMAND_LIFE_MS } from '@furtka/hub-contract/payloads';

/** Nonces that this agent sent out, with the monotonic time of each. */
export type Nonces = Map<string, number>;

export type NonceFault = 'command.unknown_nonce' | 'command.late';

/** Notes a nonce that goes out with a heartbeat; forgets those that are long dead. */
export const issueNonce = (nonces: Nonces, nonce: string, nowMs: number): void => {
  for (const [old, atMs] of nonces) if (nowMs - atMs > 4 * COMMAND_LIFE_MS) nonces.delete(old);
  nonces.set(nonce, nowMs);
};

/** Takes a nonce out of use. A fault when it was never issued, was used before, or is older than 5 s. */
export const spendNonce = (
  nonces: Nonces,
  nonce: string,
  nowMs: number,
): NonceFault | undefined => {
  const atMs = nonces.get(nonce);
  if (atMs === undefined) return 'command.unknown_nonce';
  nonces.delete(nonce);
  return nowMs - atMs > COMMAND_LIFE_MS ? 'command.late' : undefined;
};
