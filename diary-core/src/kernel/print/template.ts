import { readFileSync } from 'node:fs';
import { fileBeside } from './beside.ts';

/** A Typst file that lies beside the feature which prints it. */
export interface PrintTemplate {
  /** Name of the file without its end; goes into the audit and into the name of the PDF. */
  readonly name: string;
  /** Its text, read once. */
  source(): string;
}

/** A template may read nothing but what it is handed: packages would come from the network. */
const PACKAGE = /(?:import|include)\s*\(?\s*"@/;

/**
 * Names the template `<name>.typ` that lies beside the calling file; the build lays all templates of the core beside its programs, so
 * names are unique in the whole core.
 *
 * @param base  `import.meta.url` of the caller
 * @throws      an Error from `source()` when the template imports a package
 */
export const printTemplate = (name: string, base: string): PrintTemplate => {
  let text: string | undefined;
  return {
    name,
    source: () => {
      text ??= readFileSync(fileBeside(`${name}.typ`, base), 'utf8');
      if (PACKAGE.test(text)) throw new Error(`${name}.typ imports a package`);
      return text;
    },
  };
};
