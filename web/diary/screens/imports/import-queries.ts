import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type ImportRun = ReplyOf<'/api/v1/imports'>['items'][number];
export type ImportView = ReplyOf<'/api/v1/imports/{importId}'>;
export type DryRun = NonNullable<ImportView['dryRun']>;
export type ImportItem = ReplyOf<'/api/v1/imports/{importId}/rows'>['items'][number];
export type ItemState = ImportItem['state'];
export type ImportKind = ImportRun['kind'];
export type ImportChoices = Omit<BodyOf<'/api/v1/imports/{importId}/choices', 'put'>, 'version'>;

export const IMPORT_KEYS = { runs: 'imports', run: 'import', rows: 'import-rows' } as const;

const LOOK_MS = 1_000;
const PAGE = 100;

/** States in which the server works and the page looks again by itself. */
export const isWorking = (state: ImportRun['state']): boolean =>
  state === 'reading' || state === 'writing' || state === 'undoing';

export const runsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [IMPORT_KEYS.runs, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/imports', { headers: inSchool(schoolId) }))).items,
  });

export const runQuery = ({ client }: Core, schoolId: string, importId: string) =>
  queryOptions({
    queryKey: [IMPORT_KEYS.run, schoolId, importId],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/imports/{importId}', {
          headers: inSchool(schoolId),
          params: { path: { importId } },
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isWorking(state.data.state) ? LOOK_MS : false,
  });

export interface RowsOf {
  readonly schoolId: string;
  readonly importId: string;
  readonly state: ItemState;
  /** Another dry run, other rows. */
  readonly digest: string;
}

const rowsPage = (
  { client }: Core,
  { schoolId, importId, state }: Omit<RowsOf, 'digest'>,
  page: { readonly after?: string; readonly limit: number },
) =>
  dataOf(
    client.GET('/api/v1/imports/{importId}/rows', {
      headers: inSchool(schoolId),
      params: { path: { importId }, query: { state, ...page } },
    }),
  );

export const rowsQuery = (core: Core, rows: RowsOf) =>
  infiniteQueryOptions({
    queryKey: [IMPORT_KEYS.rows, rows.schoolId, rows.importId, rows.state, rows.digest],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      rowsPage(core, rows, { limit: PAGE, ...(pageParam === '' ? {} : { after: pageParam }) }),
    getNextPageParam: ({ next }) => next,
  });

/** Every row of one state, page by page. */
export const allRows = async (core: Core, rows: Omit<RowsOf, 'digest'>): Promise<ImportItem[]> => {
  const found: ImportItem[] = [];
  let after: string | undefined;
  do {
    const page = await rowsPage(core, rows, {
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
};

export const uploadFile = (
  { client }: Core,
  schoolId: string,
  body: BodyOf<'/api/v1/imports', 'post'>,
) => dataOf(client.POST('/api/v1/imports', { headers: inSchool(schoolId), body }));

export const chooseForRun = (
  { client }: Core,
  { schoolId, importId }: { readonly schoolId: string; readonly importId: string },
  body: BodyOf<'/api/v1/imports/{importId}/choices', 'put'>,
) =>
  dataOf(
    client.PUT('/api/v1/imports/{importId}/choices', {
      headers: inSchool(schoolId),
      params: { path: { importId } },
      body,
    }),
  );

export type RunAct = 'write' | 'undo' | 'drop';

/** The director's agreement to those who come or move. */
export type Agreement = NonNullable<
  BodyOf<'/api/v1/imports/{importId}/write', 'post'>['agreement']
>;

/** An act upon a run; with „Wczytaj" goes the agreement where the file needs one. */
export interface RunOrder {
  readonly act: RunAct;
  readonly agreement?: Agreement;
}

/** Orders one of the three acts on a run; each says which state of it was looked at. */
export const actOnRun = async (
  { client }: Core,
  schoolId: string,
  run: ImportView,
  { act, agreement }: RunOrder,
): Promise<void> => {
  const init = { headers: inSchool(schoolId), params: { path: { importId: run.importId } } };
  const { version, dryRun } = run;
  if (act === 'write') {
    const body = { version, digest: dryRun?.digest ?? '', ...(agreement && { agreement }) };
    await dataOf(client.POST('/api/v1/imports/{importId}/write', { ...init, body }));
  } else if (act === 'undo')
    await dataOf(client.POST('/api/v1/imports/{importId}/undo', { ...init, body: { version } }));
  else await dataOf(client.POST('/api/v1/imports/{importId}/drop', { ...init, body: { version } }));
};
