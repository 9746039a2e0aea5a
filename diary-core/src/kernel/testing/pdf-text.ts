import { inflateSync } from 'node:zlib';

/** One object of a file: its dictionary as text, and its stream unpacked. */
interface PdfObject {
  readonly dictionary: string;
  readonly stream: string;
}

const unpacked = (dictionary: string, bytes: Buffer): string =>
  (dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');

const objectOf = (body: string): PdfObject => {
  const [, dictionary, raw] = /^([\s\S]*?)stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body) ?? [];
  if (dictionary === undefined || raw === undefined) return { dictionary: body, stream: '' };
  return { dictionary, stream: unpacked(dictionary, Buffer.from(raw, 'latin1')) };
};

/** Objects that stand in the stream of another: pairs of number and place, then the objects. */
const packedIn = ({ dictionary, stream }: PdfObject): [string, PdfObject][] => {
  const first = Number(/\/First (\d+)/.exec(dictionary)?.[1] ?? 0);
  const head = stream.slice(0, first).trim().split(/\s+/);
  return head.flatMap((id, at): [string, PdfObject][] => {
    if (at % 2 === 1) return [];
    const end = head[at + 3];
    const body = stream.slice(
      first + Number(head[at + 1]),
      end === undefined ? undefined : first + Number(end),
    );
    return [[id, { dictionary: body, stream: '' }]];
  });
};

const objectsOf = (pdf: Buffer): ReadonlyMap<string, PdfObject> => {
  const found = [...pdf.toString('latin1').matchAll(/(\d+) 0 obj([\s\S]*?)endobj/g)].map(
    ([, id = '', body = '']): [string, PdfObject] => [id, objectOf(body.trimStart())],
  );
  const packed = found
    .filter(([, { dictionary }]) => /\/Type\s*\/ObjStm/.test(dictionary))
    .flatMap(([, object]) => packedIn(object));
  return new Map([...found, ...packed]);
};

const textOfHex = (hex: string): string =>
  Buffer.from(hex, 'hex').swap16().toString('utf16le').replaceAll('\0', '');

/** What each glyph of a font stands for, by its number. */
const lettersOf = (map: string): ReadonlyMap<number, string> => {
  const letters = new Map<number, string>();
  for (const [, pairs = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of pairs.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(Number.parseInt(glyph, 16), textOfHex(text));
  for (const [, ranges = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of ranges.matchAll(
      /<(\w+)>\s*<(\w+)>\s*<(\w+)>/g,
    )) {
      const first = Number.parseInt(from, 16);
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph += 1)
        letters.set(glyph, String.fromCharCode(textOfHex(text).charCodeAt(0) + glyph - first));
    }
  return letters;
};

/** Fonts by the names under which pages use them. */
const fontsOf = (objects: ReadonlyMap<string, PdfObject>) => {
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const { dictionary } of objects.values())
    for (const [, name = '', id = ''] of dictionary.matchAll(/\/(\w+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.dictionary ?? '')?.[1];
      if (map !== undefined) fonts.set(name, lettersOf(objects.get(map)?.stream ?? ''));
    }
  return fonts;
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const bytesOf = (literal: string): Buffer =>
  Buffer.from(
    literal.replace(/\\(\d{1,3}|[\s\S])/g, (_, what: string) =>
      /^\d/.test(what) ? String.fromCharCode(Number.parseInt(what, 8)) : (ESCAPES[what] ?? what),
    ),
    'latin1',
  );

const TOKEN = /\/(\w+) [\d.]+ Tf|<([\da-fA-F\s]+)>|\(((?:\\[\s\S]|[^\\()])*)\)|\b(ET)\b/g;

/**
 * The text of a print of ours, runs of letters in their order, one space between what is set apart. It reads what our printer writes
 * (fonts with two bytes a glyph), not every PDF.
 */
export const textOfPdf = (pdf: Buffer): string => {
  const objects = objectsOf(pdf);
  const fonts = fontsOf(objects);
  let text = '';
  for (const { stream } of objects.values()) {
    if (!/\bT[jJ]\b/.test(stream) || stream.includes('begincmap')) continue;
    let letters: ReadonlyMap<number, string> = new Map();
    for (const [, font, hex, literal, end] of stream.matchAll(TOKEN)) {
      if (font !== undefined) letters = fonts.get(font) ?? letters;
      else if (end !== undefined) text += ' ';
      else {
        const bytes = hex === undefined ? bytesOf(literal ?? '') : Buffer.from(hex, 'hex');
        for (let at = 0; at + 1 < bytes.length; at += 2)
          text += letters.get(bytes.readUInt16BE(at)) ?? '';
      }
    }
  }
  return text.replace(/\s+/g, ' ').trim();
};
