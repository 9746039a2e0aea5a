import type { ReadCredential } from '../port.ts';
import { decodeWiegand } from './decode.ts';
import type { Bits } from './format.ts';
import { type WiegandFormatName, wiegandFormats } from './formats.table.ts';

/** A frame and what the lines did while it came. */
export interface JudgedFrame {
  readonly bits: Bits;
  /** Noise was filtered out between the bits. */
  readonly hasSpike: boolean;
  /** The lines did what no reader does: both low, too wide, too close, too many bits. */
  readonly isDamaged: boolean;
}

export type Verdict =
  | {
      readonly ok: true;
      readonly format: WiegandFormatName;
      readonly credential: ReadCredential;
    }
  | { readonly ok: false; readonly code: 'damaged' | 'length' | 'parity' };

/**
 * What a frame is worth. A frame without parity has nothing that would tell of a lost bit, so it must have come without any noise.
 *
 * @param names  formats that this reader may send
 */
export const judgeFrame = (frame: JudgedFrame, names: readonly WiegandFormatName[]): Verdict => {
  if (frame.isDamaged) return { ok: false, code: 'damaged' };
  const decoded = decodeWiegand(frame.bits, names);
  if (!decoded.ok) return decoded;
  const isChecked = wiegandFormats[decoded.format].parities.length > 0;
  return frame.hasSpike && !isChecked ? { ok: false, code: 'damaged' } : decoded;
};
