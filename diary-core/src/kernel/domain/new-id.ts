import { randomBytes } from 'node:crypto';
import type { Clock } from '@furtka/core-contract/clock';
import { type Brand, uuidv7 } from '@furtka/core-contract/ids';

/** Maker of time-ordered ids by the system clock. Random bytes are drawn in bulk: mass work asks for thousands. */
export const makeNewId = (system: Clock): (<B extends string>() => Brand<B>) => {
  const POOL_BYTES = 10 * 256;
  let pool = Buffer.alloc(0);
  let at = 0;
  return <B extends string>() => {
    if (at + 10 > pool.length) {
      pool = randomBytes(POOL_BYTES);
      at = 0;
    }
    const id = uuidv7(system.nowMs(), pool.subarray(at, at + 10));
    at += 10;
    return id as Brand<B>;
  };
};
