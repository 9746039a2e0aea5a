/** Why a hub could not be moved; the message is one sentence for the person who asked. Nothing was changed then. */
export class MoveFault extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'MoveFault';
  }
}

/** The code of a fault that the system itself tells, `''` for any other. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** First line of an export. */
export const EXPORT_LABEL = 'furtka-hub-export 1';
