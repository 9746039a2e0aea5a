import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A file that lies beside the calling one; in a bundle the build lays it beside the core's programs, and a program of another folder that
 * has the core inside, such as the demo's, finds it there.
 *
 * @param base  `import.meta.url` of the caller
 */
export const fileBeside = (name: string, base: string): string => {
  const places = [`./${name}`, `../diary-core/${name}`].map((path) =>
    fileURLToPath(new URL(path, base)),
  );
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${name} is missing: looked at ${places.join(', ')}`);
  return found;
};
