import { defineFeature } from '../../kernel/feature.ts';

/** Keys of a school: for card numbers, for numbers that never return, for signing rosters. Kept by the kernel's key store. */
export const schoolKeys = defineFeature({
  name: 'presence/school-keys',
  nouns: ['card key', 'roster key'],
});
