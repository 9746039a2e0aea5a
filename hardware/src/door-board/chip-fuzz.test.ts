import fc from 'fast-check';
import t from 'tap';
import { SETTLE_MS, type Spoiling, spoiltEdges, startChipFuzz } from '../../bench/chip-fuzz.ts';
import { wiegandEdges } from '../simulated-board/board.ts';
import type { OutsideEdge } from '../simulated-board/chip.ts';
import { encodeWiegand } from '../wiegand/encode.ts';

// From the edges on the wires to the credential, through the shipped firmware: nothing that no card sends may be a card.

const FORMATS = ['H10301', 'H10304'] as const;
const NOISE_MS = 12;

const cardOf = (facilityCode: number, number: number) => ({
  bits: encodeWiegand('H10304', { facilityCode, number }),
  known: { technology: 'wiegand', bits: 37, facilityCode, number: String(number) },
});

const place = { at: fc.nat(36) };
const spoiling: fc.Arbitrary<Spoiling> = fc.oneof(
  ...(['flipped', 'cut', 'bothLow', 'wide', 'close'] as const).map((kind) =>
    fc.record({ kind: fc.constant(kind), ...place }),
  ),
  fc.record({
    kind: fc.constant('lengthened' as const),
    by: fc.array(fc.nat(1), { minLength: 1, maxLength: 40 }),
  }),
);
/** Pulses of any width at any time on both lines of a reader. */
const noise = (reader: 0 | 1): fc.Arbitrary<OutsideEdge[]> =>
  fc
    .array(
      fc.record({
        pin: fc.constantFrom(2 * reader + 2, 2 * reader + 3),
        afterUs: fc.integer({ min: 0, max: NOISE_MS * 1_000 - 900 }),
        us: fc.integer({ min: 1, max: 800 }),
      }),
      { maxLength: 60 },
    )
    .map((pulses) =>
      pulses.flatMap(({ pin, afterUs, us }) => [
        { pin, afterUs, level: false },
        { pin, afterUs: afterUs + us, level: true },
      ]),
    );

t.test('T7: a spoilt frame through the firmware is never the card that was spoilt', async (t) => {
  const chip = startChipFuzz(FORMATS);
  fc.assert(
    fc.property(
      fc.nat(65_535),
      fc.nat(524_287),
      fc.tuple(spoiling, spoiling),
      (facilityCode, number, spoilings) => {
        const card = cardOf(facilityCode, number);
        for (const reader of [0, 1] as const)
          chip.frame(reader, spoiltEdges(reader, card.bits, spoilings[reader]));
        chip.settle(SETTLE_MS + 20);
        const { credentials } = chip.taken();
        return credentials.every(
          (one) => JSON.stringify(one).indexOf(JSON.stringify(card.known).slice(0, -1)) !== 0,
        );
      },
    ),
    { numRuns: 250, seed: 7 },
  );
  t.ok(chip.counts().frames > 400, `${chip.counts().frames} frames came through`);
  t.equal(chip.moved(), 0, 'no output moved');
});

t.test('T7: after any noise the next card is read whole, at both readers', async (t) => {
  const chip = startChipFuzz(FORMATS);
  fc.assert(
    fc.property(
      noise(0),
      noise(1),
      fc.nat(65_535),
      fc.nat(524_287),
      (first, second, site, number) => {
        const card = cardOf(site, number);
        chip.frame(0, first);
        chip.frame(1, second);
        chip.settle(NOISE_MS + 60);
        chip.taken();
        for (const reader of [0, 1] as const)
          chip.frame(reader, wiegandEdges(reader, card.bits, { widthUs: 40, distanceUs: 250 }));
        chip.settle(SETTLE_MS + 10);
        const { credentials } = chip.taken();
        return (
          credentials.length === 2 &&
          credentials.every((one) => one.technology === 'wiegand' && one.number === String(number))
        );
      },
    ),
    { numRuns: 150, seed: 8 },
  );
  t.equal(chip.moved(), 0, 'no output moved');
});
