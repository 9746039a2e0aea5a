import { folded, foldedWords } from '../../../shared/text/folded.ts';
import type { AuditSearch } from '../../data/admin-queries.ts';

/** What the address of the register holds: it can be linked, reloaded and gone back from. */
export interface HistoryAddress {
  /** Whom or what it concerns: a name, or the id of a record. */
  readonly about?: string;
  /** Name of the person who did it. */
  readonly who?: string;
  /** The kind of act, as a person says it. */
  readonly what?: string;
  /** Kind of the record that an act was about. */
  readonly kind?: string;
  /** School dates, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly school?: string;
}

/** A code with its word in the language of the page. */
export interface CodeWord {
  readonly code: string;
  readonly word: string;
}

/** Most codes of one search; the server takes no more. */
const MOST_CODES = 40;
const CODE = /^\w+(\.\w+)+$/;

/**
 * Codes that a free text means: those whose word or code holds each of its words. A text that looks like a code and is not known
 * here is taken as it stands, so that an act of a newer server can be found.
 *
 * @returns an empty list when the text means nothing
 */
export const codesMeant = (text: string, known: readonly CodeWord[]): readonly string[] => {
  const parts = foldedWords(text);
  if (parts.length === 0) return [];
  const found = known
    .filter(({ code, word }) => {
      const whole = folded(`${word} ${code}`);
      return parts.every((part) => whole.includes(part));
    })
    .map(({ code }) => code);
  if (found.length > 0) return found.slice(0, MOST_CODES);
  const code = text.trim();
  return CODE.test(code) ? [code] : [];
};

/** Why nothing is asked: the text names no act, or the dates are the wrong way round. */
export type NotAsked = 'noSuchAct' | 'datesTurned';

const trimmed = <Name extends string>(name: Name, value: string | undefined) =>
  (value?.trim() ? { [name]: value.trim() } : {}) as { [Key in Name]?: string };

/** What the server is asked for an address. */
export const searchOf = (
  address: HistoryAddress,
  known: readonly CodeWord[],
): { readonly ok: true; readonly search: AuditSearch } | { ok: false; why: NotAsked } => {
  const { from, to } = address;
  if (from !== undefined && to !== undefined && from > to) return { ok: false, why: 'datesTurned' };
  const what = address.what?.trim() ?? '';
  const codes = codesMeant(what, known);
  if (what !== '' && codes.length === 0) return { ok: false, why: 'noSuchAct' };
  return {
    ok: true,
    search: {
      ...trimmed('search', address.about),
      ...trimmed('actor', address.who),
      ...trimmed('subjectKind', address.kind),
      ...(codes.length === 0 ? {} : { action: codes.join(',') }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  };
};
