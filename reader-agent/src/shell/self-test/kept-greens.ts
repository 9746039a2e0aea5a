import { createHash } from 'node:crypto';
import { freshGreens, type TestState, type TestStep } from '../../core/self-test.ts';
import { readKept, writeKept } from '../kept-file.ts';

/** Greens of one door, kept while the installer is away. */
export interface GreensPlace {
  readonly dataDir: string;
  readonly doorId: string;
  /** The door's and the driver's config: another wiring makes no old green true. */
  readonly wiring: unknown;
}

const nameOf = ({ doorId }: GreensPlace): string => `self-test-${doorId}`;
const markOf = ({ wiring }: GreensPlace): string =>
  createHash('sha256').update(JSON.stringify(wiring)).digest('hex');

interface KeptGreens {
  readonly mark: string;
  readonly results: TestState['results'];
}

const parsed = (text: string): KeptGreens | undefined => {
  try {
    return JSON.parse(text) as KeptGreens;
  } catch {
    return undefined;
  }
};

/** Greens that still count: of the same wiring and less than a day old. */
export const readGreens = (
  place: GreensPlace,
  steps: readonly TestStep[],
  nowUtc: number,
): TestState['results'] => {
  const [newest] = readKept(place.dataDir, nameOf(place)).texts;
  const kept = newest === undefined ? undefined : parsed(newest.text);
  return kept?.mark === markOf(place) ? freshGreens(kept.results, steps, nowUtc) : {};
};

/** Throws what the file system says. */
export const keepGreens = (place: GreensPlace, results: TestState['results']): void => {
  const kept: KeptGreens = { mark: markOf(place), results };
  writeKept(readKept(place.dataDir, nameOf(place)).file, JSON.stringify(kept));
};
