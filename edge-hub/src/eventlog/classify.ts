import {
  DoorEvent,
  EVENT_MAX_BYTES,
  EVENT_VERSIONS,
  eventFault,
} from '@furtka/core-contract/event';
import { isUuid } from '@furtka/core-contract/ids';
import { Compile } from 'typebox/compile';

const schema = Compile(DoorEvent);

/** Who sent it: the agent named by its certificate, or the hub's own kiosk. */
export interface Sender {
  readonly source: 'agent' | 'kiosk';
  readonly sourceId: string;
}

/**
 * What arrived, looked at once. A quarantined one keeps its bytes and a code; `epoch` and `seq` are given where they can be read, so
 * that it is acknowledged and the agent goes on.
 */
export type Classified =
  | { readonly ok: true; readonly event: DoorEvent }
  | {
      readonly ok: false;
      readonly code: string;
      readonly epoch?: string;
      readonly seq?: number;
    };

const PLACE = /"epoch"\s*:\s*"([0-9a-f-]{36})"|"seq"\s*:\s*(\d{1,15})(?=[\s,}])/g;

/** Epoch and seq out of a text that is not JSON (cut short, one byte wrong): without them the agent would send it for ever. */
const placeInText = (text: string): { epoch?: string; seq?: number } => {
  const found: { epoch?: string; seq?: number } = {};
  for (const [, epoch, seq] of text.matchAll(PLACE)) {
    if (epoch !== undefined && isUuid(epoch)) found.epoch ??= epoch;
    if (seq !== undefined && Number(seq) >= 1) found.seq ??= Number(seq);
  }
  return found;
};

const placeInObject = (value: object): { epoch?: string; seq?: number } => {
  const epoch: unknown = Reflect.get(value, 'epoch');
  const seq: unknown = Reflect.get(value, 'seq');
  return {
    ...(isUuid(epoch) ? { epoch } : {}),
    ...(Number.isSafeInteger(seq) && Number(seq) >= 1 ? { seq: Number(seq) } : {}),
  };
};

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

/** Epoch and seq of bytes, as far as they can be made out. */
export const placeOf = (bytes: Uint8Array): { epoch?: string; seq?: number } =>
  placeInText(textOf(bytes));

const schemaCode = (value: object): string => {
  const version: unknown = Reflect.get(value, 'v');
  if (!EVENT_VERSIONS.some((known) => known === version)) return 'event.version_unknown';
  const hasUnknownField = schema
    .Errors(value)
    .some((error) => error.keyword === 'additionalProperties');
  return hasUnknownField ? 'event.unknown_field' : 'event.malformed';
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Decides whether bytes are an event of their sender. Never throws. */
export const classify = (bytes: Uint8Array, sender: Sender): Classified => {
  const text = textOf(bytes);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, code: 'event.unreadable', ...placeInText(text) };
  const refused = (code: string): Classified => ({ ok: false, code, ...placeInObject(value) });
  if (bytes.byteLength > EVENT_MAX_BYTES) return refused('event.too_long');
  if (!schema.Check(value)) return refused(schemaCode(value));
  if (value.source !== sender.source || value.sourceId !== sender.sourceId)
    return refused('event.foreign_source');
  const fault = eventFault(value);
  return fault === undefined ? { ok: true, event: value } : refused(fault);
};
