/** Bytes by which Polish text of one encoding is told from the other: Ą Ś Ź ą ś ź stand elsewhere in the two. */
const ONLY_WINDOWS = [0x8c, 0x8f, 0x9c, 0x9f, 0xa5, 0xb9];
const ONLY_ISO = [0xa1, 0xa6, 0xac, 0xb1, 0xb6, 0xbc];

export type TextEncoding = 'utf-8' | 'utf-16le' | 'windows-1250' | 'iso-8859-2';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

const singleByteEncoding = (bytes: Uint8Array): TextEncoding => {
  const seen = new Set(bytes);
  const isIso =
    ONLY_ISO.some((byte) => seen.has(byte)) && !ONLY_WINDOWS.some((byte) => seen.has(byte));
  return isIso ? 'iso-8859-2' : 'windows-1250';
};

/** Text of a file that does not say how it is written: by its mark, else UTF-8 where it is valid, else the older Polish encodings. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // Not UTF-8: no fault, the older encodings have no such check.
    const encoding = singleByteEncoding(bytes);
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  }
};
