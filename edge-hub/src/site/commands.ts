import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@furtka/core-contract/ids';
import { type SigningKey, seal } from '@furtka/core-contract/signed';
import type { CommandBody } from '@furtka/hub-contract/payloads';

export interface CommandOrder {
  readonly agentId: string;
  readonly doorId: string;
  readonly kind: CommandBody['kind'];
  /** Of the agent's last heartbeat; used for one command and never again. */
  readonly nonce: string;
  readonly nowUtc: number;
}

/** A command as it travels: signed over the agent's nonce, so that a late or repeated one is worth nothing. */
export const signCommand = (
  key: SigningKey,
  order: CommandOrder,
): { readonly commandId: string; readonly text: string } => {
  const commandId = uuidv7(order.nowUtc, randomBytes(10));
  const { agentId, doorId, kind, nonce } = order;
  const body = JSON.stringify({ v: 1, commandId, agentId, doorId, kind, nonce });
  return { commandId, text: seal(key, 'command', body) };
};
