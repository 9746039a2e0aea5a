/**
 * Why a tap was granted or denied. Numbers and texts live elsewhere: records keep the code, the dictionary keeps the Polish
 * sentence (the reasons catalogue of `i18n`). Codes are never renamed.
 */
export const GRANTED_REASONS = [
  'granted.window', // inside the holder's compiled windows
  'granted.staff', // staff schedule
  'granted.keyholder', // marked keyholder, roster older than its last limit
  'granted.free', // door in mode `free`
  'granted.once', // opened once by a command
  'granted.card_pin', // since event version 3: card and PIN
  'granted.pin', // since 3: PIN alone
  'exit.known', // the way out is never refused; the card is known and good
  'exit.unknown', // the way out with a card nobody knows
  'exit.refused_card', // the way out with a blocked, cancelled, deactivated or never issued card
  'exit.unreadable', // the way out, card present but not read
] as const;

export const DENIED_REASONS = [
  'denied.unknown',
  'denied.unreadable',
  'denied.blocked',
  'denied.cancelled',
  'denied.deactivated',
  'denied.not_issued', // ordered or received, not handed over
  'denied.outside_hours',
  'denied.day_off',
  'denied.assurance', // the door demands a keyed card
  'denied.other_door', // the holder has no right at this door
  'denied.lockdown',
  'denied.roster_expired',
  'denied.no_roster',
  'denied.pin_wrong', // since 3
  'denied.pin_missing', // since 3: the card was good, no PIN came in time
  'denied.no_pin', // since 3: the door asks for a PIN and the holder has none
  'denied.locked_out', // since 3: too many wrong tries
  'denied.interlock', // since 3: the other door of an airlock is not shut
  'denied.tamper', // since 3: the reader, or the controller's housing, was opened; nothing it tells is believed
] as const;

/** Reasons that event versions 1 and 2 did not know. */
export const REASONS_SINCE_3: readonly ReasonCode[] = [
  'granted.card_pin',
  'granted.pin',
  'denied.pin_wrong',
  'denied.pin_missing',
  'denied.no_pin',
  'denied.locked_out',
  'denied.interlock',
  'denied.tamper',
];

export type GrantedReason = (typeof GRANTED_REASONS)[number];
export type DeniedReason = (typeof DENIED_REASONS)[number];
export type ReasonCode = GrantedReason | DeniedReason;
export const REASON_CODES: readonly ReasonCode[] = [...GRANTED_REASONS, ...DENIED_REASONS];
