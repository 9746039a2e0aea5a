import { createHmac, scrypt } from 'node:crypto';

/** A PIN of a door: 4 to 8 digits. */
export const DOOR_PIN_PATTERN = '^[0-9]{4,8}$';
const SHAPE = new RegExp(DOOR_PIN_PATTERN);

/** 16 MiB and some 50 ms on a core of 2020; never on the thread that serves the doors. */
const COST = { N: 16_384, r: 8, p: 1, maxmem: 32 * 1024 * 1024 } as const;
const HASH_BYTES = 16;

/**
 * What a roster holds of a PIN: scrypt under a salt that only the holder of the school's card key can make.
 *
 * One salt for the school, not one for each person, because a door that opens by PIN alone must find the person by one
 * computation. So a stolen roster tells nothing; a stolen agent, which has the card key, tells the PINs after some hours of
 * computing, as it tells card numbers. The door itself is defended by the lock-out, not by the cost.
 *
 * @param cardKey  32 bytes, the key that the roster names
 * @param digits   4 to 8 digits; anything else throws a RangeError without the digits
 * @returns        32 hexadecimal digits; computed outside of the calling thread
 */
export const doorPinHash = (cardKey: Uint8Array, digits: string): Promise<string> => {
  if (!SHAPE.test(digits)) throw new RangeError('a PIN has 4 to 8 digits');
  const salt = createHmac('sha256', cardKey).update('furtka door pin 1').digest();
  return new Promise((resolve, reject) => {
    scrypt(digits, salt, HASH_BYTES, COST, (error, hash) => {
      if (error === null) resolve(hash.toString('hex'));
      else reject(error);
    });
  });
};

/**
 * The PIN that opens and calls for help: the last digit one higher, 9 becomes 0. Nothing more to remember, and who watches
 * sees a PIN that works.
 */
export const duressPinOf = (digits: string): string => turnLast(digits, 1);
/** The PIN that somebody under threat has changed into this one. */
export const plainPinOf = (digits: string): string => turnLast(digits, 9);

const turnLast = (digits: string, by: number): string =>
  `${digits.slice(0, -1)}${(Number(digits.at(-1)) + by) % 10}`;
