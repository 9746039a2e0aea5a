/** A fault of the surroundings that one clear sentence explains; printed as it is, without a stack. */
export class UserFault extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'UserFault';
  }
}

/** What to print for whatever was thrown. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof UserFault) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));
