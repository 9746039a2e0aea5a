import { open, type VerifyKey } from '@furtka/core-contract/signed';
import { CommandBody } from '@furtka/hub-contract/payloads';
import { Compile } from 'typebox/compile';
import { issueNonce, type Nonces, spendNonce } from '../core/nonces.ts';

const shape = Compile(CommandBody);
/** Refusals that are written down in one minute; a flood must not fill the spool. */
const REFUSALS_A_MINUTE = 20;
const MINUTE_MS = 60_000;

export type CommandVerdict =
  | { readonly ok: true; readonly command: CommandBody }
  | { readonly ok: false; readonly code: string; readonly doorId?: string };

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** Judges commands: signed by the hub, for this agent, over a nonce of its last heartbeats, once. */
export class CommandDesk {
  readonly #nonces: Nonces = new Map();
  #refusedAtMs: number[] = [];

  /** A nonce went out with a heartbeat. */
  issued(nonce: string, nowMs: number): void {
    issueNonce(this.#nonces, nonce, nowMs);
  }

  /** The link is gone: what was asked for over it is void. */
  forgetNonces(): void {
    this.#nonces.clear();
  }

  judge(
    text: string,
    context: {
      readonly keys: readonly VerifyKey[];
      readonly agentId: string;
      readonly doorIds: readonly string[];
      readonly nowMs: number;
    },
  ): CommandVerdict {
    const opening = open(context.keys, 'command', text);
    if (!opening.ok) return opening;
    const body = parse(opening.body);
    if (!shape.Check(body)) return { ok: false, code: 'command.malformed' };
    if (body.agentId !== context.agentId) return { ok: false, code: 'command.other_agent' };
    if (!context.doorIds.includes(body.doorId)) return { ok: false, code: 'command.other_door' };
    const code = spendNonce(this.#nonces, body.nonce, context.nowMs);
    return code === undefined
      ? { ok: true, command: body }
      : { ok: false, code, doorId: body.doorId };
  }

  /** Whether a refusal is to be written down. */
  mayRecordRefusal(nowMs: number): boolean {
    this.#refusedAtMs = this.#refusedAtMs.filter((atMs) => nowMs - atMs < MINUTE_MS);
    if (this.#refusedAtMs.length >= REFUSALS_A_MINUTE) return false;
    this.#refusedAtMs.push(nowMs);
    return true;
  }
}
