import type { DeviceCode } from './port.ts';

/** What a failed act on a device has to say; never a card number. */
export interface DeviceFailure {
  /** Id of the device by its config, or the driver's name when no single device is meant. */
  readonly device: string;
  /** The act that failed, one word: `open`, `pulse`, `read`. */
  readonly operation: string;
  readonly code: DeviceCode;
  /** Time from the start of the act to its failure, milliseconds of the monotonic clock. */
  readonly elapsedMs: number;
  /** True when doing the same again cannot make things worse. */
  readonly retrySafe: boolean;
  /** One sentence for the person who repairs it. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The one error class of hardware. Callers look at `code` and `retrySafe`, never at the text. */
export class DeviceError extends Error {
  readonly device: string;
  readonly operation: string;
  readonly code: DeviceCode;
  readonly elapsedMs: number;
  readonly retrySafe: boolean;

  constructor(failure: DeviceFailure) {
    const hint = failure.hint === undefined ? '' : `: ${failure.hint}`;
    super(
      `${failure.device}: ${failure.operation} failed (${failure.code}) after ${Math.round(failure.elapsedMs)} ms${hint}`,
      failure.cause === undefined ? {} : { cause: failure.cause },
    );
    this.name = 'DeviceError';
    this.device = failure.device;
    this.operation = failure.operation;
    this.code = failure.code;
    this.elapsedMs = failure.elapsedMs;
    this.retrySafe = failure.retrySafe;
  }
}
