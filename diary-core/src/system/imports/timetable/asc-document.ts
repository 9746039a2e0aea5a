import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm';
import { FileFault } from '../reading/file-table.ts';

/** Rows of one table of the file, attributes by lower-case name. */
export type AscRow = Readonly<Record<string, string>>;

export interface AscDocument {
  /** Attributes of the root, by lower-case name. */
  readonly root: AscRow;
  /** Table → rows; a table that stands twice is one. */
  readonly tables: ReadonlyMap<string, readonly AscRow[]>;
}

/** Labels of encodings that were met in such files; anything else a browser knows is read too. */
const declaredEncoding = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9_.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
};

/**
 * Text of an XML file in the encoding that it declares (UTF-8 with its mark or without, windows-1250 … 1256, ISO-8859-2, UTF-16).
 *
 * Errors  `imports.unreadable`
 */
const decodeXml = (bytes: Uint8Array): string => {
  try {
    const label = declaredEncoding(bytes).toLowerCase();
    const isUtf8 = label === 'utf-8' || label === 'utf8';
    return new TextDecoder(label, { fatal: isUtf8 }).decode(bytes);
  } catch {
    throw new FileFault('imports.unreadable');
  }
};

const attributesOf = (element: XmlElement): AscRow =>
  Object.fromEntries(
    element.attrs.map(({ name, value }) => [
      name.toLowerCase(),
      value.replace(/\s+/gu, ' ').trim(),
    ]),
  );

const childrenOf = (element: XmlElement): XmlElement[] => {
  const found: XmlElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next)
    if (node instanceof XmlElement) found.push(node);
  return found;
};

const readRoot = (root: XmlElement): AscDocument => {
  if (root.name.toLowerCase() !== 'timetable') throw new FileFault('imports.not_a_timetable');
  const tables = new Map<string, AscRow[]>();
  for (const table of childrenOf(root)) {
    const name = table.name.toLowerCase();
    const rows = tables.get(name) ?? [];
    rows.push(...childrenOf(table).map(attributesOf));
    tables.set(name, rows);
  }
  return { root: attributesOf(root), tables };
};

/**
 * Reads an XML export of aSc Timetables. A document type, and with it every entity of its own, is refused; nothing is fetched.
 *
 * Errors  `imports.unreadable`, `imports.not_a_timetable`
 */
export const readAscDocument = (bytes: Uint8Array): AscDocument => {
  const text = decodeXml(bytes).replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new FileFault('imports.unreadable');
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(text, {
      option:
        ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NOCDATA,
    });
  } catch {
    throw new FileFault('imports.unreadable');
  }
  try {
    return readRoot(document.root);
  } finally {
    document.dispose();
  }
};
