import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import type { ImportKindName } from './domain.ts';
import { KINDS } from './kinds.ts';
import type { Plan } from './plan.ts';

export type RunRow = Row<'import_run'>;

export const rememberedOf = async (
  read: SchoolRead,
  kind: ImportKindName,
): Promise<Readonly<Record<string, string>>> => {
  const row = await read
    .from('import_memory')
    .select('choices_json')
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.choices_json ?? {};
};

export interface DryRun {
  readonly plan: Plan | undefined;
  /** Why the whole file cannot go in now. */
  readonly fault:
    | { readonly code: string; readonly details: Readonly<Record<string, unknown>> }
    | undefined;
}

/** The dry run of a file as the school is now. */
export const dryRun = async (
  read: SchoolRead,
  services: Services,
  run: RunRow,
  parsed: unknown,
): Promise<DryRun> => {
  const source = {
    parsed,
    choices: run.choices_json,
    remembered: await rememberedOf(read, run.kind),
  };
  try {
    return { plan: await KINDS[run.kind].plan(read, services, source), fault: undefined };
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'invalid') throw error;
    return { plan: undefined, fault: { code: error.code, details: error.details } };
  }
};
