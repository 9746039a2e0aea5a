import type { Feature } from './kernel/feature.ts';

/**
 * The table of contents: every feature of the core, in the order of the areas (school ← people ← presence ← teaching ← system). A
 * feature may ask only those above it. Migrations run in this order.
 */
export const features: readonly Feature[] = [];
