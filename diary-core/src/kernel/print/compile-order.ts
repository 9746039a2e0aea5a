/** What the printing process is sent: everything a PDF is made of, in plain values. */
export interface CompileOrder {
  readonly id: number;
  readonly frame: string;
  readonly source: string;
  /** Of the frame: title, author, date. JSON. */
  readonly about: string;
  /** Of the template. JSON. */
  readonly data: string;
}

export type CompileReply =
  | { readonly id: number; readonly ok: true; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly id: number; readonly ok: false; readonly faults: readonly string[] };
