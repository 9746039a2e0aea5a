import type { Catalogue } from './catalogue.ts';

/** Between TypeScript values and what both drivers accept. Works by column name, never by looking at the content. */
export interface Codec {
  encode(parameters: readonly unknown[]): unknown[];
  /** Changes the rows in place; they are the driver's own. */
  decode(rows: Record<string, unknown>[]): Record<string, unknown>[];
}

/** One value for a statement: booleans to 0/1, objects to JSON text, undefined to null. */
export const encodeValue = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
    return JSON.stringify(value);
  return value;
};

const asBoolean = (value: unknown): unknown =>
  value === null || typeof value === 'boolean' ? value : value === 1;
const asJson = (value: unknown): unknown =>
  typeof value === 'string' ? (JSON.parse(value) as unknown) : value;

export const makeCodec = (catalogue: Pick<Catalogue, 'booleans' | 'jsons'>): Codec => ({
  encode: (parameters) => parameters.map(encodeValue),
  decode: (rows) => {
    const first = rows[0];
    if (first === undefined) return rows;
    for (const key of Object.keys(first)) {
      const convert = catalogue.booleans.has(key)
        ? asBoolean
        : catalogue.jsons.has(key)
          ? asJson
          : undefined;
      if (convert !== undefined) for (const row of rows) row[key] = convert(row[key]);
    }
    return rows;
  },
});
