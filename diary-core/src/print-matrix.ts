import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { features } from './features.ts';
import { matrixText } from './kernel/access/matrix.ts';

/** Writes `access-matrix.txt` anew: who may do what, for people to read. A test compares it with the program. */
writeFileSync(
  fileURLToPath(new URL('../access-matrix.txt', import.meta.url)),
  matrixText(features),
);
