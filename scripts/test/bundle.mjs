// Makes each test file one program before it runs: reading hundreds of modules one by one through a loader takes a third of a
// small file's time. What is ours goes into the bundle; packages stay outside, as in the product.
import { readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Short: folders of tests are named after it, and a config takes no path of any length. */
const FOLDER = '.tap/b';
/** How our code asks whether it runs from its sources, whose workers need a loader, or from what was built. */
const ASKS_FOR_SOURCES = "import.meta.url.endsWith('.ts')";

/** Stands for `import.meta.url` in each file that asks for it; the word inside of a text stays what it is. */
const OWN_ADDRESS = 'addressOfThisSource';

/** Files that lie beside a source are found where the source is; workers and children where `npm run build` puts them. */
const addressOf = (root, path, text) => {
  const [workspace] = relative(root, path).split(sep);
  const place = text.includes(ASKS_FOR_SOURCES)
    ? join(root, 'dist', workspace, 'in-test.js')
    : path;
  return JSON.stringify(pathToFileURL(place).href);
};

const keepsAddresses = (root) => ({
  name: 'keeps-addresses',
  setup(build) {
    build.onLoad({ filter: /\.[cm]?tsx?$/ }, ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      return {
        contents: `const ${OWN_ADDRESS} = ${addressOf(root, path, text)}; ${text}`,
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      };
    });
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@furtka/') ? undefined : { path, external: true },
    );
  },
});

/**
 * Bundles the test files at `paths` (relative to `root`). Errors: one that a source has (the bundler's own words).
 *
 * @returns path of the program of each test file, by the path of the file
 */
export const bundleTests = async (root, paths) => {
  rmSync(join(root, FOLDER), { recursive: true, force: true });
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: paths,
    outdir: FOLDER,
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    define: { 'import.meta.url': OWN_ADDRESS },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [keepsAddresses(root)],
  });
  return new Map(paths.map((path) => [path, join(FOLDER, path.replace(/\.ts$/, '.mjs'))]));
};
