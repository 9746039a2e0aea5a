// npm run new:feature teaching/trips: writes the folder of a feature and its line in diary-core/src/features.ts.
// From then on the build is red until the manifest is honest.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '@furtka/core-contract/roles';

const AREAS = ['school', 'people', 'presence', 'teaching', 'contact', 'office', 'system'];
const source = new URL('../diary-core/src/', import.meta.url).pathname;

const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const cells = ROLES.map((role) => `    ${role}: 'none',`).join('\n');

/** File name → text. What stands here is the least that compiles; the rest is the feature's own. */
const filesOf = (name: string): Record<string, string> => {
  const noun = camel(name).replace(/s$/, '');
  const table = noun.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return {
    'tables.ts': `import { id, integer } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

export const ${noun}Table = schoolTable('${table}', { id: id(), version: integer() });

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    ${table}: TableOf<typeof ${noun}Table>;
  }
}
`,
    [`migrations/0001-${name}.ts`]: `import type { Migration } from '../../../kernel/db/migration.ts';
import { ${noun}Table } from '../tables.ts';

export const ${camel(name)}0001: Migration = {
  id: '0001-${name}',
  up: async (m) => {
    await m.create(${noun}Table);
  },
};
`,
    'permissions.ts': `import type { Permissions } from '../../kernel/access/grants.ts';

export const ${noun}Permissions = {
  '${noun}.read': {
${cells}
  },
} as const satisfies Permissions;
`,
    'feature.ts': `import { defineFeature } from '../../kernel/feature.ts';
import { ${camel(name)}0001 } from './migrations/0001-${name}.ts';
import { ${noun}Permissions } from './permissions.ts';
import { ${noun}Table } from './tables.ts';

export const ${camel(name)} = defineFeature({
  name: 'AREA/${name}',
  nouns: ['${noun}'],
  tables: [${noun}Table],
  migrations: [${camel(name)}0001],
  permissions: ${noun}Permissions,
});
`,
  };
};

const addToList = (area: string, name: string): void => {
  const file = join(source, 'features.ts');
  const text = readFileSync(file, 'utf8');
  const imported = `import { ${camel(name)} } from './${area}/${name}/feature.ts';\n${text}`;
  writeFileSync(file, imported.replace(/\n\]( as const)?;/, `\n  ${camel(name)},\n]$1;`));
};

const main = (): number => {
  const [path = ''] = process.argv.slice(2);
  const [area = '', name = '', ...rest] = path.split('/');
  if (!AREAS.includes(area) || !/^[a-z][a-z-]*$/.test(name) || rest.length > 0) {
    process.stderr.write(`npm run new:feature AREA/NAME, with AREA one of ${AREAS.join(', ')}.\n`);
    return 1;
  }
  const folder = join(source, area, name);
  if (existsSync(folder)) {
    process.stderr.write(`diary-core/src/${path} is there already.\n`);
    return 1;
  }
  for (const [file, text] of Object.entries(filesOf(name))) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text.replace('AREA', area));
  }
  addToList(area, name);
  process.stdout.write(`diary-core/src/${path} written, and its line in features.ts.\n`);
  return 0;
};

process.exitCode = main();
