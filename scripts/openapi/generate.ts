import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const HELP = `npx tsx scripts/openapi/generate.ts SOURCE [TARGET] [--check]

Writes the types of the core's API for the typed client of the screens.

  SOURCE    address or file of the core's /api/v1/openapi.json
  TARGET    file to write (default: web/shared/api/core.gen.ts)
  --check   writes nothing; exit code 1 when the file is not what would be written
`;

const DEFAULT_TARGET = new URL('../../web/shared/api/core.gen.ts', import.meta.url);
const HEAD =
  '// Written by scripts/openapi/generate.ts from /api/v1/openapi.json of the core; not edited by hand.\n';

/** What a browser may ask for: not the hubs' own routes, not the pages, not the document itself. */
const isForScreens = (path: string): boolean =>
  path.startsWith('/api/v1/') && !/^\/api\/v1\/(hub\/|openapi\.json)/.test(path);

const readSource = async (source: string): Promise<OpenAPI3> => {
  if (!/^https?:\/\//.test(source)) return JSON.parse(await readFile(source, 'utf8'));
  const reply = await fetch(source);
  if (!reply.ok) throw new Error(`${source} answered ${reply.status}`);
  return reply.json() as Promise<OpenAPI3>;
};

/** The types as text; the same document gives the same text, in whatever order its paths stand. */
const typesOf = async (document: OpenAPI3): Promise<string> => {
  const paths = Object.entries(document.paths ?? {})
    .filter(([path]) => isForScreens(path))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const nodes = await openapiTS({ ...document, paths: Object.fromEntries(paths) });
  return HEAD + astToString(nodes);
};

const main = async (words: readonly string[]): Promise<void> => {
  const [source, target = DEFAULT_TARGET] = words.filter((word) => !word.startsWith('--'));
  if (words.includes('--help') || source === undefined) {
    process.stdout.write(HELP);
    process.exitCode = source === undefined && !words.includes('--help') ? 1 : 0;
    return;
  }
  const types = await typesOf(await readSource(source));
  if (!words.includes('--check')) return writeFile(target, types);
  const present = await readFile(target, 'utf8').catch(() => '');
  if (present === types) return;
  process.stderr.write('The API has changed: generate the types of the screens anew.\n');
  process.exitCode = 1;
};

await main(process.argv.slice(2));
