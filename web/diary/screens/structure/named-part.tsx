import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import { faultsOf, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { Draft } from './draft.tsx';
import { RemoveRow } from './remove-row.tsx';
import { PanelHead, Split } from './split.tsx';
import { NEW, useStructureAddress } from './structure-address.ts';
import { subjectsQuery, unitsQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

type Kind = 'units' | 'subjects';
interface Named {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly version: number;
}
type Names = Pick<Named, 'name' | 'shortName'>;

/** Units and subjects are both a name with a short one; only their addresses differ. */
const useNamed = (kind: Kind) => {
  const { core, client, schoolId, headers } = useStructure();
  const units = useQuery({
    ...unitsQuery(core, schoolId),
    enabled: kind === 'units',
    select: (rows) => rows.map(({ unitId, ...rest }): Named => ({ id: unitId, ...rest })),
  });
  const subjects = useQuery({
    ...subjectsQuery(core, schoolId),
    enabled: kind === 'subjects',
    select: (rows) => rows.map(({ subjectId, ...rest }): Named => ({ id: subjectId, ...rest })),
  });
  const acts =
    kind === 'units'
      ? {
          add: async (body: Names) =>
            (await dataOf(client.POST('/api/v1/units', { headers, body }))).unitId,
          change: (unitId: string, body: Names & { version: number }) =>
            dataOf(
              client.PUT('/api/v1/units/{unitId}', { headers, params: { path: { unitId } }, body }),
            ),
          remove: (unitId: string) =>
            dataOf(
              client.DELETE('/api/v1/units/{unitId}', { headers, params: { path: { unitId } } }),
            ),
        }
      : {
          add: async (body: Names) =>
            (await dataOf(client.POST('/api/v1/subjects', { headers, body }))).subjectId,
          change: (subjectId: string, body: Names & { version: number }) =>
            dataOf(
              client.PUT('/api/v1/subjects/{subjectId}', {
                headers,
                params: { path: { subjectId } },
                body,
              }),
            ),
          remove: (subjectId: string) =>
            dataOf(
              client.DELETE('/api/v1/subjects/{subjectId}', {
                headers,
                params: { path: { subjectId } },
              }),
            ),
        };
  return { list: kind === 'units' ? units : subjects, ...acts };
};

const NameForm = ({
  kind,
  row,
  onAgain,
}: {
  readonly kind: Kind;
  readonly row: Named | undefined;
  readonly onAgain: () => void;
}) => {
  const { t } = useStructure();
  const { pick } = useStructureAddress();
  const named = useNamed(kind);
  const save = useStructureChange();
  const form = useFields<Names>(
    { name: row?.name ?? '', shortName: row?.shortName ?? '' },
    (values) => faultsOf(values, { name: needed, shortName: needed }),
  );
  const { values, set, faults } = form;
  const send = () =>
    save.mutate({
      onDone: () => pick(undefined),
      run: async () => {
        const body = { name: values.name.trim(), shortName: values.shortName.trim() };
        if (row === undefined) {
          const id = await named.add(body);
          return { text: t('added', { name: body.name }), undo: () => named.remove(id) };
        }
        const { version } = await named.change(row.id, { ...body, version: row.version });
        const before = { name: row.name, shortName: row.shortName, version };
        return { text: t('saved', { name: body.name }), undo: () => named.change(row.id, before) };
      },
    });
  return (
    <OfficeForm
      label={t(`${kind}.form`)}
      verb={row === undefined ? t('add') : t('save')}
      found={form.found}
      onTried={form.tried}
      onSend={send}
      onCancel={() => pick(undefined)}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <OfficeField
        label={t('name')}
        name="name"
        autoFocus={row === undefined}
        maxLength={kind === 'units' ? 120 : 80}
        value={values.name}
        onChange={set('name')}
        fault={faults.name}
      />
      <OfficeField
        label={t('shortName')}
        name="shortName"
        maxLength={kind === 'units' ? 20 : 10}
        hint={t(`${kind}.shortHint`)}
        value={values.shortName}
        onChange={set('shortName')}
        fault={faults.shortName}
      />
    </OfficeForm>
  );
};

const NamedPart = ({ kind }: { readonly kind: Kind }) => {
  const { t } = useStructure();
  const { address } = useStructureAddress();
  const { list, add, remove } = useNamed(kind);
  const row = list.data?.find(({ id }) => id === address.pick);
  return (
    <Split
      label={t(`tab.${kind}`)}
      icon={kind === 'units' ? 'home' : 'book'}
      columns={[
        { id: 'name', label: t('name'), isRowHeader: true, cell: ({ name }) => name },
        { id: 'short', label: t('shortName'), cell: ({ shortName }) => shortName },
      ]}
      items={list.data}
      idOf={({ id }) => id}
      textOf={({ name }) => name}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={t(`${kind}.none`)}
      add={t(`${kind}.add`)}
      panel={
        <>
          <PanelHead title={row?.name ?? t(`${kind}.add`)} />
          <Draft key={row?.id ?? NEW} row={row}>
            {(begun, again) => <NameForm kind={kind} row={begun} onAgain={again} />}
          </Draft>
          {row && (
            <RemoveRow
              name={row.name}
              run={() => remove(row.id)}
              undo={() => add({ name: row.name, shortName: row.shortName })}
            />
          )}
        </>
      }
    />
  );
};

/** Parts of a school complex (STRUCT-08). */
export const UnitsPart = () => <NamedPart kind="units" />;

/** What is taught (STRUCT-10). */
export const SubjectsPart = () => <NamedPart kind="subjects" />;
