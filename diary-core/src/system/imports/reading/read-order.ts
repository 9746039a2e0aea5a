/** What a file may be read as. */
export type FileFormat = 'table' | 'timetable';

/** Sent to the reading process. */
export interface ReadOrder {
  readonly format: FileFormat;
  readonly bytes: Uint8Array;
}

/** Its answer; `fault` is the code of why the file cannot be read. */
export type ReadReply =
  | { readonly ok: true; readonly parsed: unknown }
  | {
      readonly ok: false;
      readonly fault: string;
      readonly details: Readonly<Record<string, string | number>>;
    };
