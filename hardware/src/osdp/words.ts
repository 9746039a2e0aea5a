import type { Signal } from '../port.ts';
import { type Command, text } from './commands.ts';
import type { Capability } from './replies.ts';

/** Function code of a capability reply that tells of a display (Annex B), and what makes it one. */
const DISPLAY_FUNCTION = 6;
/** Every display has at least one row of so many characters. */
export const ROW_LENGTH = 16;
/** How long an answer stays, ms; then the display goes back to what it showed before. */
const SHOWN_MS = 3000;
/** What a display can show for certain. */
export const PRINTABLE = /^[\x20-\x7e]*$/;

/** What a reader's display says; each at most one row, printable ASCII, '' = nothing. */
export interface DisplayWords {
  /** At rest: the door's name. */
  readonly label: string;
  readonly granted: string;
  readonly denied: string;
  readonly error: string;
  readonly prompt: string;
}

/** Displays know no letters of Polish. */
export const DISPLAY_WORDS: DisplayWords = {
  label: '',
  granted: 'Prosze wejsc',
  denied: 'Nie otwieram',
  error: 'Awaria drzwi',
  prompt: 'Podaj PIN i #',
};

/** A device that says so has a display at each of its readers. What it says here moves words and nothing else. */
export const hasDisplay = (capabilities: readonly Capability[]): boolean =>
  capabilities.some(
    ({ functionCode, compliance, count }) =>
      functionCode === DISPLAY_FUNCTION && compliance > 0 && count > 0,
  );

/** Words that stay end what stood there; a display cannot be told nothing, a blank is. */
const lasting = (reader: number, words: string): readonly Command[] => [
  text(reader, words === '' ? ' ' : words),
];

/** Commands that say a signal on the display of a reader. */
export const wordsOf = (
  signal: Signal,
  reader: number,
  words: DisplayWords,
): readonly Command[] => {
  switch (signal) {
    case 'granted':
    case 'denied':
    case 'error':
      return words[signal] === '' ? [] : [text(reader, words[signal], SHOWN_MS)];
    case 'prompt':
      return lasting(reader, words.prompt);
    case 'attention':
    case 'idle':
      // Whoever stands outside need not read that the door has an alarm.
      return lasting(reader, words.label);
    default:
      return signal satisfies never;
  }
};
