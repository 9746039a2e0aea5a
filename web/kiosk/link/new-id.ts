import { uuidv7 } from '@furtka/core-contract/ids';
import { browserClock } from '../../shared/time/browser-clock.ts';

/** Id of an act that begins here: the same act sent twice is one. `crypto.randomUUID` is missing on plain HTTP, this is not. */
export const newId = <Id extends string>(): Id =>
  uuidv7(browserClock.nowMs(), crypto.getRandomValues(new Uint8Array(10))) as Id;
