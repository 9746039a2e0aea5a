import type { Appended, Arrival } from '../eventlog/append.ts';

/**
 * A group of arrivals on its way to the worker, and its answer back: one text and one block of bytes. Cloning some hundred small
 * objects between threads takes longer than writing them to the disk.
 */
export interface GroupMessage {
  /** JSON: `[source, sourceId, receivedAtUtc, receivedAtSchoolUtc, length of its bytes]` of each arrival. */
  readonly text: string;
  /** The bytes of all, one after another; handed over, not copied. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Line = [Arrival['source'], string, number, number, number];

/** Packs arrivals; the receiver owns the bytes. */
export const packArrivals = (arrivals: readonly Arrival[]): GroupMessage => {
  let length = 0;
  for (const arrival of arrivals) length += arrival.bytes.byteLength;
  const bytes = new Uint8Array(length);
  let at = 0;
  const lines = arrivals.map((arrival): Line => {
    bytes.set(arrival.bytes, at);
    at += arrival.bytes.byteLength;
    const { source, sourceId, receivedAtUtc, receivedAtSchoolUtc } = arrival;
    return [source, sourceId, receivedAtUtc, receivedAtSchoolUtc, arrival.bytes.byteLength];
  });
  return { text: JSON.stringify(lines), bytes };
};

/** What `packArrivals` packed, in the same order. */
export const unpackArrivals = ({ text, bytes }: GroupMessage): Arrival[] => {
  let at = 0;
  return (JSON.parse(text) as Line[]).map(
    ([source, sourceId, receivedAtUtc, receivedAtSchoolUtc, length]) => {
      const from = at;
      at += length;
      return {
        source,
        sourceId,
        receivedAtUtc,
        receivedAtSchoolUtc,
        bytes: bytes.subarray(from, at),
      };
    },
  );
};

export const packAppended = (appended: readonly Appended[]): string => JSON.stringify(appended);
export const unpackAppended = (text: string): readonly Appended[] => JSON.parse(text) as Appended[];
