import { type Recorded, type RecordedSet, recordedSet } from '../audit/recorded.ts';
import { bug } from '../domain/app-error.ts';
import type { ColumnSpec } from './columns.ts';
import type { TableDefinition } from './tables.ts';

const STATEMENT = /^(is|has|may|must|can|was)_/;
const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** All tables of one app, looked up by name; made once at boot. */
export interface Catalogue {
  readonly tables: ReadonlyMap<string, TableDefinition>;
  /** Names (and their camelCase aliases) of columns that hold booleans, and of those that hold JSON. */
  readonly booleans: ReadonlySet<string>;
  readonly jsons: ReadonlySet<string>;
  /** What may be written into the register of changes. */
  readonly recorded: RecordedSet;
  table(name: string): TableDefinition;
}

const checkNames = (table: TableDefinition): void => {
  if (table.columns['id']?.spec.kind !== 'id')
    throw bug('kernel.bug', { table: table.name, rule: 'every table has a column id of kind id' });
  for (const [name, { spec }] of Object.entries(table.columns)) {
    const where = `${table.name}.${name}`;
    if ((spec.kind === 'boolean') !== STATEMENT.test(name))
      throw bug('kernel.bug', {
        column: where,
        rule: 'booleans, and only they, read as statements',
      });
    if ((spec.kind === 'json') !== name.endsWith('_json'))
      throw bug('kernel.bug', { column: where, rule: 'JSON columns, and only they, end in _json' });
    if (spec.kind === 'instant' && !name.endsWith('_utc'))
      throw bug('kernel.bug', { column: where, rule: 'instants end in _utc' });
  }
};

const namesOf = (tables: readonly TableDefinition[], kind: ColumnSpec['kind']): Set<string> =>
  new Set(
    tables
      .flatMap((table) => Object.entries(table.columns))
      .filter(([, column]) => column.spec.kind === kind)
      .flatMap(([name]) => [name, camel(name)]),
  );

/** @param recorded  acts and subjects that the features name; the names of all columns are values by themselves */
export const makeCatalogue = (
  definitions: readonly TableDefinition[],
  recorded: readonly Recorded[],
): Catalogue => {
  const tables = new Map<string, TableDefinition>();
  for (const definition of definitions) {
    if (tables.has(definition.name)) throw bug('kernel.bug', { twice: definition.name });
    checkNames(definition);
    tables.set(definition.name, definition);
  }
  return {
    tables,
    booleans: namesOf(definitions, 'boolean'),
    jsons: namesOf(definitions, 'json'),
    recorded: recordedSet([
      ...recorded,
      { acts: [], values: definitions.flatMap(({ columns }) => Object.keys(columns)) },
    ]),
    table: (name) => {
      const table = tables.get(name);
      if (table === undefined) throw bug('kernel.bug', { unknownTable: name });
      return table;
    },
  };
};
