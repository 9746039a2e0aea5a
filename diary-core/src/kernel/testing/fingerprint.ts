import { createHash } from 'node:crypto';
import { catalogueOf, stepsOf } from '../build-kernel.ts';
import type { Feature } from '../feature.ts';

/** What the migrated schema depends on: names of the steps and shapes of the tables. */
export const fingerprint = (features: readonly Feature[]): string => {
  const tables = [...catalogueOf(features).tables.values()];
  const steps = stepsOf(features).map(({ name, migration }) => [name, migration.up.toString()]);
  return createHash('sha256')
    .update(JSON.stringify([steps, tables]))
    .digest('hex')
    .slice(0, 16);
};
