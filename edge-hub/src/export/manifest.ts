import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { MoveFault } from './move-fault.ts';

/** The hub's database inside an export. */
export const DATABASE_FILE = 'hub.db';
const NAME = '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9][A-Za-z0-9._-]{0,127}){0,3}$';
const MANIFEST_MAX_BYTES = 1024 * 1024;

/** First in an export: what follows it, in this order and without anything between. */
export const Manifest = Type.Object(
  {
    v: Type.Literal(1),
    kind: Type.Union([Type.Literal('production'), Type.Literal('demo')]),
    /** System clock of the hub that was exported, UTC ms. */
    exportedAtUtc: Type.Integer({ minimum: 0 }),
    files: Type.Array(
      Type.Object(
        { name: Type.String({ pattern: NAME }), bytes: Type.Integer({ minimum: 0 }) },
        { additionalProperties: false },
      ),
      { minItems: 2, maxItems: 1000 },
    ),
  },
  { additionalProperties: false },
);
export type Manifest = Static<typeof Manifest>;

const schema = Compile(Manifest);

/** Is this a name that an export may hold? */
export const isFileName = (name: string): boolean => new RegExp(NAME).test(name);

/** Length, then JSON. */
export const writeManifest = (manifest: Manifest): Buffer => {
  const text = Buffer.from(JSON.stringify(manifest));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text]);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads from the beginning of an export. @returns `undefined` while there is too little of it. Errors: `MoveFault` */
export const readManifest = (
  text: Buffer,
): { readonly manifest: Manifest; readonly rest: Buffer } | undefined => {
  const other = new MoveFault('The export was made by a later release; import it with that one.');
  if (text.length < 4) return undefined;
  const end = 4 + text.readUInt32BE(0);
  if (end > MANIFEST_MAX_BYTES) throw other;
  if (text.length < end) return undefined;
  const manifest = parse(text.subarray(4, end).toString('utf8'));
  if (!schema.Check(manifest)) throw other;
  return { manifest, rest: text.subarray(end) };
};
