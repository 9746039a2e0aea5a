import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';

/** A schema as the walker sees it: TypeBox schemas are JSON Schema. */
interface Plain {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Plain[];
  readonly properties?: Readonly<Record<string, Plain>>;
  readonly required?: readonly string[];
  readonly items?: Plain;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
}

const STRINGS: readonly string[] = [
  '0198ffff-0000-7000-8000-0000000000ff',
  '2026-09-07',
  '08:00',
  '2026-09',
  '246810',
  'pl',
  '04a1b2c3d4e5f6',
  '44051401458',
  'Zielony7zielony',
  'kto@szkola.test',
  'AB12CD34',
  'Europe/Warsaw',
  '+48600000001',
  'nazwa',
  'lessons.change',
  '0'.repeat(64),
];

const stringFor = (schema: Plain, name: string): string => {
  if (/password|^next$/i.test(name)) return 'Zielony7zielony';
  const long = 'x'.repeat(schema.minLength ?? 1);
  const found = [...STRINGS, long].find((text) => Check(schema as TSchema, text));
  if (found === undefined) throw new RangeError(`no sample for ${JSON.stringify(schema)}`);
  return found;
};

/**
 * The smallest value that a schema accepts, so that a request gets past its form and shows what the route itself says. Throws a
 * RangeError for a pattern that no sample meets: add one to `STRINGS`.
 */
export const sampleOf = (schema: TSchema, named = ''): unknown => {
  const plain = schema as Plain;
  if (plain.const !== undefined) return plain.const;
  if (plain.enum !== undefined) return plain.enum[0];
  if (plain.anyOf !== undefined) return sampleOf(plain.anyOf[0] as TSchema);
  if (plain.type === 'object')
    return Object.fromEntries(
      (plain.required ?? []).map((name) => [
        name,
        sampleOf(plain.properties?.[name] as TSchema, name),
      ]),
    );
  if (plain.type === 'array')
    return Array.from({ length: plain.minItems ?? 0 }, () => sampleOf(plain.items as TSchema));
  if (plain.type === 'integer' || plain.type === 'number') return plain.minimum ?? 1;
  if (plain.type === 'boolean') return false;
  if (plain.type === 'null') return null;
  return stringFor(plain, named);
};
