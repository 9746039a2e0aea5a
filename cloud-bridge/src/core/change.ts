import { Change, SYNC_VERSIONS } from '@furtka/core-contract/sync';
import { Compile } from 'typebox/compile';
import type { SseMessage } from './sse.ts';

const shape = Compile(Change);

export type ReadChange =
  | { readonly ok: true; readonly change: Change }
  /** `json`: no JSON. `shape`: not in the contract. `kind`: the event's name and its body disagree. */
  | { readonly ok: false; readonly code: 'change.json' | 'change.shape' | 'change.kind' };

/** Reads one message of the change stream; never throws. */
export const readChange = ({ event, data }: SseMessage): ReadChange => {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return { ok: false, code: 'change.json' };
  }
  if (!shape.Check(value)) return { ok: false, code: 'change.shape' };
  return value.kind === event ? { ok: true, change: value } : { ok: false, code: 'change.kind' };
};

/** Whether the core reads a version of the contract that this bridge speaks. */
export const speaksWith = (versions: readonly number[]): boolean =>
  versions.some((version) => SYNC_VERSIONS.includes(version));
