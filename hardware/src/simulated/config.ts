import type { ReadCredential } from '../port.ts';
import { RawConfig } from '../raw-config.ts';

/** What a contact is for; the control object finds it by this. */
export type ContactUse = 'leaf' | 'exit' | 'handle' | 'fire' | 'mains' | 'battery' | 'tamper';

/** A simulated person who pushes the leaf `openAfterMs` after the relay energised and lets it fall shut `closeAfterMs` later. */
export interface AutoPush {
  readonly relayId: string;
  readonly contactId: string;
  readonly openAfterMs: number;
  readonly closeAfterMs: number;
}

/** One act of a script, `atMs` after the driver was opened or the script was started. */
export type TimelineStep = { readonly atMs: number } & (
  | { readonly act: 'card'; readonly readerId: string; readonly credential: ReadCredential }
  | { readonly act: 'unreadable'; readonly readerId: string }
  | { readonly act: 'tamper' | 'online'; readonly readerId: string; readonly on: boolean }
  | { readonly act: 'keys'; readonly readerId: string; readonly keys: string }
  | { readonly act: 'contact'; readonly contactId: string; readonly open: boolean }
);

export interface SimulatedConfig {
  readonly readers: readonly {
    readonly id: string;
    readonly beepsByItself: boolean;
    readonly hasKeypad?: boolean;
  }[];
  readonly relays: readonly { readonly id: string; readonly selfTimed: boolean }[];
  /** `rests`: state when nothing happens. A contact is *active* when it is not at rest. */
  readonly contacts: readonly {
    readonly id: string;
    readonly use: ContactUse;
    readonly rests: 'closed' | 'open';
  }[];
  readonly indicators: readonly { readonly id: string }[];
  readonly autoPush: readonly AutoPush[];
}

const readLists = (fields: RawConfig): SimulatedConfig => ({
  readers: fields.list('readers', (item) => ({
    id: item.text('id', 32),
    beepsByItself: item.flag('beepsByItself', false),
    hasKeypad: item.flag('hasKeypad', false),
  })),
  relays: fields.list('relays', (item) => ({
    id: item.text('id', 32),
    selfTimed: item.flag('selfTimed', true),
  })),
  contacts: fields.list('contacts', (item) => ({
    id: item.text('id', 32),
    use: item.oneOf(
      'use',
      ['leaf', 'exit', 'handle', 'fire', 'mains', 'battery', 'tamper'],
      'leaf',
    ),
    rests: item.oneOf('rests', ['closed', 'open'], 'closed'),
  })),
  indicators: fields.list('indicators', (item) => ({ id: item.text('id', 32) })),
  autoPush: fields.list('autoPush', (item) => ({
    relayId: item.text('relayId', 32),
    contactId: item.text('contactId', 32),
    openAfterMs: item.integer('openAfterMs', { min: 0, max: 60_000, fallback: 300 }),
    closeAfterMs: item.integer('closeAfterMs', { min: 1, max: 600_000, fallback: 2_000 }),
  })),
});

/** Checks the `simulated` part of a config. Ids are unique per kind of device, and a push names devices that exist. */
export const parseSimulatedConfig = (
  raw: unknown,
):
  | { readonly ok: true; readonly config: SimulatedConfig }
  | { readonly ok: false; readonly faults: readonly string[] } => {
  const fields = new RawConfig(raw);
  const config = readLists(fields);
  fields.refuseUnknown();
  for (const key of ['readers', 'relays', 'contacts', 'indicators'] as const) {
    fields.refuseTwice(
      key,
      config[key].map((device) => device.id),
    );
  }
  for (const push of config.autoPush) {
    if (!config.relays.some((relay) => relay.id === push.relayId)) {
      fields.fault('autoPush', `names the relay ${push.relayId}, which is not in relays`);
    }
    if (!config.contacts.some((contact) => contact.id === push.contactId)) {
      fields.fault('autoPush', `names the contact ${push.contactId}, which is not in contacts`);
    }
  }
  return fields.faults.length === 0 ? { ok: true, config } : { ok: false, faults: fields.faults };
};
