/**
 * Signs that would move, hide or break what stands beside them: controls, marks of writing direction, invisible spaces and joiners,
 * variation selectors, tags, halves of a pair.
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A part of a text: as it stands, or the name of a sign that cannot be seen. */
export interface TextPart {
  readonly text: string;
  readonly isSign: boolean;
}

const nameOf = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Splits what a device sent so that a page can show every sign of it and none can do anything. */
export const visibleParts = (text: string): readonly TextPart[] => {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(UNSEEN)) {
    if (index > from) parts.push({ text: text.slice(from, index), isSign: false });
    parts.push({ text: nameOf(sign), isSign: true });
    from = index + sign.length;
  }
  return from < text.length ? [...parts, { text: text.slice(from), isSign: false }] : parts;
};
