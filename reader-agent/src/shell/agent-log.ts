import type { Logger } from 'pino';

/** What the agent needs of a log. Fields hold ids and codes, never a card number. */
export type AgentLog = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** The code of an error for a log or an event: its own, or the name of its class. */
export const codeOfError = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
