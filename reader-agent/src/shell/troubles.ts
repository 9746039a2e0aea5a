/** What makes the attention lamps of an agent light. */
export type Trouble = 'spool' | 'keeper' | 'kept.damaged' | 'roster.missing' | 'roster.stale';

/** The set of present troubles; tells when it becomes empty or is no more. */
export class Troubles {
  readonly #present = new Map<Trouble, string>();
  readonly #onChange: (isTroubled: boolean) => void;

  constructor(onChange: (isTroubled: boolean) => void) {
    this.#onChange = onChange;
  }

  /** `code` tells more; `undefined` ends the trouble. */
  set(trouble: Trouble, code: string | undefined): void {
    const before = this.#present.size;
    if (code === undefined) this.#present.delete(trouble);
    else this.#present.set(trouble, code);
    if (before > 0 !== this.#present.size > 0) this.#onChange(this.#present.size > 0);
  }

  /** Codes by trouble, for /health. */
  list(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#present);
  }
}
